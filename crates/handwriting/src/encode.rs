//! Writes a bundle of templates at build time.

use crate::stroke::{Point, distance};
use crate::templates::{SIDE, VERSION};

/// The distance, in units of the bundle, that a line may lose a corner by.
const TOLERANCE: f32 = 0.7;

/// Encodes characters with the middle lines of their strokes, in a square whose side is `side`. The
/// characters are in the order of Unicode, and each has a stroke.
#[must_use]
pub fn encode(characters: &[(char, Vec<Vec<Point>>)], side: f32) -> Vec<u8> {
    let mut bytes = vec![VERSION];
    push_number(&mut bytes, characters.len());
    let mut previous = 0;
    for (character, _) in characters {
        push_number(&mut bytes, (u32::from(*character) - previous) as usize);
        previous = u32::from(*character);
    }
    let lines: Vec<Vec<[u8; 2]>> =
        characters.iter().flat_map(|(_, lines)| lines).map(|line| quantised(line, side)).collect();
    let axis = |axis: usize| lines.iter().flat_map(move |line| differences(line, axis)).collect::<Vec<u8>>();
    let counts = |counts: Vec<usize>| counts.into_iter().map(|count| count as u8).collect::<Vec<u8>>();
    for values in [
        counts(characters.iter().map(|(_, lines)| lines.len()).collect()),
        counts(lines.iter().map(Vec::len).collect()),
        axis(0),
        axis(1),
    ] {
        push_number(&mut bytes, values.len());
        bytes.extend(values);
    }
    bytes
}

/// Returns the corners of a line in the bundle's units.
fn quantised(line: &[Point], side: f32) -> Vec<[u8; 2]> {
    let scaled: Vec<Point> = line
        .iter()
        .map(|point| point.map(|value| (value / side * f32::from(SIDE)).clamp(0.0, f32::from(SIDE))))
        .collect();
    let mut corners: Vec<[u8; 2]> =
        simplified(&scaled).into_iter().map(|point| point.map(|value| value.round() as u8)).collect();
    corners.dedup();
    corners
}

/// Removes points that change a line by less than the tolerance (Ramer 1972; Douglas, Peucker 1973).
fn simplified(line: &[Point]) -> Vec<Point> {
    let [first, middle @ .., last] = line else { return line.to_vec() };
    let far = middle.iter().map(|point| distance_to_segment(*point, *first, *last)).enumerate();
    match far.max_by(|a, b| a.1.total_cmp(&b.1)) {
        Some((index, far)) if far > TOLERANCE => {
            let mut start = simplified(&line[..=index + 1]);
            start.pop();
            start.extend(simplified(&line[index + 1..]));
            start
        }
        _ => vec![*first, *last],
    }
}

fn distance_to_segment(point: Point, from: Point, to: Point) -> f32 {
    let [x, y] = [to[0] - from[0], to[1] - from[1]];
    let square = x * x + y * y;
    if square == 0.0 {
        return distance(point, from);
    }
    let share = (((point[0] - from[0]) * x + (point[1] - from[1]) * y) / square).clamp(0.0, 1.0);
    distance(point, [from[0] + share * x, from[1] + share * y])
}

fn differences(line: &[[u8; 2]], axis: usize) -> Vec<u8> {
    let mut previous = 0u8;
    let mut difference = |point: &[u8; 2]| {
        let difference = point[axis].wrapping_sub(previous);
        previous = point[axis];
        difference
    };
    line.iter().map(&mut difference).collect()
}

/// Appends a LEB128 number.
fn push_number(bytes: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

#[cfg(test)]
mod tests {
    use super::{encode, simplified};
    use crate::Templates;

    #[test]
    fn a_bundle_is_read_as_it_was_written() {
        let characters = [
            ('一', vec![vec![[100.0, 500.0], [900.0, 500.0]]]),
            (
                '丁',
                vec![
                    vec![[0.0, 100.0], [1000.0, 100.0]],
                    vec![[500.0, 100.0], [500.0, 900.0], [300.0, 800.0]],
                ],
            ),
        ];
        let bytes = encode(&characters, 1000.0);
        let templates = Templates::decode(&bytes).expect("a sound bundle");
        assert_eq!(templates.characters(), ['一', '丁']);
        for ((character, lines), template) in characters.iter().zip(templates.iter()) {
            let read_lines = templates.lines(&template);
            assert_eq!(*character, template.character);
            assert_eq!(lines.len(), read_lines.len());
            for (point, read) in lines.iter().flatten().zip(read_lines.iter().flatten()) {
                for axis in 0..2 {
                    assert!((point[axis] / 1000.0 - read[axis] / 63.0).abs() <= 0.5 / 63.0 + 1e-6);
                }
            }
        }
    }

    #[test]
    fn damage_is_noticed() {
        let bytes = encode(&[('一', vec![vec![[100.0, 500.0], [900.0, 500.0]]])], 1000.0);
        assert!(Templates::decode(&bytes).is_some());
        for length in 0..bytes.len() {
            assert!(Templates::decode(&bytes[..length]).is_none(), "{length}");
        }
        let outside = bytes.len() - 1;
        for (index, value) in [(0, 9), (outside, 0x40)] {
            let mut damaged = bytes.clone();
            damaged[index] = value;
            assert!(Templates::decode(&damaged).is_none());
        }
    }

    #[test]
    fn corners_stay_and_points_between_them_go() {
        let line = [[0.0, 0.0], [5.0, 0.1], [10.0, 0.0], [10.2, 5.0], [10.0, 10.0]];
        assert_eq!(simplified(&line), [[0.0, 0.0], [10.0, 0.0], [10.0, 10.0]]);
    }
}
