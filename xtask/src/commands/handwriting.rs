//! `cargo xtask handwriting` measures how often the recogniser finds a written character, beside zinnia.

mod distortions;
mod samples;
mod zinnia;

use crate::project::Project;
use crate::ship;
use anyhow::{Context, Result, anyhow};
use distortions::{GRADES, Grade, KINDS, Kind, distort};
use handwriting::{Recogniser, Templates};
use samples::Sample;
use std::path::PathBuf;
use std::time::Instant;

/// Real handwriting, of which the parameters of the recogniser have seen no more than this third.
const REAL: &str = "crates/handwriting/tests/samples/real-third.json";

/// Candidates that a kiosk shows.
const SHOWN: usize = 8;

/// The seed of the distortions, which no parameter was chosen on.
const SEED: u64 = 20_261_128;

/// Every how many-th character is distorted, in the order of Unicode, so that the command takes two minutes.
const DISTORTED: usize = 16;

/// Measure how often handwriting is recognised, beside zinnia.
///
/// Prints the share of samples whose character comes first and whose character is among the first eight, and
/// the milliseconds that an answer takes: of real samples, then of references that are distorted in three
/// grades, every sixteenth character of them. zinnia is measured on the same strokes and over the same
/// characters if it is installed (Debian: zinnia-utils, tegaki-zinnia-simplified-chinese).
#[derive(clap::Args)]
pub struct Args {
    /// A file of samples: character → samples → strokes → points.
    #[arg(long, value_name = "FILE")]
    samples: Option<PathBuf>,
    /// Print each sample whose character does not come first.
    #[arg(long)]
    misses: bool,
    /// Distort every character, which takes half an hour with zinnia.
    #[arg(long)]
    all: bool,
}

/// The results of a recogniser on one set of samples.
#[derive(Default)]
struct Score {
    count: usize,
    first: usize,
    shown: usize,
    milliseconds: f64,
}

impl Score {
    /// Counts an answer: the characters, the likeliest first.
    fn add(&mut self, expected: char, answer: impl IntoIterator<Item = char>) -> Option<usize> {
        let position = answer.into_iter().take(SHOWN).position(|character| character == expected);
        self.count += 1;
        self.first += usize::from(position == Some(0));
        self.shown += usize::from(position.is_some());
        position
    }

    fn print(&self, recogniser: &str, samples: &str) {
        let share = |count: usize| 100.0 * count as f64 / self.count.max(1) as f64;
        println!(
            "{recogniser:8} {samples:28} {:5} {:7.1} {:7.1} {:7.2}",
            self.count,
            share(self.first),
            share(self.shown),
            self.milliseconds / self.count.max(1) as f64,
        );
    }
}

/// Returns the templates that kiosks use.
fn templates(project: &Project) -> Result<Templates> {
    let characters = ship::written_characters(project)?;
    let bytes = ship::pack_handwriting(project, &characters)?;
    println!("{} characters, {} bytes", characters.len(), bytes.len());
    Templates::decode(&bytes).ok_or_else(|| anyhow!("the bundle just packed is damaged"))
}

impl Args {
    pub fn run(self, project: &Project) -> Result<()> {
        let recogniser = Recogniser::new(templates(project)?);
        let path = self.samples.unwrap_or_else(|| project.root.join(REAL));
        let real = samples::read(&path).with_context(|| format!("reading {}", path.display()))?;
        println!("{:8} {:28} {:>5} {:>7} {:>7} {:>7}", "", "strokes", "", "first", "in 8", "ms");
        let mut sets = vec![("real".to_owned(), real)];
        for grade in GRADES {
            for kind in KINDS {
                let step = if self.all { 1 } else { DISTORTED };
                let set = distorted(project, recogniser.templates().characters(), step, kind, grade)?;
                sets.push((format!("{grade:?} {kind:?}"), set));
            }
        }
        for (name, set) in sets {
            measure(&recogniser, &set, self.misses).print("ours", &name);
            if let Some(score) = zinnia::measure(project, &set, recogniser.templates().characters())? {
                score.print("zinnia", &name);
            }
        }
        if !zinnia::is_installed() {
            println!("zinnia is not installed: {}", zinnia::REMEDY);
        }
        Ok(())
    }
}

/// Returns the references of every `step`-th character, distorted.
fn distorted(
    project: &Project,
    characters: &[char],
    step: usize,
    kind: Kind,
    grade: Grade,
) -> Result<Vec<Sample>> {
    let sample = |character: &char| {
        let strokes = ship::reference_strokes(project, *character)?;
        // The distortions take the package's coordinates, whose y axis points up.
        let strokes: Vec<distortions::Stroke> = strokes
            .into_iter()
            .map(|line| line.into_iter().map(|[x, y]| (x, ship::REFERENCE_TOP - y)).collect())
            .collect();
        let strokes = distort(&strokes, kind, grade, SEED)
            .into_iter()
            .map(|line| line.into_iter().map(|(x, y)| [x, y]).collect())
            .collect();
        Ok(Sample { character: *character, strokes })
    };
    characters.iter().step_by(step).map(sample).collect()
}

fn measure(recogniser: &Recogniser, set: &[Sample], print_misses: bool) -> Score {
    let mut score = Score::default();
    for Sample { character, strokes } in set {
        let start = Instant::now();
        let answer = recogniser.recognise(strokes);
        score.milliseconds += start.elapsed().as_secs_f64() * 1000.0;
        let found = answer.iter().map(|candidate| candidate.character);
        if score.add(*character, found.clone()) != Some(0) && print_misses {
            println!("  {character}: {}", found.take(SHOWN).collect::<String>());
        }
    }
    score
}

#[cfg(test)]
mod tests {
    use super::distortions::{Grade, Kind};
    use super::{REAL, distorted, measure, samples, templates};
    use crate::project::Project;
    use handwriting::Recogniser;

    #[test]
    fn real_handwriting_is_recognised() {
        let project = Project::find().expect("is in the repository");
        let templates = templates(&project).expect("packs");
        assert!(templates.characters().len() > 1200, "npm ci installs what they are made from");
        let recogniser = Recogniser::new(templates);
        let set = samples::read(&project.root.join(REAL)).expect("reads the samples");
        let score = measure(&recogniser, &set, true);
        assert_eq!(score.count, 97);
        assert!(score.first as f64 >= 0.96 * 97.0, "{} of 97 come first", score.first);
        assert!(score.shown as f64 >= 0.99 * 97.0, "{} of 97 are among eight", score.shown);
        // Pruning keeps the right one also where it does not come first.
        for sample in &set {
            let kept = recogniser.recognise(&sample.strokes);
            assert!(kept.len() < 100 && kept.iter().any(|it| it.character == sample.character));
        }
        // An empty drawing is none of them.
        assert_eq!(recogniser.recognise(&[]), []);
    }

    #[test]
    fn ordinary_hasty_handwriting_is_recognised() {
        let project = Project::find().expect("is in the repository");
        let templates = templates(&project).expect("packs");
        let set = distorted(&project, templates.characters(), 10, Kind::Everything, Grade::Middle)
            .expect("reads the references");
        assert!(set.len() > 60);
        let score = measure(&Recogniser::new(templates), &set, true);
        let count = score.count as f64;
        assert!(score.first as f64 >= 0.92 * count, "{} of {count} come first", score.first);
        assert!(score.shown as f64 >= 0.985 * count, "{} of {count} are among eight", score.shown);
    }
}
