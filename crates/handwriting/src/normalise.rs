//! Normalisation of position and size by the moments of the ink (Liu, Nakashima, Sako, Fujisawa 2003:
//! Handwritten digit recognition: benchmarking of state-of-the-art techniques): a long stroke that leaves the
//! character shifts the others less than with a bounding box.

use crate::stroke::{Point, distance};

/// The standard deviation of the ink is this share of the unit square.
const DEVIATION: f32 = 1.0 / 3.6;

/// A side is at least this share of the other one, so that 一 stays flat.
const LEAST_ASPECT: f32 = 0.35;

/// Moves the ink's centre to the origin and scales both axes to the same spread, in place.
pub(crate) fn normalise(lines: &mut [Vec<Point>]) {
    let (mut ink, mut sums) = (0.0, [0.0; 2]);
    for_each_segment(lines, |from, to, length| {
        ink += length;
        for axis in 0..2 {
            sums[axis] += length * (from[axis] + to[axis]) / 2.0;
        }
    });
    if ink == 0.0 {
        return;
    }
    let centre = sums.map(|sum| sum / ink);
    let mut squares = [0.0; 2];
    for_each_segment(lines, |from, to, length| {
        for axis in 0..2 {
            let (a, b) = (from[axis] - centre[axis], to[axis] - centre[axis]);
            squares[axis] += length * (a * a + a * b + b * b) / 3.0;
        }
    });
    let deviations = squares.map(|sum| (sum / ink).sqrt());
    let least = LEAST_ASPECT * deviations[0].max(deviations[1]).max(1e-6);
    let scales = deviations.map(|deviation| DEVIATION / deviation.max(least));
    for point in lines.iter_mut().flatten() {
        *point = [0, 1].map(|axis| (point[axis] - centre[axis]) * scales[axis]);
    }
}

/// Calls `visit` with the ends and the length of each segment; a dot is a very short segment.
fn for_each_segment(lines: &[Vec<Point>], mut visit: impl FnMut(Point, Point, f32)) {
    for line in lines {
        if let [dot] = line[..] {
            visit(dot, dot, 1e-3);
        }
        for ends in line.windows(2) {
            visit(ends[0], ends[1], distance(ends[0], ends[1]).max(1e-3));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::normalise;

    #[test]
    fn place_and_size_do_not_matter() {
        let lines = [vec![[0.0, 0.0], [4.0, 1.0]], vec![[2.0, 0.0], [2.0, 5.0], [3.0, 5.0]]];
        let mut near = lines.to_vec();
        let mut far =
            lines.map(|line| line.iter().map(|[x, y]| [700.0 + 90.0 * x, 30.0 + 90.0 * y]).collect());
        normalise(&mut near);
        normalise(&mut far);
        for (a, b) in near.iter().flatten().zip(far.iter().flatten()) {
            assert!((a[0] - b[0]).abs() + (a[1] - b[1]).abs() < 1e-4, "{a:?} {b:?}");
        }
    }

    #[test]
    fn a_flat_character_stays_flat() {
        let mut lines = [vec![[0.0, 0.0], [100.0, 2.0]]];
        normalise(&mut lines);
        let height = (lines[0][0][1] - lines[0][1][1]).abs();
        let width = (lines[0][0][0] - lines[0][1][0]).abs();
        assert!(height < width / 10.0 && width > 0.5, "{width} {height}");
    }
}
