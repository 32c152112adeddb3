//! Expansion phrases: the words by which users search for an occupation (`data/occupations/phrases/`).

use super::national_code;
use super::tables::rows;
use crate::diagnostic::{Code, Diagnostic, recorded};
use crate::files::DataFiles;
use crate::source::SourceFile;
use occupations::OccupationCode;
use occupations::meaning::{Expansion, KeptAlone};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use toml::Spanned;

/// The folder of the phrases, below the project's root.
pub(crate) const FOLDER: &str = "data/occupations/phrases";
/// The maximum number of characters of a phrase.
const LONGEST: usize = 24;
/// The kinds of phrases, and what of a phrase is kept even if no other shares it: a Latin word in a single
/// phrase of some kinds is still a word and not an accident of its wording, and what everybody calls an
/// occupation is kept whole.
const KINDS: [(&str, KeptAlone); 14] = [
    ("task", KeptAlone::Nothing),
    ("tool", KeptAlone::LatinWords),
    ("thing", KeptAlone::Nothing),
    ("place", KeptAlone::Nothing),
    ("job_ad", KeptAlone::LatinWords),
    ("course", KeptAlone::Nothing),
    ("abbreviation", KeptAlone::LatinWords),
    ("old_name", KeptAlone::LatinWords),
    ("question", KeptAlone::Nothing),
    ("family", KeptAlone::Nothing),
    ("dialect", KeptAlone::Nothing),
    ("shared", KeptAlone::LatinWords),
    ("everyday", KeptAlone::LatinWords),
    ("common", KeptAlone::Characters),
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PhrasesFile {
    occupation: Vec<OccupationEntry>,
}

#[derive(Deserialize)]
struct OccupationEntry {
    code: Spanned<String>,
    #[serde(flatten)]
    kinds: BTreeMap<String, Vec<String>>,
}

/// The expansions by occupation.
pub(crate) type Expansions = BTreeMap<OccupationCode, Expansion>;

/// Reads the phrase files of the folder, in the order of their names.
pub(crate) fn files(root: &(impl DataFiles + ?Sized)) -> Result<Vec<SourceFile>, Diagnostic> {
    let files = SourceFile::read_folder(root, FOLDER, "toml")?;
    if files.is_empty() {
        return Err(Diagnostic {
            code: Code::FileUnreadable,
            file: FOLDER.to_owned(),
            line: 1,
            message: "the folder holds no phrases".to_owned(),
            remedy: "put its files back".to_owned(),
        });
    }
    Ok(files)
}

/// Returns the phrases of all files.
pub(crate) fn texts(files: &[SourceFile]) -> BTreeSet<String> {
    let entries = files.iter().filter_map(|source| source.toml::<PhrasesFile>().ok());
    entries.flat_map(|file| file.occupation).flat_map(|entry| entry.kinds.into_values()).flatten().collect()
}

/// Reads the phrases of all files and the terms of the official definitions.
pub(crate) fn read(
    files: &[SourceFile],
    definitions: &SourceFile,
    known: &BTreeSet<OccupationCode>,
    problems: &mut Vec<Diagnostic>,
) -> Expansions {
    let mut expansions = Expansions::new();
    for source in files {
        let Some(file) = recorded(source.toml::<PhrasesFile>(), problems) else { continue };
        for entry in file.occupation {
            add(&mut expansions, source, &entry, known, problems);
        }
    }
    for row in rows(definitions, ["code", "characters", "bigrams"], problems) {
        if let Some(code) = national_code::parse(definitions, row.line, &row.fields[0], known, problems) {
            let bigrams = row.fields[2].split(' ').map(str::to_owned);
            expansions.entry(code).or_default().terms = bigrams.collect();
        }
    }
    expansions
}

fn add(
    expansions: &mut Expansions,
    source: &SourceFile,
    entry: &OccupationEntry,
    known: &BTreeSet<OccupationCode>,
    problems: &mut Vec<Diagnostic>,
) {
    let line = source.line_at(entry.code.span().start);
    let Some(code) = national_code::parse(source, line, entry.code.get_ref(), known, problems) else {
        return;
    };
    let expansion = expansions.entry(code).or_default();
    for (kind, phrases) in &entry.kinds {
        let Some((_, kept_alone)) = KINDS.iter().find(|(name, _)| name == kind) else {
            problems.push(source.problem_on_line(
                Code::Malformed,
                line,
                format!("\"{kind}\" is not a kind of phrase"),
                "use one of the kinds in docs/search.md",
            ));
            continue;
        };
        for phrase in phrases {
            let length = phrase.chars().count();
            if length == 0 || length > LONGEST {
                problems.push(source.problem_on_line(
                    Code::OutOfRange,
                    line,
                    format!("the phrase \"{phrase}\" has {length} characters"),
                    format!("write 1 to {LONGEST} characters"),
                ));
            }
            expansion.phrases.push((phrase.clone(), *kept_alone));
        }
    }
}
