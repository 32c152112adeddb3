//! Distortions of the list of strokes: another order, a stroke more, fewer or broken.

use super::geometry::{BORDER, Bounds, bounds, distance, length, part, thicken};
use super::random::Random;
use super::{Grade, Stroke};
use std::f32::consts::TAU;

/// Draws the strokes in another order, and some of them backwards.
pub(super) fn reorder(drawn: &mut Vec<Stroke>, grade: Grade, random: &mut Random) {
    for stroke in drawn.iter_mut() {
        // A bent stroke is hardly ever drawn backwards.
        let straight = stroke.first().zip(stroke.last()).map_or(0.0, |(&a, &b)| distance(a, b));
        let chance = if straight > 0.85 * length(stroke) {
            grade.pick([0.06, 0.15, 0.30])
        } else {
            grade.pick([0.0, 0.0, 0.10])
        };
        if random.chance(chance) {
            stroke.reverse();
        }
    }
    if drawn.len() > 1 {
        let order = other_order(drawn.len(), grade, random);
        *drawn = order.iter().map(|&old| drawn[old].clone()).collect();
    }
}

/// Lists the old positions of two or more strokes in their new order.
///
/// It is never the old order.
pub(super) fn other_order(count: usize, grade: Grade, random: &mut Random) -> Vec<usize> {
    let old: Vec<usize> = (0..count).collect();
    let mut order = old.clone();
    match grade {
        Grade::Light => {
            // Swaps of neighbours; no stroke takes part in two.
            let swaps = (count / 6).max(1);
            let room = count / swaps;
            for swap in 0..swaps {
                let first = swap * room + random.below(room - 1);
                order.swap(first, first + 1);
            }
        }
        Grade::Middle => {
            for _ in 0..(count / 4).max(1) {
                let from = random.below(count);
                let jump = 1 + random.below(3.min(count - 1));
                let later = random.chance(0.5);
                if (later || from < jump) && from + jump < count {
                    order[from..=from + jump].rotate_left(1);
                } else {
                    order[from.saturating_sub(jump)..=from].rotate_right(1);
                }
            }
        }
        Grade::Heavy => {
            if count > 4 && random.chance(0.4) {
                // Another part of the character first.
                order.rotate_left(1 + random.below(count - 1));
            } else {
                for last in (1..count).rev() {
                    order.swap(last, random.below(last + 1));
                }
            }
        }
    }
    if order == old {
        order.rotate_left(1);
    }
    order
}

/// Adds an accidental stroke, or leaves one out where there are many.
pub(super) fn add_or_omit(drawn: &mut Vec<Stroke>, grade: Grade, random: &mut Random) {
    let count = drawn.len();
    let enough = grade.pick([10, 7, 5]);
    if count < enough || random.chance(0.5) {
        add(drawn, grade, random);
        return;
    }
    let left_out = if grade == Grade::Heavy && count >= 12 { 2 } else { 1 };
    for _ in 0..left_out {
        let mut by_length: Vec<usize> = (0..drawn.len()).collect();
        by_length.sort_by(|&a, &b| length(&drawn[a]).total_cmp(&length(&drawn[b])));
        // The shortest, one of the shorter third, or any.
        let choice = grade.pick([1, count / 3, drawn.len()]);
        let index = by_length[random.below(choice)];
        drawn.remove(index);
    }
}

/// Adds one short stroke or dot as a knuckle or a hesitating finger leaves it.
pub(super) fn add(drawn: &mut Vec<Stroke>, grade: Grade, random: &mut Random) {
    let (least, most) = grade.pick([(0.01, 0.02), (0.04, 0.09), (0.09, 0.18)]);
    let size = random.between(least, most);
    let near = if random.chance(0.7) { bounds(drawn).grown(0.05) } else { Bounds::WHOLE };
    let near = near.within(&Bounds::WHOLE);
    let start = (random.between(near.left, near.right), random.between(near.top, near.bottom));
    let (mut sin, mut cos) = random.between(0.0, TAU).sin_cos();
    // It points into the box, so that it does not push the character aside.
    if !(BORDER..=1.0 - BORDER).contains(&(start.0 + cos * size)) {
        cos = -cos;
    }
    if !(BORDER..=1.0 - BORDER).contains(&(start.1 + sin * size)) {
        sin = -sin;
    }
    let end = (start.0 + cos * size, start.1 + sin * size);
    // Mostly before or after the character, sometimes in between.
    let index = match random.below(4) {
        0 => 0,
        1 => random.below(drawn.len() + 1),
        _ => drawn.len(),
    };
    drawn.insert(index, thicken(&[start, end]));
}

/// Breaks one long stroke in two, as when a dry finger loses contact.
pub(super) fn skip(drawn: &mut Vec<Stroke>, random: &mut Random) {
    let long: Vec<usize> = (0..drawn.len()).filter(|&index| length(&drawn[index]) > 0.35).collect();
    if long.is_empty() {
        return;
    }
    let index = long[random.below(long.len())];
    let whole_length = length(&drawn[index]);
    let at = whole_length * random.between(0.3, 0.7);
    let lost = random.between(0.02, 0.05);
    let rest = part(&drawn[index], at + lost, whole_length);
    drawn[index] = part(&drawn[index], 0.0, at);
    drawn.insert(index + 1, rest);
}
