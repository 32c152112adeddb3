//! The recogniser: prunes the templates by direction features, then orders them by matched strokes.

use crate::direction_features::{Features, feature_distance, features};
use crate::matching::character_distance;
use crate::normalise::normalise;
use crate::stroke::{Point, Stroke};
use crate::templates::{Template, Templates};

/// The templates whose strokes are matched.
const KEPT: usize = 96;

/// The weight of the feature distance beside that of matched strokes.
const FEATURES: f32 = 0.1;

/// The addition to the feature distance for each stroke more or fewer.
const STROKE_COUNT: f32 = 0.01;

/// The strokes and points that are read of a drawing; more is no character.
const MAX_STROKES: usize = 48;
const MAX_POINTS: usize = 400;

/// A character that a drawing may be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Candidate {
    /// The character that the bundle holds.
    pub character: char,
    /// Its distance from the drawing.
    pub distance: f32,
}

/// Recognises drawings as one of the characters of its templates.
///
/// Keeps the features of every template, which each drawing is compared with, but not the resampled strokes,
/// which take three times the memory: they are computed for the few templates that the features leave.
#[derive(Debug)]
pub struct Recogniser {
    templates: Templates,
    features: Vec<(Template, Features)>,
}

impl Recogniser {
    /// Creates a recogniser from templates.
    #[must_use]
    pub fn new(templates: Templates) -> Self {
        let with_features = |template: Template| {
            let mut lines = templates.lines(&template);
            normalise(&mut lines);
            (template, features(&lines))
        };
        // Reserved at once: a vector that grows would take twice the memory.
        let mut features = Vec::with_capacity(templates.characters().len());
        features.extend(templates.iter().map(with_features));
        Self { templates, features }
    }

    /// Returns the templates.
    #[must_use]
    pub fn templates(&self) -> &Templates {
        &self.templates
    }

    /// Returns the characters that a drawing may be, the likeliest first; empty for an empty drawing. A
    /// drawing is a list of lines from pen down to pen up.
    #[must_use]
    pub fn recognise(&self, drawing: &[Vec<Point>]) -> Vec<Candidate> {
        let mut lines: Vec<Vec<Point>> = drawing
            .iter()
            .filter(|line| !line.is_empty())
            .take(MAX_STROKES)
            .map(|line| thinned(line))
            .collect();
        if lines.is_empty() {
            return Vec::new();
        }
        normalise(&mut lines);
        let (drawn, strokes) = (features(&lines), strokes(&lines));
        let mut candidates: Vec<(f32, &Template)> = self
            .features
            .iter()
            .map(|(template, features)| {
                let count = template.strokes.abs_diff(strokes.len());
                (feature_distance(&drawn, features) + STROKE_COUNT * count as f32, template)
            })
            .collect();
        if candidates.len() > KEPT {
            candidates.select_nth_unstable_by(KEPT, |a, b| a.0.total_cmp(&b.0));
            candidates.truncate(KEPT);
        }
        let mut candidates: Vec<Candidate> = candidates
            .into_iter()
            .map(|(coarse, template)| {
                let distance = character_distance(&strokes, &self.strokes_of(template));
                Candidate { character: template.character, distance: distance + FEATURES * coarse }
            })
            .collect();
        candidates.sort_unstable_by(|a, b| a.distance.total_cmp(&b.distance));
        candidates
    }

    fn strokes_of(&self, template: &Template) -> Vec<Stroke> {
        let mut lines = self.templates.lines(template);
        normalise(&mut lines);
        strokes(&lines)
    }
}

/// Resamples normalised lines.
fn strokes(lines: &[Vec<Point>]) -> Vec<Stroke> {
    lines.iter().map(|line| Stroke::of(line)).collect()
}

/// Returns at most [`MAX_POINTS`] of the points, at equal intervals.
fn thinned(line: &[Point]) -> Vec<Point> {
    line.iter().copied().step_by(line.len().div_ceil(MAX_POINTS)).collect()
}
