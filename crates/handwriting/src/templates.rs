//! The bundle of templates: characters with the middle lines of their strokes.
//!
//! Values of one kind are kept together, so that they compress well: characters, numbers of strokes, numbers of
//! points, then x and y of all points. A stroke's first point is absolute, the others are relative to the one
//! before. Coordinates run from 0 to [`SIDE`]; lengths and the first kind are LEB128 numbers.

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

    /// Returns each character with the middle lines of its strokes in the order in which they are written.
    pub fn iter(&self) -> impl Iterator<Item = (char, Vec<Vec<Point>>)> {
        let mut point_counts = self.point_counts.iter();
        let mut points = self.points.iter();
        self.characters.iter().zip(&self.stroke_counts).map(move |(&character, &strokes)| {
            let line = |count: &u8| {
                points.by_ref().take(usize::from(*count)).map(|point| point.map(f32::from)).collect()
            };
            (character, point_counts.by_ref().take(usize::from(strokes)).map(line).collect())
        })
    }
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
