//! Distortions of the ends of strokes: hooks that are shortened or missing.

use super::geometry::{distances, length, part};
use super::random::Random;
use super::{Grade, Stroke};

/// Shortens or cuts off hooks, and lifts the finger early.
pub(super) fn drop_hooks(drawn: &mut [Stroke], grade: Grade, random: &mut Random) {
    let suffer = grade.pick([0.60, 0.85, 1.0]);
    let (least, most) = grade.pick([(0.30, 0.50), (0.0, 0.20), (0.0, 0.0)]);
    let early = grade.pick([0.0, 0.010, 0.030]);
    for stroke in drawn {
        let whole_length = length(stroke);
        let mut distance = whole_length;
        let hit = random.chance(suffer);
        let left = random.between(least, most);
        let lifted = random.between(0.3, 1.0) * early;
        if let Some(foot) = hook(stroke).filter(|_| hit) {
            distance = foot + (whole_length - foot) * left;
        }
        distance -= lifted.min(0.1 * whole_length);
        if distance < whole_length {
            *stroke = part(stroke, 0.0, distance);
        }
    }
}

/// Finds the hook at a stroke's end: returns the distance at which it begins.
///
/// A hook is a short last piece that turns sharply and then points up (but not
/// mainly to the right), or back to the left and not too steeply down. The
/// second half of a bend such as the right side of a mouth radical points
/// steeply down, and is none.
pub(super) fn hook(stroke: &[(f32, f32)]) -> Option<f32> {
    let window = 10; // points, that is 0.08 of the box
    let distances = distances(stroke);
    let whole_length = *distances.last()?;
    let end = *stroke.last()?;
    let mut best: Option<(f32, f32)> = None;
    for (index, (&corner, &distance)) in stroke.iter().zip(&distances).enumerate().skip(window) {
        let tail = whole_length - distance;
        if !(0.025..=0.24).contains(&tail) || tail > 0.38 * whole_length {
            continue;
        }
        let before = stroke[index - window];
        let (ax, ay) = (corner.0 - before.0, corner.1 - before.1);
        let (bx, by) = (end.0 - corner.0, end.1 - corner.1);
        let turn = (ax * by - ay * bx).atan2(ax * bx + ay * by).abs().to_degrees();
        let up = by < 0.0 && bx < -by && turn > 45.0;
        let back = by >= 0.0 && -bx > 0.75 * by && turn > 80.0 && tail < 0.3 * whole_length;
        if (up || back) && best.is_none_or(|(sharpest, _)| turn > sharpest) {
            best = Some((turn, distance));
        }
    }
    best.map(|(_, distance)| distance)
}
