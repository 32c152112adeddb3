//! Takes off what people say around an occupation: "我是修空调的" leaves "修空调".

use crate::query::{Atom, Kind, Typist};

/// How many characters must be left.
const FEWEST_LEFT: usize = 2;

/// The query without one more filler at its beginning or end, if it has one.
pub(crate) fn without_one(typist: &Typist, atoms: &[Atom]) -> Option<Vec<Atom>> {
    let fits = |filler: &Vec<u16>, part: &[Atom]| {
        part.len() == filler.len() && part.iter().map(|atom| atom.unit).eq(filler.iter().copied())
    };
    let room = atoms.len().checked_sub(FEWEST_LEFT)?;
    let longest = |fillers: &[Vec<u16>], at_end: bool| {
        fillers
            .iter()
            .filter(|filler| {
                let length = filler.len();
                length <= room
                    && match at_end {
                        false => fits(filler, &atoms[..length]),
                        true => fits(filler, &atoms[atoms.len() - length..]),
                    }
            })
            .map(Vec::len)
            .max()
    };
    if let Some(length) = longest(&typist.leading, false) {
        return Some(atoms[length..].to_vec());
    }
    let length = longest(&typist.trailing, true)?;
    Some(atoms[..atoms.len() - length].to_vec())
}

/// The query without the mark that some write after a name: `L`, `S`, `LS`.
pub(crate) fn without_mark(atoms: &[Atom]) -> Option<&[Atom]> {
    let marks = atoms
        .iter()
        .rev()
        .take_while(|atom| atom.kind == Kind::Letter && matches!(u8::try_from(atom.unit), Ok(b'l' | b's')));
    let marks = marks.count();
    let name = &atoms[..atoms.len() - marks];
    let follows_name = name.last().is_some_and(|atom| atom.kind == Kind::Character);
    ((1..=2).contains(&marks) && follows_name && name.len() > 1).then_some(name)
}
