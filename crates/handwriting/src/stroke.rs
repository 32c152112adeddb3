//! Strokes, resampled to a fixed number of points at equal distances along the line.

/// A point: right, down.
pub type Point = [f32; 2];

/// The number of points of a resampled stroke.
pub(crate) const POINTS: usize = 8;

/// A resampled stroke with the values that each comparison needs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stroke {
    /// The points, at equal distances along the line.
    pub(crate) points: [Point; POINTS],
    /// The unit vectors from each point to the next, or zero.
    pub(crate) directions: [Point; POINTS - 1],
    /// The mean of the points.
    pub(crate) centroid: Point,
    /// The length of the line.
    pub(crate) length: f32,
}

impl Stroke {
    /// Resamples a line.
    pub(crate) fn of(line: &[Point]) -> Self {
        let mut points = [[0.0; 2]; POINTS];
        resample(line, &mut points);
        Self::of_points(points, length(line))
    }

    /// Returns the stroke with these points, whose line has this length.
    pub(crate) fn of_points(points: [Point; POINTS], length: f32) -> Self {
        let mut directions = [[0.0; 2]; POINTS - 1];
        for (direction, ends) in directions.iter_mut().zip(points.windows(2)) {
            let step = distance(ends[0], ends[1]);
            if step > 1e-6 {
                *direction = [(ends[1][0] - ends[0][0]) / step, (ends[1][1] - ends[0][1]) / step];
            }
        }
        let mut centroid = [0.0; 2];
        for point in points {
            centroid[0] += point[0] / POINTS as f32;
            centroid[1] += point[1] / POINTS as f32;
        }
        Self { points, directions, centroid, length }
    }

    /// Returns the stroke drawn from its end to its start.
    pub(crate) fn reversed(&self) -> Self {
        let mut reversed = *self;
        reversed.points.reverse();
        reversed.directions.reverse();
        for direction in &mut reversed.directions {
            *direction = [-direction[0], -direction[1]];
        }
        reversed
    }
}

/// Returns the Euclidean distance.
pub(crate) fn distance(a: Point, b: Point) -> f32 {
    let (x, y) = (a[0] - b[0], a[1] - b[1]);
    (x * x + y * y).sqrt()
}

/// Returns the length of a line.
pub(crate) fn length(line: &[Point]) -> f32 {
    line.windows(2).map(|ends| distance(ends[0], ends[1])).sum()
}

/// Fills `points` with points at equal distances along the line, from its first point to its last.
pub(crate) fn resample(line: &[Point], points: &mut [Point]) {
    let (Some(&first), Some(&last)) = (line.first(), line.last()) else { return };
    points.fill(last);
    let step = length(line) / (points.len() - 1) as f32;
    let mut next = 0;
    let mut walked = 0.0;
    points[0] = first;
    for ends in line.windows(2) {
        let segment = distance(ends[0], ends[1]);
        while next + 2 < points.len() && segment > 0.0 && step * (next + 1) as f32 <= walked + segment {
            next += 1;
            let share = (step * next as f32 - walked) / segment;
            points[next] = [0, 1].map(|axis| ends[0][axis] + share * (ends[1][axis] - ends[0][axis]));
        }
        walked += segment;
    }
}

#[cfg(test)]
mod tests {
    use super::{POINTS, Point, Stroke, resample};

    #[test]
    fn points_are_at_equal_distances_along_the_line() {
        let mut points = [[0.0; 2]; 5];
        resample(&[[0.0, 0.0], [1.0, 0.0], [1.0, 3.0]], &mut points);
        assert_eq!(points, [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [1.0, 2.0], [1.0, 3.0]]);
    }

    #[test]
    fn a_dot_is_the_same_point_everywhere() {
        let dot = Stroke::of(&[[0.25, 0.5]]);
        assert_eq!(dot.points, [[0.25, 0.5]; POINTS]);
        assert_eq!((dot.length, dot.directions), (0.0, [[0.0; 2]; POINTS - 1]));
    }

    #[test]
    fn the_end_comes_first_in_a_reversed_stroke() {
        let line: [Point; 3] = [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0]];
        let mut from_the_end = line;
        from_the_end.reverse();
        let (reversed, expected) = (Stroke::of(&line).reversed(), Stroke::of(&from_the_end));
        for (a, b) in reversed.points.iter().zip(&expected.points) {
            assert!((a[0] - b[0]).abs() + (a[1] - b[1]).abs() < 1e-5);
        }
        for (a, b) in reversed.directions.iter().zip(&expected.directions) {
            assert!((a[0] - b[0]).abs() + (a[1] - b[1]).abs() < 1e-4);
        }
    }
}
