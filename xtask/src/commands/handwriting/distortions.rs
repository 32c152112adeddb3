//! Distorts handwritten Chinese characters in three grades, for tests.
//!
//! The input is the strokes' medians as hanzi-writer-data gives them (a box of
//! 1024 units, y upwards from -124 to 900, few points per stroke). The output
//! looks like what a finger leaves on a touch screen: [`BOX_PX`] pixels of
//! box, y downwards, 10 to 60 points per stroke, about 5 px apart and closer
//! together near a stroke's ends, where a finger is slow. Every kind also
//! rounds the corners by about 4 px, because a fingertip is wide. Nothing
//! leaves the box: a character that would is shifted back, and shrunk if it is
//! too large.
//!
//! All amounts are fractions of the box's side unless a unit is given. They
//! are the most that can happen; a draw usually gives less.
//!
//! | Kind                 | Amount                            | Light     | Middle    | Heavy     |
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
//! |                      | longest distance between them     | 0.35      | 0.55      | 0.80      |
//! |                      | strokes in one go                 | 2         | 3         | 4         |
//! |                      | ends left out at a join           | 0.02      | 0.04      | 0.06      |
//! | `OtherOrder`         | positions a stroke may move       | 1 (a swap)| up to 3   | any       |
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
//! | each stroke lands off its position by            | 0.010  | 0.022  | 0.038  |
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

mod geometry;
mod hooks;
mod joins;
mod random;
mod shape;
mod strokes;
#[cfg(test)]
mod tests;

use geometry::{fit, length, smooth, thicken, touch};
use hooks::drop_hooks;
use joins::join;
use random::Random;
use shape::{misplace, scale, slant, tremble, wobble};
use strokes::{add_or_omit, reorder, skip};

/// The points of one stroke in the order they are drawn.
pub type Stroke = Vec<(f32, f32)>;

/// The side of the square the distorted characters lie in, in pixels.
pub const BOX_PX: f32 = 300.0;

/// The strength of a distortion; the module's table gives the amounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Grade {
    /// Careful writing: no reader would call it wrong.
    Light,
    /// Ordinary, somewhat hasty writing.
    Middle,
    /// Bad writing that a person can still read, mostly.
    Heavy,
}

/// A kind of distortion.
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

/// All grades, the weakest first.
pub const GRADES: [Grade; 3] = [Grade::Light, Grade::Middle, Grade::Heavy];

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
