//! Distortions of the shape: wobble, tremor, displaced strokes, slant, size and proportions.

use super::geometry::{Bounds, STEP, bounds, distances, length, thicken};
use super::random::Random;
use super::{Grade, Stroke};
use std::f32::consts::TAU;

/// Bends every stroke with a few long waves, in x and y independently.
pub(super) fn wobble(drawn: &mut [Stroke], grade: Grade, gain: f32, random: &mut Random) {
    let amount = grade.pick([0.012, 0.025, 0.045]) * gain;
    for stroke in drawn {
        // A dot must not be wobbled into something else.
        let most = amount.min(0.004 + 0.10 * length(stroke));
        // Two waves per axis: (turns per box, phase).
        let mut wave = || (TAU / random.between(0.35, 0.90), random.between(0.0, TAU));
        let (across, down) = ([wave(), wave()], [wave(), wave()]);
        let height = |waves: &[(f32, f32); 2], distance: f32| {
            let [first, second] = waves.map(|(turns, phase)| (distance * turns + phase).sin());
            most * (0.6 * first + 0.4 * second)
        };
        let distances = distances(stroke);
        for (point, distance) in stroke.iter_mut().zip(distances) {
            point.0 += height(&across, distance);
            point.1 += height(&down, distance);
        }
    }
}

/// Makes the finger tremble from one point to the next.
pub(super) fn tremble(drawn: &mut [Stroke], grade: Grade, gain: f32, random: &mut Random) {
    let most = grade.pick([0.003, 0.007, 0.013]) * gain;
    for stroke in drawn {
        *stroke = thicken(stroke);
        let (mut x, mut y) = (0.0, 0.0);
        for point in stroke {
            x = 0.5 * x + 0.5 * random.signed();
            y = 0.5 * y + 0.5 * random.signed();
            point.0 += most * x;
            point.1 += most * y;
        }
    }
}

/// Puts every stroke a little off its position, length and direction.
pub(super) fn misplace(drawn: &mut [Stroke], grade: Grade, random: &mut Random) {
    let off = grade.pick([0.010, 0.022, 0.038]);
    let longer = grade.pick([0.04, 0.09, 0.15]);
    let turned = grade.pick([2.0_f32, 4.0, 7.0]).to_radians();
    for stroke in drawn {
        let (dx, dy) = (off * random.signed(), off * random.signed());
        let size = 1.0 + longer * random.signed();
        let (sin, cos) = (turned * random.signed()).sin_cos();
        let (cx, cy) = Bounds::of(&[stroke.as_slice()]).centre();
        for (x, y) in stroke {
            let (u, v) = ((*x - cx) * size, (*y - cy) * size);
            *x = cx + dx + u * cos - v * sin;
            *y = cy + dy + u * sin + v * cos;
        }
    }
}

/// Shears and turns the whole character about its centre.
///
/// As in real handwriting the top mostly leans to the right and horizontals
/// mostly rise to the right.
pub(super) fn slant(drawn: &mut [Stroke], grade: Grade, gain: f32, random: &mut Random) {
    let mut amount = |most: f32, usual: f32| {
        let size = most * gain * random.between(0.5, 1.0);
        if random.chance(usual) { size } else { -size }
    };
    let lean = amount(grade.pick([0.08, 0.17, 0.28]), 0.7);
    let rise = amount(grade.pick([0.04, 0.08, 0.13]), 0.8);
    let turn = amount(grade.pick([3.0_f32, 6.0, 11.0]).to_radians(), 0.5);
    let (sin, cos) = turn.sin_cos();
    let (cx, cy) = bounds(drawn).centre();
    for (x, y) in drawn.iter_mut().flatten() {
        let (u, v) = (*x - cx, *y - cy);
        let (u, v) = (u - lean * v, v - rise * u);
        *x = cx + u * cos - v * sin;
        *y = cy + u * sin + v * cos;
    }
}

/// Changes the character's size, its width against its height and its position.
pub(super) fn scale(drawn: &mut [Stroke], grade: Grade, gain: f32, random: &mut Random) {
    let small = random.chance(0.67);
    let (low, high) = if small {
        grade.pick([(0.78, 0.90), (0.52, 0.68), (0.30, 0.42)])
    } else {
        grade.pick([(1.04, 1.08), (1.08, 1.14), (1.15, 1.22)])
    };
    let size = 1.0 + (random.between(low, high) - 1.0) * gain;
    let most = 1.0 + (grade.pick([1.12_f32, 1.28, 1.50]) - 1.0) * gain;
    let wider = most.powf(random.signed());
    let uneven = grade.pick([0.08, 0.18, 0.30]) * gain;
    // Mostly the writer begins too wide and runs out of room, rarely the reverse.
    let (uneven_x, uneven_y) = (uneven * random.between(-0.4, 1.0), uneven * random.between(-0.4, 1.0));
    let off = grade.pick([0.05, 0.12, 0.25]) * gain;
    let off_x = off * random.signed();
    let off_y = off * random.signed();

    let old = bounds(drawn);
    let (cx, cy) = old.centre();
    let (width, height) = (size * wider.sqrt(), size / wider.sqrt());
    for (x, y) in drawn.iter_mut().flatten() {
        let u = cramp(*x, old.left, old.right, uneven_x);
        let v = cramp(*y, old.top, old.bottom, uneven_y);
        *x = cx + (u - cx) * width + off_x;
        *y = cy + (v - cy) * height + off_y;
    }
}

/// Stretches the beginning of a range and squeezes its end, by `uneven`.
pub(super) fn cramp(value: f32, low: f32, high: f32, uneven: f32) -> f32 {
    let range = high - low;
    if range < STEP {
        return value;
    }
    let part = (value - low) / range;
    low + range * (part + uneven * part * (1.0 - part))
}
