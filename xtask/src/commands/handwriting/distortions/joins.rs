//! Strokes drawn without lifting the finger.

use super::geometry::{distance, length, part, real, smooth, thicken, whole};
use super::random::Random;
use super::{Grade, Stroke};

/// Connects some consecutive strokes as if the finger was not lifted.
pub(super) fn join(drawn: &mut Vec<Stroke>, grade: Grade, random: &mut Random) {
    let share = grade.pick([0.12, 0.30, 0.55]);
    let reach = grade.pick([0.35, 0.55, 0.80]);
    let in_one_go = grade.pick([2, 3, 4]);
    let pairs = drawn.len().saturating_sub(1);
    let wanted = whole(share * real(pairs)).max(1);

    // Near strokes are joined first, with some chance in it.
    let mut near: Vec<(f32, usize)> = Vec::new();
    for (index, pair) in drawn.windows(2).enumerate() {
        let gap = gap(&pair[0], &pair[1]);
        let luck = random.between(0.7, 1.4);
        if gap <= reach {
            near.push((gap * luck, index));
        }
    }
    near.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut joined = vec![false; pairs];
    let mut done = 0;
    for (_, index) in near {
        let before = joined[..index].iter().rev().take_while(|&&on| on).count();
        let after = joined[index + 1..].iter().take_while(|&&on| on).count();
        if done < wanted && before + after + 2 <= in_one_go {
            joined[index] = true;
            done += 1;
        }
    }

    let mut result: Vec<Stroke> = Vec::new();
    let mut open = false; // whether the last stroke continues
    for (index, stroke) in drawn.drain(..).enumerate() {
        match result.last_mut() {
            Some(last) if open => connect(last, &stroke, grade, random),
            _ => result.push(stroke),
        }
        open = joined.get(index).copied().unwrap_or(false);
        // Round the new corners once a joined stroke is complete.
        let complete = index > 0 && joined[index - 1] && !open;
        if let Some(last) = result.last_mut().filter(|_| complete) {
            *last = smooth(&thicken(last), grade.pick([1, 2, 4]));
        }
    }
    *drawn = result;
}

/// Returns the distance that the finger moves from one stroke's end to another's start.
pub(super) fn gap(from: &[(f32, f32)], to: &[(f32, f32)]) -> f32 {
    match (from.last(), to.first()) {
        (Some(a), Some(b)) => distance(*a, *b),
        _ => f32::MAX,
    }
}

/// Draws a slightly bent line from a stroke's end into the next stroke.
pub(super) fn connect(stroke: &mut Stroke, next: &[(f32, f32)], grade: Grade, random: &mut Random) {
    let cut = grade.pick([0.02, 0.04, 0.06]);
    let whole_length = length(stroke);
    let off = (cut * random.unit()).min(0.15 * whole_length);
    *stroke = part(stroke, 0.0, whole_length - off);
    let next_length = length(next);
    let off = (cut * random.unit()).min(0.15 * next_length);
    let next = part(next, off, next_length);
    let bend = 0.12 * random.signed();
    if let (Some(&a), Some(&b)) = (stroke.last(), next.first()) {
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        for step in 1..10_u8 {
            let at = f32::from(step) / 10.0;
            let side = bend * 4.0 * at * (1.0 - at);
            stroke.push((a.0 + dx * at - dy * side, a.1 + dy * at + dx * side));
        }
    }
    stroke.extend(next);
}
