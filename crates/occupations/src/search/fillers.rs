//! Takes off what people say around an occupation: "我是修空调的" leaves "修空调".

use crate::query::{Atom, Filler, Kind, Typist};

/// How many characters must be left.
const FEWEST_LEFT: usize = 2;

/// The part of `atoms` without the longest filler of this kind that stands at its end or at its
/// beginning; `None` when there is none.
pub(crate) fn without<'a>(typist: &Typist, atoms: &'a [Atom], filler: Filler) -> Option<&'a [Atom]> {
    let room = atoms.len().checked_sub(FEWEST_LEFT)?;
    let at_end = matches!(filler, Filler::Trailing | Filler::Suffix);
    let length = typist
        .fillers(filler)
        .iter()
        .filter(|word| word.len() <= room)
        .filter(|word| {
            let part = if at_end { &atoms[atoms.len() - word.len()..] } else { &atoms[..word.len()] };
            part.iter().map(|atom| atom.unit).eq(word.iter().copied())
        })
        .map(Vec::len)
        .max()?;
    Some(if at_end { &atoms[..atoms.len() - length] } else { &atoms[length..] })
}

/// The query without the mark that some write after a name: `L`, `S`, `LS`.
pub(crate) fn without_mark(atoms: &[Atom]) -> Option<&[Atom]> {
    let is_mark =
        |atom: &&Atom| atom.kind == Kind::Letter && matches!(u8::try_from(atom.unit), Ok(b'l' | b's'));
    let marks = atoms.iter().rev().take_while(is_mark).count();
    let name = &atoms[..atoms.len() - marks];
    let follows_name = name.last().is_some_and(|atom| atom.kind == Kind::Character);
    ((1..=2).contains(&marks) && follows_name && name.len() > 1).then_some(name)
}
