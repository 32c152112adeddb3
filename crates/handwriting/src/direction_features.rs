//! Direction features of a whole character, by which most templates are ruled out before strokes are matched.
//!
//! The length of line in each of eight directions, in each cell of a grid (Bai, Huo 2005: A study on the use
//! of 8-directional features for online handwritten Chinese character recognition, ICDAR): neither the order
//! nor the number of the strokes matters.

use crate::stroke::{Point, distance, length, resample};

/// Cells per side of the grid.
const GRID: usize = 8;

/// Directions, at 45 degrees from each other.
const DIRECTIONS: usize = 8;

/// The length of the line between two sampled points.
const STEP: f32 = 0.04;

/// The most points that a stroke is sampled at.
const MAX_SAMPLES: usize = 80;

/// The number of values.
pub const SIZE: usize = GRID * GRID * DIRECTIONS;

/// The features of a character.
pub type Features = [u8; SIZE];

/// The Euclidean length that all features are scaled to. Few values reach 255.
const NORM: f32 = 700.0;

/// Returns the features of normalised lines. The square root of each length makes the values of short and
/// long strokes comparable.
pub(crate) fn features(lines: &[Vec<Point>]) -> Features {
    let mut lengths = [0.0; SIZE];
    let mut samples = [[0.0; 2]; MAX_SAMPLES];
    for line in lines {
        let count = ((length(line) / STEP) as usize).clamp(2, MAX_SAMPLES);
        resample(line, &mut samples[..count]);
        for ends in samples[..count].windows(2) {
            add_segment(&mut lengths, ends[0], ends[1]);
        }
    }
    // The sum of the squares of the roots.
    let scale = NORM / lengths.iter().sum::<f32>().max(1e-6).sqrt();
    lengths.map(|length| (length.sqrt() * scale) as u8)
}

/// Adds a segment's length to the two directions nearest to its own, spread over the cells around its middle.
fn add_segment(lengths: &mut [f32; SIZE], from: Point, to: Point) {
    let [(first, share), (second, second_share)] = directions(to[0] - from[0], to[1] - from[1]);
    let ink = distance(from, to).max(1e-4);
    let cell_position = |axis: usize| {
        let cell = ((from[axis] + to[axis]) / 2.0 + 0.5) * GRID as f32 - 0.5;
        cell.clamp(0.0, (GRID - 1) as f32)
    };
    let (x, y) = (cell_position(0), cell_position(1));
    for row in (y as usize).saturating_sub(1)..=(y as usize + 2).min(GRID - 1) {
        for column in (x as usize).saturating_sub(1)..=(x as usize + 2).min(GRID - 1) {
            // A triangular kernel, two cells to each side.
            let near = |cell: usize, at: f32| (1.0 - (cell as f32 - at).abs() / 2.0).max(0.0);
            let weight = ink * near(row, y) * near(column, x);
            let cell = (row * GRID + column) * DIRECTIONS;
            lengths[cell + first] += weight * share;
            lengths[cell + second] += weight * second_share;
        }
    }
}

/// Returns the two directions that a vector lies between, a straight one and a diagonal one, with their
/// shares.
fn directions(x: f32, y: f32) -> [(usize, f32); 2] {
    let (across, down) = (x.abs(), y.abs());
    let diagonal = across.min(down) * core::f32::consts::SQRT_2;
    let straight = (across - down).abs();
    let total = (diagonal + straight).max(1e-6);
    let straight_index = match (across >= down, x >= 0.0, y >= 0.0) {
        (true, true, _) => 0,
        (false, _, true) => 2,
        (true, false, _) => 4,
        (false, _, false) => 6,
    };
    let diagonal_index = match (x >= 0.0, y >= 0.0) {
        (true, true) => 1,
        (false, true) => 3,
        (false, false) => 5,
        (true, false) => 7,
    };
    [(straight_index, straight / total), (diagonal_index, diagonal / total)]
}

/// Returns the Euclidean distance of two characters' features, from 0 to about 1.4.
pub(crate) fn feature_distance(a: &Features, b: &Features) -> f32 {
    let mut sum = 0;
    for (a, b) in a.iter().zip(b) {
        let difference = i32::from(*a) - i32::from(*b);
        sum += difference * difference;
    }
    (sum as f32).sqrt() / NORM
}

#[cfg(test)]
mod tests {
    use super::{directions, feature_distance, features};

    #[test]
    fn a_vector_lies_between_a_straight_and_a_diagonal_direction() {
        assert_eq!(directions(1.0, 0.0), [(0, 1.0), (1, 0.0)]);
        assert_eq!(directions(0.0, -2.0)[0], (6, 1.0));
        assert_eq!(directions(-3.0, 3.0)[1], (3, 1.0));
        let [(_, straight), (diagonal_index, diagonal)] = directions(2.0, -1.0);
        assert!(diagonal_index == 7 && straight < diagonal && (straight + diagonal - 1.0).abs() < 1e-6);
    }

    #[test]
    fn the_order_of_strokes_does_not_matter_and_their_direction_does() {
        let (one, other) = (vec![[-0.4, 0.0], [0.4, 0.0]], vec![[0.0, -0.4], [0.0, 0.4]]);
        let cross = features(&[one.clone(), other.clone()]);
        assert_eq!(feature_distance(&cross, &features(&[other.clone(), one.clone()])), 0.0);
        let backwards = one.into_iter().rev().collect();
        assert!(feature_distance(&cross, &features(&[backwards, other])) > 0.5);
    }
}
