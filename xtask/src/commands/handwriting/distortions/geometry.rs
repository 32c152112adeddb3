//! Lines of close points, their lengths and bounds.

use super::{BOX_PX, Stroke};
use std::f32::consts::TAU;

/// The distance between the points while a character is worked on.
pub(super) const STEP: f32 = 0.008;

/// The narrow border that stays free around a character.
pub(super) const BORDER: f32 = 0.005;

/// The distance between two points of the output in pixels, on average.
const POINT_PX: f32 = 5.0;

/// The fewest and the most points per stroke in the output.
const POINTS: (usize, usize) = (10, 60);

/// Shrinks and shifts the character so that it lies in the box.
pub(super) fn fit(drawn: &mut [Stroke]) {
    if drawn.is_empty() {
        return;
    }
    let old = bounds(drawn);
    let room = 1.0 - 2.0 * BORDER;
    let side = (old.right - old.left).max(old.bottom - old.top);
    let size = if side > room { room / side } else { 1.0 };
    let (cx, cy) = old.centre();
    let half_width = (old.right - old.left) / 2.0 * size;
    let half_height = (old.bottom - old.top) / 2.0 * size;
    let keep = |centre: f32, half: f32| {
        let low = BORDER + half;
        centre.clamp(low, low.max(1.0 - BORDER - half))
    };
    let (new_x, new_y) = (keep(cx, half_width), keep(cy, half_height));
    for (x, y) in drawn.iter_mut().flatten() {
        *x = new_x + (*x - cx) * size;
        *y = new_y + (*y - cy) * size;
    }
}

/// Takes the points a touch screen reports from a line of close points.
pub(super) fn touch(stroke: &[(f32, f32)]) -> Stroke {
    let distances = distances(stroke);
    let whole_length = distances.last().copied().unwrap_or(0.0);
    let count = whole(whole_length * BOX_PX / POINT_PX).clamp(POINTS.0, POINTS.1);
    let mut walk = Walk::new(stroke, &distances);
    (0..count)
        .map(|index| {
            let time = real(index) / real(count - 1);
            // Slow at both ends, fast in the middle.
            let done = time - 0.4 / TAU * (TAU * time).sin();
            let (x, y) = walk.point(done * whole_length);
            let pixel = |value: f32| (value * BOX_PX * 10.0).round() / 10.0;
            (pixel(x).clamp(0.0, BOX_PX), pixel(y).clamp(0.0, BOX_PX))
        })
        .collect()
}

/// Measures the distance between two points.
pub(super) fn distance(a: (f32, f32), b: (f32, f32)) -> f32 {
    (a.0 - b.0).hypot(a.1 - b.1)
}

/// Measures a line's length.
pub(super) fn length(line: &[(f32, f32)]) -> f32 {
    line.windows(2).map(|pair| distance(pair[0], pair[1])).sum()
}

/// Lists how far along the line each of its points lies.
pub(super) fn distances(line: &[(f32, f32)]) -> Vec<f32> {
    let mut walked = 0.0;
    let mut last = line.first().copied();
    line.iter()
        .map(|&point| {
            walked += last.map_or(0.0, |before| distance(before, point));
            last = Some(point);
            walked
        })
        .collect()
}

/// Cuts out the part of a line between two distances along it.
pub(super) fn part(line: &[(f32, f32)], from: f32, to: f32) -> Stroke {
    let distances = distances(line);
    let count = whole((to - from) / STEP).clamp(2, 5000);
    let mut walk = Walk::new(line, &distances);
    (0..=count).map(|index| walk.point(from + (to - from) * real(index) / real(count))).collect()
}

/// Replaces a line's points by evenly spaced, close ones.
pub(super) fn thicken(line: &[(f32, f32)]) -> Stroke {
    part(line, 0.0, length(line))
}

/// Averages every point with up to `reach` neighbours on each side.
///
/// The ends stay where they are.
pub(super) fn smooth(line: &[(f32, f32)], reach: usize) -> Stroke {
    (0..line.len())
        .map(|index| {
            let reach = reach.min(index).min(line.len() - 1 - index);
            let near = &line[index - reach..=index + reach];
            let share = 1.0 / real(near.len());
            let (x, y) = near.iter().fold((0.0, 0.0), |sum, point| (sum.0 + point.0, sum.1 + point.1));
            (x * share, y * share)
        })
        .collect()
}

/// Finds points along a line, going forwards only.
pub(super) struct Walk<'a> {
    line: &'a [(f32, f32)],
    distances: &'a [f32],
    next: usize,
}

impl<'a> Walk<'a> {
    /// Begins at the line's start; `distances` are the line's own.
    pub(super) fn new(line: &'a [(f32, f32)], distances: &'a [f32]) -> Self {
        Self { line, distances, next: 1 }
    }

    /// Returns the point that lies `distance` along the line.
    pub(super) fn point(&mut self, distance: f32) -> (f32, f32) {
        while self.next + 1 < self.line.len() && self.distances[self.next] < distance {
            self.next += 1;
        }
        let a = self.line[self.next - 1];
        let Some(&b) = self.line.get(self.next) else {
            return a;
        };
        let piece = self.distances[self.next] - self.distances[self.next - 1];
        if piece <= f32::EPSILON {
            return b;
        }
        let at = ((distance - self.distances[self.next - 1]) / piece).clamp(0.0, 1.0);
        (a.0 + (b.0 - a.0) * at, a.1 + (b.1 - a.1) * at)
    }
}

/// The smallest upright rectangle around some points.
#[derive(Clone, Copy)]
pub(super) struct Bounds {
    pub(super) left: f32,
    pub(super) top: f32,
    pub(super) right: f32,
    pub(super) bottom: f32,
}

impl Bounds {
    /// The box without its border.
    pub(super) const WHOLE: Self =
        Self { left: BORDER, top: BORDER, right: 1.0 - BORDER, bottom: 1.0 - BORDER };

    /// Measures lines; without any point the result is the whole box.
    pub(super) fn of(lines: &[&[(f32, f32)]]) -> Self {
        let mut points = lines.iter().flat_map(|line| line.iter());
        let Some(&(x, y)) = points.next() else {
            return Self::WHOLE;
        };
        let first = Self { left: x, top: y, right: x, bottom: y };
        points.fold(first, |all, &(x, y)| Self {
            left: all.left.min(x),
            top: all.top.min(y),
            right: all.right.max(x),
            bottom: all.bottom.max(y),
        })
    }

    /// Returns the middle point.
    pub(super) fn centre(self) -> (f32, f32) {
        (f32::midpoint(self.left, self.right), f32::midpoint(self.top, self.bottom))
    }

    /// Moves all four sides outwards.
    pub(super) fn grown(self, by: f32) -> Self {
        Self { left: self.left - by, top: self.top - by, right: self.right + by, bottom: self.bottom + by }
    }

    /// Moves the sides that stick out of another rectangle into it.
    pub(super) fn within(self, outer: &Self) -> Self {
        Self {
            left: self.left.clamp(outer.left, outer.right),
            top: self.top.clamp(outer.top, outer.bottom),
            right: self.right.clamp(outer.left, outer.right),
            bottom: self.bottom.clamp(outer.top, outer.bottom),
        }
    }
}

/// Measures a whole character.
pub(super) fn bounds(drawn: &[Stroke]) -> Bounds {
    let lines: Vec<&[(f32, f32)]> = drawn.iter().map(Vec::as_slice).collect();
    Bounds::of(&lines)
}

/// Converts a count; larger ones than any here become 65535.
pub(super) fn real(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}

/// Rounds to the nearest count; negative numbers become 0.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the number is rounded and never negative, and too large ones saturate"
)]
pub(super) fn whole(number: f32) -> usize {
    number.max(0.0).round() as usize
}
