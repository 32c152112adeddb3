//! Tests of the distortions: they are reproducible, stay in the box, and grow with the grade.

use super::geometry::{Walk, distance, distances, length, real, touch};
use super::hooks::hook;
use super::random::Random;
use super::{BOX_PX, GRADES, Grade, KINDS, Kind, Stroke, distort, prepare, round_corners};

/// Makes strokes of whole numbers.
fn strokes(medians: &[&[(i16, i16)]]) -> Vec<Stroke> {
    medians.iter().map(|median| median.iter().map(|&(x, y)| (f32::from(x), f32::from(y))).collect()).collect()
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
            let distances = distances(line);
            let end = length(line);
            let mut walk = Walk::new(line, &distances);
            (0..20).map(|at| walk.point(end * real(at) / 19.0)).collect::<Vec<_>>()
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
            for kind in [Kind::Jitter, Kind::Slant, Kind::Scale, Kind::MissingHooks, Kind::OtherOrder] {
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
        vec![vec![(-1.0e30, 5.0), (1.0e30, 5.0), (7.0, 7.0)], vec![(3.0, 3.0); 4]],
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
