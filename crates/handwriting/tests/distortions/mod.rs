//! Distorts handwritten Chinese characters in graded ways, for tests.
//!
//! The input is the strokes' medians as hanzi-writer-data gives them (a box of
//! 1024 units, y upwards from -124 to 900, few points per stroke). The output
//! looks like what a finger leaves on a touch screen: [`BOX_PX`] pixels of
//! box, y downwards, 10 to 60 points per stroke, about 5 px apart and closer
//! together near a stroke's ends, where a finger is slow. Every kind also
//! rounds the corners by about 4 px, because a fingertip is wide. Nothing
//! leaves the box: what would is shifted back, and shrunk if it is too large.
//!
//! All amounts are fractions of the box's side unless a unit is given. They
//! are the most that can happen; a draw usually gives less.
//!
//! | Kind                 | What                              | Light     | Middle    | Heavy     |
//! |----------------------|-----------------------------------|-----------|-----------|-----------|
//! | Jitter               | wobble, waves 0.35 to 0.90 long   | 0.012     | 0.025     | 0.045     |
//! |                      | tremor, from point to point       | 0.003     | 0.007     | 0.013     |
//! | Slant                | shear (sideways per height)       | 0.08      | 0.17      | 0.28      |
//! |                      | horizontals rising (per width)    | 0.04      | 0.08      | 0.13      |
//! |                      | rotation                          | 3 degrees | 6 degrees | 11 degrees|
//! | Scale                | small writing (2 of 3)            | 0.78-0.90 | 0.52-0.68 | 0.30-0.42 |
//! |                      | large writing (1 of 3)            | 1.04-1.08 | 1.08-1.14 | 1.15-1.22 |
//! |                      | width against height              | 1.12      | 1.28      | 1.50      |
//! |                      | first part wide, last part narrow | 8 %       | 18 %      | 30 %      |
//! |                      | off the centre                    | 0.05      | 0.12      | 0.25      |
//! | `MissingHooks`       | hooks that suffer                 | 60 %      | 85 %      | 100 %     |
//! |                      | what is left of such a hook       | 30-50 %   | 0-20 %    | nothing   |
//! |                      | every stroke lifted early by      | 0         | 0.010     | 0.030     |
//! | `JoinedStrokes`      | share of neighbours joined        | 12 %      | 30 %      | 55 %      |
//! |                      | furthest way between them         | 0.35      | 0.55      | 0.80      |
//! |                      | strokes in one go                 | 2         | 3         | 4         |
//! |                      | ends left out at a join           | 0.02      | 0.04      | 0.06      |
//! | `OtherOrder`         | places a stroke may move          | 1 (a swap)| up to 3   | any       |
//! |                      | simple strokes drawn backwards    | 6 %       | 15 %      | 30 %      |
//! |                      | bent strokes drawn backwards      | 0         | 0         | 10 %      |
//! | `ExtraOrMissing...`  | length of the accidental stroke   | 0.01-0.02 | 0.04-0.09 | 0.09-0.18 |
//! |                      | left out (half of the time)       | 1 of >= 10| 1 of >= 7 | 1 of >= 5 |
//! |                      | ... and which                     | shortest  | a short   | any, 2 of >= 12 |
//!
//! The wobble of a short stroke is at most 0.004 and a tenth of its length.
//! `JoinedStrokes` joins at least one pair where any is near enough;
//! `OtherOrder` moves at least one stroke where there are two; the share of a
//! swap in Light is one per six strokes. Characters with too few strokes to
//! lose one always get the accidental stroke.
//!
//! `Everything` is one person's ordinary writing at three levels of care. Each
//! of the parts below happens with the given chance and strength:
//!
//! | Part                                             | Light  | Middle | Heavy  |
//! |--------------------------------------------------|--------|--------|--------|
//! | wobble and tremor (0.7 of Jitter)                | always | always | always |
//! | slant (0.6 of Slant), size (0.5 of Scale)        | always | always | always |
//! | each stroke lands off its place by               | 0.010  | 0.022  | 0.038  |
//! | ... too long or too short by                     | 4 %    | 9 %    | 15 %   |
//! | ... turned by                                    | 2 deg. | 4 deg. | 7 deg. |
//! | hooks as in `MissingHooks`                       | 30 %   | 50 %   | 75 %   |
//! | joins as in `JoinedStrokes`, one grade milder    | 25 %   | 50 %   | 70 %   |
//! | order as in `OtherOrder`, one grade milder       | 8 %    | 20 %   | 35 %   |
//! | extra or missing stroke, one grade milder        | 4 %    | 10 %   | 20 %   |
//! | one long stroke broken, as the dry finger skips  | 0      | 6 %    | 12 %   |
//!
//! The same strokes, kind, grade and seed always give the same result. The
//! strokes are part of the randomness, so one seed gives different characters
//! different distortions. The grade is not: for Jitter, Slant and Scale the
//! same seed gives the same distortion, only smaller or larger.

use std::f32::consts::TAU;

/// The points of one stroke in the order they are drawn.
pub type Stroke = Vec<(f32, f32)>;

/// The side of the square the distorted characters lie in, in pixels.
pub const BOX_PX: f32 = 300.0;

/// How strong a distortion is; the module's table gives the amounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Grade {
    /// Careful writing: nobody would call it wrong.
    Light,
    /// Ordinary, somewhat hasty writing.
    Middle,
    /// Bad writing that a person can still read, mostly.
    Heavy,
}

/// What is distorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A smooth, slow wobble and the tremor of a stiff finger.
    Jitter,
    /// Shear, horizontals that rise to the right, and rotation.
    Slant,
    /// Small or large, wide or narrow, cramped at the end, off the centre.
    Scale,
    /// The hook at a stroke's end shortened or cut off.
    MissingHooks,
    /// Some consecutive strokes drawn without lifting the finger.
    JoinedStrokes,
    /// Strokes in another order, some drawn backwards.
    OtherOrder,
    /// One accidental short stroke or dot, or a stroke left out.
    ExtraOrMissingStroke,
    /// A realistic mix of all.
    Everything,
}

/// All kinds, in a fixed order.
pub const KINDS: [Kind; 8] = [
    Kind::Jitter,
    Kind::Slant,
    Kind::Scale,
    Kind::MissingHooks,
    Kind::JoinedStrokes,
    Kind::OtherOrder,
    Kind::ExtraOrMissingStroke,
    Kind::Everything,
];

/// The distance between the points while a character is worked on.
const STEP: f32 = 0.008;

/// The narrow border that stays free around a character.
const BORDER: f32 = 0.005;

/// The distance between two points of the output in pixels, on average.
const POINT_PX: f32 = 5.0;

/// The fewest and the most points per stroke in the output.
const POINTS: (usize, usize) = (10, 60);

/// Distorts a character; see the module's description for the amounts.
///
/// Points that are not finite numbers and strokes without points are dropped.
#[must_use]
pub fn distort(strokes: &[Stroke], kind: Kind, grade: Grade, seed: u64) -> Vec<Stroke> {
    let mut random = Random::new(strokes, kind, seed);
    let mut drawn = prepare(strokes);
    if kind == Kind::MissingHooks {
        drop_hooks(&mut drawn, grade, &mut random);
    }
    if kind == Kind::Everything {
        mix(&mut drawn, grade, &mut random);
    } else {
        round_corners(&mut drawn);
    }
    match kind {
        Kind::Jitter => {
            wobble(&mut drawn, grade, 1.0, &mut random);
            tremble(&mut drawn, grade, 1.0, &mut random);
        }
        Kind::Slant => slant(&mut drawn, grade, 1.0, &mut random),
        Kind::Scale => scale(&mut drawn, grade, 1.0, &mut random),
        Kind::JoinedStrokes => join(&mut drawn, grade, &mut random),
        Kind::OtherOrder => reorder(&mut drawn, grade, &mut random),
        Kind::ExtraOrMissingStroke => add_or_omit(&mut drawn, grade, &mut random),
        Kind::MissingHooks | Kind::Everything => {}
    }
    fit(&mut drawn);
    drawn.iter().map(|stroke| touch(stroke)).collect()
}

/// Applies the realistic mix of all distortions.
fn mix(drawn: &mut Vec<Stroke>, grade: Grade, random: &mut Random) {
    let milder = grade.milder();
    if random.chance(grade.pick([0.30, 0.50, 0.75])) {
        drop_hooks(drawn, grade, random);
    }
    round_corners(drawn);
    misplace(drawn, grade, random);
    if random.chance(grade.pick([0.08, 0.20, 0.35])) {
        reorder(drawn, milder, random);
    }
    if random.chance(grade.pick([0.25, 0.50, 0.70])) {
        join(drawn, milder, random);
    }
    if random.chance(grade.pick([0.04, 0.10, 0.20])) {
        add_or_omit(drawn, milder, random);
    }
    if random.chance(grade.pick([0.0, 0.06, 0.12])) {
        skip(drawn, random);
    }
    wobble(drawn, grade, 0.7, random);
    slant(drawn, grade, 0.6, random);
    scale(drawn, grade, 0.5, random);
    // The finger trembles as much in small writing as in large.
    tremble(drawn, grade, 0.7, random);
}

impl Grade {
    /// Picks this grade's amount from those for Light, Middle and Heavy.
    fn pick<T: Copy>(self, amounts: [T; 3]) -> T {
        match self {
            Self::Light => amounts[0],
            Self::Middle => amounts[1],
            Self::Heavy => amounts[2],
        }
    }

    /// Returns the next weaker grade; Light stays as it is.
    fn milder(self) -> Self {
        self.pick([Self::Light, Self::Light, Self::Middle])
    }
}

// ---------------------------------------------------------------- input

/// Turns medians into lines of close points in a box of side 1, y downwards.
fn prepare(strokes: &[Stroke]) -> Vec<Stroke> {
    strokes
        .iter()
        .filter_map(|stroke| {
            let mut points: Stroke = stroke
                .iter()
                .filter(|(x, y)| x.is_finite() && y.is_finite())
                .map(|&(x, y)| {
                    let limit = 1.0e6;
                    let (x, y) = (x.clamp(-limit, limit), y.clamp(-limit, limit));
                    (x / 1024.0, (900.0 - y) / 1024.0)
                })
                .collect();
            let &(x, y) = points.last()?;
            if length(&points) < 0.004 {
                // A tap: the fingertip smears a little to the lower right.
                points.push((x + 0.005, y + 0.007));
            }
            Some(thicken(&points))
        })
        .collect()
}

/// Rounds all corners the way a broad fingertip does.
fn round_corners(drawn: &mut [Stroke]) {
    for stroke in drawn {
        *stroke = smooth(stroke, 2);
    }
}

// ---------------------------------------------------------------- jitter

/// Bends every stroke with a few long waves, in x and y independently.
fn wobble(drawn: &mut [Stroke], grade: Grade, gain: f32, random: &mut Random) {
    let amount = grade.pick([0.012, 0.025, 0.045]) * gain;
    for stroke in drawn {
        // A dot must not be wobbled into something else.
        let most = amount.min(0.004 + 0.10 * length(stroke));
        // Two waves per axis: (turns per box, phase).
        let mut wave = || (TAU / random.between(0.35, 0.90), random.between(0.0, TAU));
        let (across, down) = ([wave(), wave()], [wave(), wave()]);
        let height = |waves: &[(f32, f32); 2], way: f32| {
            let [first, second] = waves.map(|(turns, phase)| (way * turns + phase).sin());
            most * (0.6 * first + 0.4 * second)
        };
        let ways = ways(stroke);
        for (point, way) in stroke.iter_mut().zip(ways) {
            point.0 += height(&across, way);
            point.1 += height(&down, way);
        }
    }
}

/// Makes the finger tremble from one point to the next.
fn tremble(drawn: &mut [Stroke], grade: Grade, gain: f32, random: &mut Random) {
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

/// Puts every stroke a little off its place, length and direction.
fn misplace(drawn: &mut [Stroke], grade: Grade, random: &mut Random) {
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

// ---------------------------------------------------------------- slant and scale

/// Shears and turns the whole character about its centre.
///
/// As in real handwriting the top mostly leans to the right and horizontals
/// mostly rise to the right.
fn slant(drawn: &mut [Stroke], grade: Grade, gain: f32, random: &mut Random) {
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

/// Changes the character's size, its width against its height and its place.
fn scale(drawn: &mut [Stroke], grade: Grade, gain: f32, random: &mut Random) {
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
    let (uneven_x, uneven_y) = (
        uneven * random.between(-0.4, 1.0),
        uneven * random.between(-0.4, 1.0),
    );
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
fn cramp(value: f32, low: f32, high: f32, uneven: f32) -> f32 {
    let range = high - low;
    if range < STEP {
        return value;
    }
    let part = (value - low) / range;
    low + range * (part + uneven * part * (1.0 - part))
}

// ---------------------------------------------------------------- hooks

/// Shortens or cuts off hooks, and lifts the finger early.
fn drop_hooks(drawn: &mut [Stroke], grade: Grade, random: &mut Random) {
    let suffer = grade.pick([0.60, 0.85, 1.0]);
    let (least, most) = grade.pick([(0.30, 0.50), (0.0, 0.20), (0.0, 0.0)]);
    let early = grade.pick([0.0, 0.010, 0.030]);
    for stroke in drawn {
        let whole_way = length(stroke);
        let mut way = whole_way;
        let hit = random.chance(suffer);
        let left = random.between(least, most);
        let lifted = random.between(0.3, 1.0) * early;
        if let Some(foot) = hook(stroke).filter(|_| hit) {
            way = foot + (whole_way - foot) * left;
        }
        way -= lifted.min(0.1 * whole_way);
        if way < whole_way {
            *stroke = part(stroke, 0.0, way);
        }
    }
}

/// Finds the hook at a stroke's end: returns the way at which it begins.
///
/// A hook is a short last piece that turns sharply and then points up (but not
/// mainly to the right), or back to the left and not too steeply down. The
/// second half of a bend such as the right side of a mouth radical points
/// steeply down, and is none.
fn hook(stroke: &[(f32, f32)]) -> Option<f32> {
    let window = 10; // points, that is 0.08 of the box
    let ways = ways(stroke);
    let whole_way = *ways.last()?;
    let end = *stroke.last()?;
    let mut best: Option<(f32, f32)> = None;
    for (index, (&corner, &way)) in stroke.iter().zip(&ways).enumerate().skip(window) {
        let tail = whole_way - way;
        if !(0.025..=0.24).contains(&tail) || tail > 0.38 * whole_way {
            continue;
        }
        let before = stroke[index - window];
        let (ax, ay) = (corner.0 - before.0, corner.1 - before.1);
        let (bx, by) = (end.0 - corner.0, end.1 - corner.1);
        let turn = (ax * by - ay * bx)
            .atan2(ax * bx + ay * by)
            .abs()
            .to_degrees();
        let up = by < 0.0 && bx < -by && turn > 45.0;
        let back = by >= 0.0 && -bx > 0.75 * by && turn > 80.0 && tail < 0.3 * whole_way;
        if (up || back) && best.is_none_or(|(sharpest, _)| turn > sharpest) {
            best = Some((turn, way));
        }
    }
    best.map(|(_, way)| way)
}

// ---------------------------------------------------------------- joins

/// Connects some consecutive strokes as if the finger was not lifted.
fn join(drawn: &mut Vec<Stroke>, grade: Grade, random: &mut Random) {
    let share = grade.pick([0.12, 0.30, 0.55]);
    let reach = grade.pick([0.35, 0.55, 0.80]);
    let in_one_go = grade.pick([2, 3, 4]);
    let pairs = drawn.len().saturating_sub(1);
    let wanted = whole(share * real(pairs)).max(1);

    // Near strokes are joined first, with some chance in it.
    let mut near: Vec<(f32, usize)> = Vec::new();
    for (index, pair) in drawn.windows(2).enumerate() {
        let way = gap(&pair[0], &pair[1]);
        let luck = random.between(0.7, 1.4);
        if way <= reach {
            near.push((way * luck, index));
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
    let mut open = false; // whether the last stroke goes on
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

/// Returns the way the finger has from one stroke's end to another's start.
fn gap(from: &[(f32, f32)], to: &[(f32, f32)]) -> f32 {
    match (from.last(), to.first()) {
        (Some(a), Some(b)) => distance(*a, *b),
        _ => f32::MAX,
    }
}

/// Draws a slightly bent line from a stroke's end into the next stroke.
fn connect(stroke: &mut Stroke, next: &[(f32, f32)], grade: Grade, random: &mut Random) {
    let cut = grade.pick([0.02, 0.04, 0.06]);
    let way = length(stroke);
    let off = (cut * random.unit()).min(0.15 * way);
    *stroke = part(stroke, 0.0, way - off);
    let next_way = length(next);
    let off = (cut * random.unit()).min(0.15 * next_way);
    let next = part(next, off, next_way);
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

// ---------------------------------------------------------------- order

/// Draws the strokes in another order, and some of them backwards.
fn reorder(drawn: &mut Vec<Stroke>, grade: Grade, random: &mut Random) {
    for stroke in drawn.iter_mut() {
        // Hardly anybody draws a bent stroke backwards.
        let straight = stroke
            .first()
            .zip(stroke.last())
            .map_or(0.0, |(&a, &b)| distance(a, b));
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

/// Lists the old places of two or more strokes in their new order.
///
/// It is never the old order.
fn other_order(count: usize, grade: Grade, random: &mut Random) -> Vec<usize> {
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

// ---------------------------------------------------------------- extra and missing

/// Adds an accidental stroke, or leaves one out where there are many.
fn add_or_omit(drawn: &mut Vec<Stroke>, grade: Grade, random: &mut Random) {
    let count = drawn.len();
    let enough = grade.pick([10, 7, 5]);
    if count < enough || random.chance(0.5) {
        add(drawn, grade, random);
        return;
    }
    let left_out = if grade == Grade::Heavy && count >= 12 {
        2
    } else {
        1
    };
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
fn add(drawn: &mut Vec<Stroke>, grade: Grade, random: &mut Random) {
    let (least, most) = grade.pick([(0.01, 0.02), (0.04, 0.09), (0.09, 0.18)]);
    let size = random.between(least, most);
    let near = if random.chance(0.7) {
        bounds(drawn).grown(0.05)
    } else {
        Bounds::WHOLE
    };
    let near = near.within(&Bounds::WHOLE);
    let start = (
        random.between(near.left, near.right),
        random.between(near.top, near.bottom),
    );
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
    let place = match random.below(4) {
        0 => 0,
        1 => random.below(drawn.len() + 1),
        _ => drawn.len(),
    };
    drawn.insert(place, thicken(&[start, end]));
}

/// Breaks one long stroke in two, as when a dry finger loses contact.
fn skip(drawn: &mut Vec<Stroke>, random: &mut Random) {
    let long: Vec<usize> = (0..drawn.len())
        .filter(|&index| length(&drawn[index]) > 0.35)
        .collect();
    if long.is_empty() {
        return;
    }
    let index = long[random.below(long.len())];
    let way = length(&drawn[index]);
    let at = way * random.between(0.3, 0.7);
    let lost = random.between(0.02, 0.05);
    let rest = part(&drawn[index], at + lost, way);
    drawn[index] = part(&drawn[index], 0.0, at);
    drawn.insert(index + 1, rest);
}

// ---------------------------------------------------------------- output

/// Shrinks and shifts the character so that it lies in the box.
fn fit(drawn: &mut [Stroke]) {
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
fn touch(stroke: &[(f32, f32)]) -> Stroke {
    let ways = ways(stroke);
    let whole_way = ways.last().copied().unwrap_or(0.0);
    let count = whole(whole_way * BOX_PX / POINT_PX).clamp(POINTS.0, POINTS.1);
    let mut walk = Walk::new(stroke, &ways);
    (0..count)
        .map(|index| {
            let time = real(index) / real(count - 1);
            // Slow at both ends, fast in the middle.
            let done = time - 0.4 / TAU * (TAU * time).sin();
            let (x, y) = walk.point(done * whole_way);
            let pixel = |value: f32| (value * BOX_PX * 10.0).round() / 10.0;
            (pixel(x).clamp(0.0, BOX_PX), pixel(y).clamp(0.0, BOX_PX))
        })
        .collect()
}

// ---------------------------------------------------------------- lines

/// Measures the distance between two points.
fn distance(a: (f32, f32), b: (f32, f32)) -> f32 {
    (a.0 - b.0).hypot(a.1 - b.1)
}

/// Measures a line's length.
fn length(line: &[(f32, f32)]) -> f32 {
    line.windows(2).map(|pair| distance(pair[0], pair[1])).sum()
}

/// Lists how far along the line each of its points lies.
fn ways(line: &[(f32, f32)]) -> Vec<f32> {
    let mut way = 0.0;
    let mut last = line.first().copied();
    line.iter()
        .map(|&point| {
            way += last.map_or(0.0, |before| distance(before, point));
            last = Some(point);
            way
        })
        .collect()
}

/// Cuts out the part of a line between two ways along it.
fn part(line: &[(f32, f32)], from: f32, to: f32) -> Stroke {
    let ways = ways(line);
    let count = whole((to - from) / STEP).clamp(2, 5000);
    let mut walk = Walk::new(line, &ways);
    (0..=count)
        .map(|index| walk.point(from + (to - from) * real(index) / real(count)))
        .collect()
}

/// Replaces a line's points by evenly spaced, close ones.
fn thicken(line: &[(f32, f32)]) -> Stroke {
    part(line, 0.0, length(line))
}

/// Averages every point with up to `reach` neighbours on each side.
///
/// The ends stay where they are.
fn smooth(line: &[(f32, f32)], reach: usize) -> Stroke {
    (0..line.len())
        .map(|index| {
            let reach = reach.min(index).min(line.len() - 1 - index);
            let near = &line[index - reach..=index + reach];
            let share = 1.0 / real(near.len());
            let (x, y) = near
                .iter()
                .fold((0.0, 0.0), |sum, point| (sum.0 + point.0, sum.1 + point.1));
            (x * share, y * share)
        })
        .collect()
}

/// Finds points along a line, going forwards only.
struct Walk<'a> {
    line: &'a [(f32, f32)],
    ways: &'a [f32],
    next: usize,
}

impl<'a> Walk<'a> {
    /// Begins at the line's start; `ways` are the line's own.
    fn new(line: &'a [(f32, f32)], ways: &'a [f32]) -> Self {
        Self {
            line,
            ways,
            next: 1,
        }
    }

    /// Returns the point that lies `way` along the line.
    fn point(&mut self, way: f32) -> (f32, f32) {
        while self.next + 1 < self.line.len() && self.ways[self.next] < way {
            self.next += 1;
        }
        let a = self.line[self.next - 1];
        let Some(&b) = self.line.get(self.next) else {
            return a;
        };
        let piece = self.ways[self.next] - self.ways[self.next - 1];
        if piece <= f32::EPSILON {
            return b;
        }
        let at = ((way - self.ways[self.next - 1]) / piece).clamp(0.0, 1.0);
        (a.0 + (b.0 - a.0) * at, a.1 + (b.1 - a.1) * at)
    }
}

/// The smallest upright rectangle around some points.
#[derive(Clone, Copy)]
struct Bounds {
    left: f32,
    top: f32,
    right: f32,
    bottom: f32,
}

impl Bounds {
    /// The box without its border.
    const WHOLE: Self = Self {
        left: BORDER,
        top: BORDER,
        right: 1.0 - BORDER,
        bottom: 1.0 - BORDER,
    };

    /// Measures lines; without any point the result is the whole box.
    fn of(lines: &[&[(f32, f32)]]) -> Self {
        let mut points = lines.iter().flat_map(|line| line.iter());
        let Some(&(x, y)) = points.next() else {
            return Self::WHOLE;
        };
        let first = Self {
            left: x,
            top: y,
            right: x,
            bottom: y,
        };
        points.fold(first, |all, &(x, y)| Self {
            left: all.left.min(x),
            top: all.top.min(y),
            right: all.right.max(x),
            bottom: all.bottom.max(y),
        })
    }

    /// Returns the middle point.
    fn centre(self) -> (f32, f32) {
        (
            f32::midpoint(self.left, self.right),
            f32::midpoint(self.top, self.bottom),
        )
    }

    /// Moves all four sides outwards.
    fn grown(self, by: f32) -> Self {
        Self {
            left: self.left - by,
            top: self.top - by,
            right: self.right + by,
            bottom: self.bottom + by,
        }
    }

    /// Moves the sides that stick out of another rectangle into it.
    fn within(self, outer: &Self) -> Self {
        Self {
            left: self.left.clamp(outer.left, outer.right),
            top: self.top.clamp(outer.top, outer.bottom),
            right: self.right.clamp(outer.left, outer.right),
            bottom: self.bottom.clamp(outer.top, outer.bottom),
        }
    }
}

/// Measures a whole character.
fn bounds(drawn: &[Stroke]) -> Bounds {
    let lines: Vec<&[(f32, f32)]> = drawn.iter().map(Vec::as_slice).collect();
    Bounds::of(&lines)
}

// ---------------------------------------------------------------- numbers

/// Converts a count; larger ones than any here become 65535.
fn real(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}

/// Rounds to the nearest count; negative numbers become 0.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the number is rounded and never negative, and too large ones saturate"
)]
fn whole(number: f32) -> usize {
    number.max(0.0).round() as usize
}

/// A small random generator (`SplitMix64`) that repeats itself on every machine.
struct Random(u64);

impl Random {
    /// Begins from the seed, the kind and the character.
    fn new(strokes: &[Stroke], kind: Kind, seed: u64) -> Self {
        let salt = match kind {
            Kind::Jitter => 1,
            Kind::Slant => 2,
            Kind::Scale => 3,
            Kind::MissingHooks => 4,
            Kind::JoinedStrokes => 5,
            Kind::OtherOrder => 6,
            Kind::ExtraOrMissingStroke => 7,
            Kind::Everything => 8,
        };
        let mut random = Self(seed);
        random.stir(salt);
        for stroke in strokes {
            random.stir(u64::MAX);
            for (x, y) in stroke {
                random.stir((u64::from(x.to_bits()) << 32) | u64::from(y.to_bits()));
            }
        }
        random
    }

    /// Mixes a value into the state.
    fn stir(&mut self, value: u64) {
        self.0 ^= value;
        self.0 = self.bits();
    }

    /// Returns the next 64 random bits.
    fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        bits ^ (bits >> 31)
    }

    /// Returns a number from 0 to just below 1.
    fn unit(&mut self) -> f32 {
        f32::from(u16::try_from(self.bits() >> 48).unwrap_or(0)) / 65_536.0
    }

    /// Returns a number from `low` to `high`.
    fn between(&mut self, low: f32, high: f32) -> f32 {
        low + (high - low) * self.unit()
    }

    /// Returns a number from -1 to 1.
    fn signed(&mut self) -> f32 {
        self.between(-1.0, 1.0)
    }

    /// Decides with the given chance of yes.
    fn chance(&mut self, chance: f32) -> bool {
        self.unit() < chance
    }

    /// Returns a count below `end`; 0 if there is none.
    fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end).unwrap_or(u64::MAX).max(1);
        usize::try_from(self.bits() % end).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GRADES: [Grade; 3] = [Grade::Light, Grade::Middle, Grade::Heavy];

    /// Makes strokes of whole numbers.
    fn strokes(medians: &[&[(i16, i16)]]) -> Vec<Stroke> {
        medians
            .iter()
            .map(|median| {
                median
                    .iter()
                    .map(|&(x, y)| (f32::from(x), f32::from(y)))
                    .collect()
            })
            .collect()
    }

    /// Draws a character of three strokes, the first with a hook ("small").
    fn small() -> Vec<Stroke> {
        strokes(&[
            &[(500, 800), (510, 400), (505, 60), (480, 20), (380, 90)],
            &[(300, 560), (240, 420), (130, 280)],
            &[(670, 580), (780, 440), (880, 300)],
        ])
    }

    /// Draws a character of three strokes, one bent, no hook ("mouth").
    fn mouth() -> Vec<Stroke> {
        strokes(&[
            &[(200, 650), (230, 400), (250, 130)],
            &[(220, 650), (790, 690), (810, 660), (760, 180)],
            &[(260, 190), (500, 200), (770, 215)],
        ])
    }

    /// Draws a grid of twelve strokes.
    fn many() -> Vec<Stroke> {
        let mut all = Vec::new();
        for row in 0..6_u8 {
            let y = 820.0 - 140.0 * f32::from(row);
            all.push(vec![(120.0, y), (420.0, y + 15.0)]);
            all.push(vec![(560.0, y + 40.0), (580.0, y - 60.0)]);
        }
        all
    }

    /// Measures the mean distance between the points of two like characters.
    fn apart(one: &[Stroke], other: &[Stroke]) -> f32 {
        let even = |all: &[Stroke]| -> Vec<(f32, f32)> {
            let pick = |line: &Stroke| {
                let ways = ways(line);
                let end = length(line);
                let mut walk = Walk::new(line, &ways);
                (0..20)
                    .map(|at| walk.point(end * real(at) / 19.0))
                    .collect::<Vec<_>>()
            };
            all.iter().flat_map(pick).collect()
        };
        let (a, b) = (even(one), even(other));
        assert_eq!(a.len(), b.len());
        let sum: f32 = a.iter().zip(&b).map(|(&a, &b)| distance(a, b)).sum();
        sum / real(a.len())
    }

    #[test]
    fn repeats_itself() {
        for kind in KINDS {
            for grade in GRADES {
                let once = distort(&many(), kind, grade, 7);
                assert_eq!(once, distort(&many(), kind, grade, 7));
            }
            // Some seeds leave a character's hooks alone; not all of them do.
            let first = distort(&small(), kind, Grade::Middle, 0);
            let other = (1..20).any(|seed| distort(&small(), kind, Grade::Middle, seed) != first);
            assert!(other, "{kind:?} ignores the seed");
        }
    }

    #[test]
    fn makes_known_random_numbers() {
        // The first value of SplitMix64 from the seed 0, as published.
        assert_eq!(Random(0).bits(), 0xE220_A839_7B1D_CDAF);
    }

    #[test]
    fn stays_in_the_box_with_close_points() {
        for kind in KINDS {
            for grade in GRADES {
                for seed in 0..60 {
                    for character in [small(), mouth(), many()] {
                        for stroke in distort(&character, kind, grade, seed) {
                            assert!((10..=60).contains(&stroke.len()));
                            for &(x, y) in &stroke {
                                assert!((0.0..=BOX_PX).contains(&x), "{kind:?} {x}");
                                assert!((0.0..=BOX_PX).contains(&y), "{kind:?} {y}");
                            }
                            for pair in stroke.windows(2) {
                                assert!(distance(pair[0], pair[1]) < 40.0, "{kind:?}");
                            }
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn turns_the_axis_down() {
        let drawn = distort(&small(), Kind::MissingHooks, Grade::Light, 1);
        let first = &drawn[0];
        assert!(first[0].1 < first[first.len() / 2].1);
        assert!((first[0].0 - 500.0 * BOX_PX / 1024.0).abs() < 1.0);
        assert!((first[0].1 - 100.0 * BOX_PX / 1024.0).abs() < 1.0);
    }

    #[test]
    fn keeps_or_changes_the_number_of_strokes() {
        for grade in GRADES {
            for seed in 0..60 {
                for kind in [
                    Kind::Jitter,
                    Kind::Slant,
                    Kind::Scale,
                    Kind::MissingHooks,
                    Kind::OtherOrder,
                ] {
                    assert_eq!(distort(&many(), kind, grade, seed).len(), 12);
                }
                let joined = distort(&many(), Kind::JoinedStrokes, grade, seed).len();
                assert!((3..12).contains(&joined), "{joined}");
                let other = distort(&many(), Kind::ExtraOrMissingStroke, grade, seed).len();
                assert!([10, 11, 13].contains(&other), "{other}");
                let few = distort(&small(), Kind::ExtraOrMissingStroke, grade, seed).len();
                assert_eq!(few, 4);
            }
        }
    }

    #[test]
    fn cuts_hooks_and_nothing_else() {
        let end = |character: &[Stroke], stroke: usize| {
            let drawn = distort(character, Kind::MissingHooks, Grade::Heavy, 3);
            *drawn[stroke].last().expect("a stroke has points")
        };
        // The hook's tip was at 380; now the stroke ends at its foot.
        assert!(end(&small(), 0).0 > 470.0 * BOX_PX / 1024.0);
        // The right side of "mouth" still reaches the bottom.
        assert!(end(&mouth(), 1).1 > (900.0 - 230.0) * BOX_PX / 1024.0);
        let found = |character: Vec<Stroke>| {
            let found = prepare(&character);
            found.iter().filter(|stroke| hook(stroke).is_some()).count()
        };
        assert_eq!(found(small()), 1);
        assert_eq!(found(mouth()), 0);
    }

    #[test]
    fn grows_with_the_grade() {
        for kind in [Kind::Jitter, Kind::Slant, Kind::Scale, Kind::Everything] {
            let mean = |grade: Grade| {
                let plain = |character: &[Stroke]| -> Vec<Stroke> {
                    let mut drawn = prepare(character);
                    round_corners(&mut drawn);
                    drawn.iter().map(|stroke| touch(stroke)).collect()
                };
                let (mut sum, mut count) = (0.0, 0);
                for seed in 0..200 {
                    let drawn = distort(&mouth(), kind, grade, seed);
                    if drawn.len() == 3 {
                        sum += apart(&drawn, &plain(&mouth()));
                        count += 1;
                    }
                }
                sum / real(count)
            };
            let [light, middle, heavy] = GRADES.map(mean);
            assert!(light > 0.5, "{kind:?} {light}");
            assert!(light * 1.3 < middle, "{kind:?} {light} {middle}");
            assert!(middle * 1.2 < heavy, "{kind:?} {middle} {heavy}");
        }
    }

    #[test]
    fn changes_the_order_only() {
        let sorted = |mut all: Vec<Stroke>| {
            for stroke in &mut all {
                stroke.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
            }
            all.sort_by(|a, b| a[0].0.total_cmp(&b[0].0).then(a[0].1.total_cmp(&b[0].1)));
            all
        };
        let mut drawn = prepare(&many());
        round_corners(&mut drawn);
        let plain: Vec<Stroke> = drawn.iter().map(|stroke| touch(stroke)).collect();
        for grade in GRADES {
            let other = distort(&many(), Kind::OtherOrder, grade, 5);
            assert_ne!(other, plain);
            assert!(apart(&sorted(other), &sorted(plain.clone())) < 0.2);
        }
    }

    #[test]
    fn survives_odd_input() {
        let odd: [Vec<Stroke>; 5] = [
            vec![],
            vec![vec![]],
            vec![vec![(512.0, 400.0)]],
            vec![vec![(f32::NAN, 0.0), (f32::INFINITY, 3.0)], vec![]],
            vec![
                vec![(-1.0e30, 5.0), (1.0e30, 5.0), (7.0, 7.0)],
                vec![(3.0, 3.0); 4],
            ],
        ];
        for character in &odd {
            for kind in KINDS {
                for grade in GRADES {
                    for seed in 0..20 {
                        for stroke in distort(character, kind, grade, seed) {
                            assert!((10..=60).contains(&stroke.len()));
                            for (x, y) in stroke {
                                assert!((0.0..=BOX_PX).contains(&x));
                                assert!((0.0..=BOX_PX).contains(&y));
                            }
                        }
                    }
                }
            }
        }
    }
}
