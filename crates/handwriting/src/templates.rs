//! The bundle of templates: characters with the middle lines of their strokes.
//!
//! Values of one kind are stored together, so that they compress well: characters, numbers of strokes,
//! numbers of points, then x and y of all points. A stroke's first point is absolute, the others are relative
//! to the one before. Coordinates run from 0 to [`SIDE`]; lengths and the first kind are LEB128 numbers.

use crate::stroke::Point;
use bundle_reader::Reader;

/// The first byte of a bundle. A change of the form changes it.
pub(crate) const VERSION: u8 = 1;

/// The largest coordinate.
pub(crate) const SIDE: u8 = 63;

/// The templates of a bundle.
#[derive(Debug, Default)]
pub struct Templates {
    characters: Vec<char>,
    stroke_counts: Vec<u8>,
    point_counts: Vec<u8>,
    points: Vec<[u8; 2]>,
}

impl Templates {
    /// Decodes a bundle; `None` if it is damaged.
    #[must_use]
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader::new(bytes);
        let is_known = reader.byte() == VERSION;
        let gaps = reader.list(Reader::number);
        let stroke_counts = reader.bytes().to_vec();
        let point_counts = reader.bytes().to_vec();
        let (x, y) = (reader.bytes(), reader.bytes());
        let mut code = 0u32;
        let mut characters = Vec::new();
        for gap in gaps {
            code = code.checked_add(gap)?;
            characters.push(char::from_u32(code)?);
        }
        let sum = |counts: &[u8]| counts.iter().map(|count| usize::from(*count)).sum::<usize>();
        let fits = stroke_counts.len() == characters.len()
            && sum(&stroke_counts) == point_counts.len()
            && sum(&point_counts) == x.len()
            && x.len() == y.len()
            && !stroke_counts.contains(&0)
            && !point_counts.contains(&0);
        if !is_known || !reader.is_whole() || !fits {
            return None;
        }
        let points = absolute(&point_counts, x, y)?;
        Some(Self { characters, stroke_counts, point_counts, points })
    }

    /// Returns the characters in the order of Unicode.
    #[must_use]
    pub fn characters(&self) -> &[char] {
        &self.characters
    }

    /// Returns the templates in the order of Unicode.
    pub fn iter(&self) -> impl Iterator<Item = Template> {
        let (mut first_stroke, mut first_point) = (0, 0);
        self.characters.iter().zip(&self.stroke_counts).map(move |(&character, &strokes)| {
            let template = Template { character, strokes: usize::from(strokes), first_stroke, first_point };
            let point_counts = &self.point_counts[first_stroke..][..template.strokes];
            first_point += point_counts.iter().map(|count| usize::from(*count)).sum::<usize>();
            first_stroke += template.strokes;
            template
        })
    }

    /// Returns the middle lines of a template's strokes in the order in which they are written.
    #[must_use]
    pub fn lines(&self, template: &Template) -> Vec<Vec<Point>> {
        let mut points = self.points[template.first_point..].iter();
        let point_counts = &self.point_counts[template.first_stroke..][..template.strokes];
        let line = |count: &u8| {
            points.by_ref().take(usize::from(*count)).map(|point| point.map(f32::from)).collect()
        };
        point_counts.iter().map(line).collect()
    }
}

/// A character of the bundle and the position of its strokes.
#[derive(Clone, Copy, Debug)]
pub struct Template {
    /// The character that its strokes draw.
    pub character: char,
    /// The number of strokes.
    pub strokes: usize,
    first_stroke: usize,
    first_point: usize,
}

/// Adds up the differences; `None` if a point is outside.
fn absolute(point_counts: &[u8], x: &[u8], y: &[u8]) -> Option<Vec<[u8; 2]>> {
    let mut points = Vec::with_capacity(x.len());
    let mut differences = x.iter().zip(y);
    for &count in point_counts {
        let mut point = [0u8; 2];
        for (&x, &y) in differences.by_ref().take(usize::from(count)) {
            point = [point[0].wrapping_add(x), point[1].wrapping_add(y)];
            if point[0].max(point[1]) > SIDE {
                return None;
            }
            points.push(point);
        }
    }
    Some(points)
}
