//! The distance between two characters: their strokes are matched in any order by an optimal assignment,
//! left-over strokes are joined to a neighbour or counted as missing, and an affine map takes slant and
//! proportions out.

use crate::affine::Fit;
use crate::assignment::assign;
use crate::stroke::{POINTS, Point, Stroke, distance, resample};

/// The weight of a difference in direction beside a difference in position.
const DIRECTION: f32 = 0.2;

/// A stroke shorter than this has no reliable direction.
const SHORT: f32 = 0.25;

/// The cost of a stroke that is drawn from its end to its start.
const REVERSED: f32 = 0.1;

/// The cost of each join.
const JOINED: f32 = 0.15;

/// The cost of a left-over stroke: a constant and its length, times this factor.
const LEFT_OVER: f32 = 0.25;

/// The constant, which a dot costs.
const LEFT_OVER_DOT: f32 = 0.4;

/// The cost of the affine map's deviation from the identity.
const DEVIATION: f32 = 0.1;

/// Strokes whose centres are further apart are not compared in detail.
const FAR: f32 = 0.6;

/// Returns the mean distance of two lines point by point and direction by direction.
fn aligned(a: &Stroke, b: &Stroke) -> f32 {
    let mut apart = 0.0;
    for (a, b) in a.points.iter().zip(&b.points) {
        apart += distance(*a, *b);
    }
    let mut turned = 0.0;
    for (a, b) in a.directions.iter().zip(&b.directions) {
        turned += 1.0 - (a[0] * b[0] + a[1] * b[1]);
    }
    let certainty = (a.length.max(b.length) / SHORT).min(1.0);
    apart / POINTS as f32 + DIRECTION * certainty * turned / (2 * (POINTS - 1)) as f32
}

/// Returns the distance of two strokes, the second one drawn either way, and whether it is reversed.
fn stroke_distance(a: &Stroke, b: &Stroke) -> (f32, bool) {
    // The mean distance of points is never below that of their means.
    let least = distance(a.centroid, b.centroid);
    if least > FAR {
        return (least + DIRECTION, false);
    }
    let forward = aligned(a, b);
    if forward <= least + REVERSED {
        return (forward, false);
    }
    let backward = aligned(a, &b.reversed()) + REVERSED;
    if backward < forward { (backward, true) } else { (forward, false) }
}

/// Returns the weight of a pair: long strokes count more than dots.
fn weight(a: &Stroke, b: &Stroke) -> f32 {
    0.5 + 0.5 * (a.length + b.length)
}

/// A stroke of the character with fewer strokes, and the run of strokes of the other that it is matched to.
struct Pair {
    first: usize,
    last: usize,
    joined: Stroke,
    cost: f32,
}

/// The cheapest way to account for a left-over stroke.
struct Choice {
    cost: f32,
    /// The position in the list of left-over strokes.
    position: usize,
    /// The pair that it joins, with the longer run; `None` if it counts as missing.
    joined: Option<(usize, Pair)>,
}

/// Returns the distance of two characters with normalised strokes; about 0.05 for a careful hand, above 0.3
/// for another character.
pub(crate) fn character_distance(drawn: &[Stroke], template: &[Stroke]) -> f32 {
    let (few, many) = if drawn.len() <= template.len() { (drawn, template) } else { (template, drawn) };
    if few.is_empty() {
        return f32::MAX;
    }
    let mut pairs = assigned_pairs(few, many);
    let left_over = join_left_over(&mut pairs, few, many);
    let mut fit = Fit::default();
    let mut weights = 0.0;
    for (stroke, pair) in few.iter().zip(&mut pairs) {
        if stroke_distance(stroke, &pair.joined).1 {
            pair.joined = pair.joined.reversed();
            pair.cost = REVERSED;
        } else {
            pair.cost = 0.0;
        }
        let weight = weight(stroke, &pair.joined);
        weights += weight;
        for (from, to) in stroke.points.iter().zip(&pair.joined.points) {
            fit.add(*from, *to, weight);
        }
    }
    let map = fit.solve();
    let mut sum = left_over + map.deviation() * DEVIATION * weights;
    for (stroke, pair) in few.iter().zip(&pairs) {
        let mapped = Stroke::of_points(stroke.points.map(|point| map.apply(point)), stroke.length);
        sum += (aligned(&mapped, &pair.joined) + pair.cost) * weight(stroke, &pair.joined);
    }
    sum / (weights + 0.5 * (many.len() - few.len()) as f32)
}

/// Matches each of the few strokes to another one of the many.
fn assigned_pairs(few: &[Stroke], many: &[Stroke]) -> Vec<Pair> {
    let mut costs = Vec::with_capacity(few.len() * many.len());
    for a in few {
        for b in many {
            costs.push(stroke_distance(a, b).0 * weight(a, b));
        }
    }
    let columns = assign(&costs, few.len(), many.len());
    let pair = |(row, column): (usize, usize)| Pair {
        first: column,
        last: column,
        joined: many[column],
        cost: costs[row * many.len() + column],
    };
    columns.into_iter().enumerate().map(pair).collect()
}

/// Joins each left-over stroke to the run before or after it, or counts it as missing, the cheapest first.
/// Returns the cost.
fn join_left_over(pairs: &mut [Pair], few: &[Stroke], many: &[Stroke]) -> f32 {
    let mut left: Vec<usize> =
        (0..many.len()).filter(|index| pairs.iter().all(|pair| pair.first != *index)).collect();
    let mut total = 0.0;
    while !left.is_empty() {
        let mut best: Option<Choice> = None;
        let mut consider = |choice: Choice| {
            if best.as_ref().is_none_or(|best| choice.cost < best.cost) {
                best = Some(choice);
            }
        };
        for (position, &index) in left.iter().enumerate() {
            let missing = LEFT_OVER * (LEFT_OVER_DOT + many[index].length);
            consider(Choice { cost: missing, position, joined: None });
            for (row, pair) in pairs.iter().enumerate() {
                if index + 1 != pair.first && pair.last + 1 != index {
                    continue;
                }
                let longer = longer_pair(&few[row], many, pair.first.min(index), pair.last.max(index));
                let rise = longer.cost - pair.cost + JOINED;
                consider(Choice { cost: rise, position, joined: Some((row, longer)) });
            }
        }
        let Some(choice) = best else { break };
        left.swap_remove(choice.position);
        match choice.joined {
            Some((row, longer)) => {
                pairs[row] = longer;
                total += JOINED;
            }
            None => total += choice.cost,
        }
    }
    total
}

/// Matches a stroke to a run of strokes drawn without lifting the pen.
fn longer_pair(stroke: &Stroke, many: &[Stroke], first: usize, last: usize) -> Pair {
    let line: Vec<Point> = many[first..=last].iter().flat_map(|stroke| stroke.points).collect();
    let mut points = [[0.0; 2]; POINTS];
    resample(&line, &mut points);
    let joined = Stroke::of_points(points, crate::stroke::length(&line));
    let cost = stroke_distance(stroke, &joined).0 * weight(stroke, &joined);
    Pair { first, last, joined, cost }
}

#[cfg(test)]
mod tests {
    use super::{JOINED, character_distance};
    use crate::stroke::{Point, Stroke};

    const ACROSS: [Point; 2] = [[-0.5, -0.2], [0.5, -0.2]];
    const DOWN: [Point; 2] = [[0.0, -0.5], [0.0, 0.5]];
    const DOT: [Point; 2] = [[0.3, 0.3], [0.4, 0.4]];

    fn strokes(lines: &[&[Point]]) -> Vec<Stroke> {
        lines.iter().map(|line| Stroke::of(line)).collect()
    }

    #[test]
    fn the_order_does_not_matter_and_the_direction_costs_little() {
        let cross = strokes(&[&ACROSS, &DOWN]);
        assert!(character_distance(&strokes(&[&DOWN, &ACROSS]), &cross) < 1e-3);
        let backwards = [ACROSS[1], ACROSS[0]];
        let distance = character_distance(&strokes(&[&backwards, &DOWN]), &cross);
        assert!((0.01..0.12).contains(&distance), "{distance}");
    }

    #[test]
    fn joined_strokes_cost_less_than_missing_ones() {
        let template = strokes(&[&ACROSS, &DOWN, &DOT]);
        let joined: Vec<Point> = ACROSS.into_iter().chain(DOWN).collect();
        let with_join = character_distance(&strokes(&[&joined, &DOT]), &template);
        let without = character_distance(&strokes(&[&ACROSS, &DOT]), &template);
        assert!(with_join < without && with_join < JOINED, "{with_join} {without}");
    }

    #[test]
    fn a_slant_costs_less_than_another_shape() {
        let template = strokes(&[&ACROSS, &DOWN, &DOT]);
        let slant = |line: &[Point; 2]| line.map(|[x, y]| [x - 0.2 * y, y + 0.1 * x]);
        let slanted = strokes(&[&slant(&ACROSS), &slant(&DOWN), &slant(&DOT)]);
        let other = strokes(&[&ACROSS, &[[-0.5, -0.5], [-0.5, 0.5]], &DOT]);
        assert!(character_distance(&slanted, &template) * 2.0 < character_distance(&other, &template));
    }
}
