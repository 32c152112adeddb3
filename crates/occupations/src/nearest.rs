//! Which entries of the directory are near an occupation, and why.

use crate::code::OccupationCode;
use crate::index::Source;
use crate::model::Directory;
use crate::query::plain;

/// The group two occupations have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GroupLevel {
    /// The same small group (小类).
    Small,
    /// The same middle group (中类).
    Middle,
    /// The same major group (大类).
    Major,
    /// No group.
    None,
}

/// An entry near an occupation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Neighbour {
    /// Its place in `Directory::occupations`.
    pub occupation: usize,
    /// The smallest group both belong to. With [`GroupLevel::Small`] the neighbour's `group`
    /// names it: "同属 环境治理服务人员".
    pub group: GroupLevel,
    /// Words that both names or work types hold, the most telling first, at most three.
    pub words: Vec<String>,
}

impl Directory {
    /// The entries nearest to entry `occupation`, the nearest first, itself left out.
    pub fn nearest(&self, occupation: usize, limit: usize) -> Vec<Neighbour> {
        match self.occupations().get(occupation) {
            Some(entry) => {
                self.nearest_to(entry.code, &entry.name, &entry.work_types, Some(occupation), limit)
            }
            None => Vec::new(),
        }
    }

    /// The entries nearest to an occupation of the national classification.
    pub(crate) fn nearest_to(
        &self,
        code: OccupationCode,
        name: &str,
        work_types: &[String],
        itself: Option<usize>,
        limit: usize,
    ) -> Vec<Neighbour> {
        let pairs = self.pairs_of(name, work_types);
        let mut shared: Vec<Vec<(u16, u16)>> = vec![Vec::new(); self.occupations().len()];
        for text in &self.index.texts {
            if matches!(text.source, Source::Label(_)) {
                continue;
            }
            let own = &mut shared[usize::from(text.owner)];
            for pair in self.index.characters_of(text).windows(2) {
                let pair = (pair[0], pair[1]);
                if pairs.contains(&pair) && !own.contains(&pair) {
                    own.push(pair);
                }
            }
        }
        let mut ranked: Vec<(u32, u32, usize)> = (0..shared.len())
            .filter(|place| Some(*place) != itself)
            .map(|place| {
                let group = group_in_common(code, self.occupations()[place].code);
                let nearness = match group {
                    GroupLevel::Small => 60,
                    GroupLevel::Middle => 24,
                    GroupLevel::Major => 6,
                    GroupLevel::None => 0,
                };
                let words: u32 = shared[place].iter().map(|pair| self.pair_weight(*pair)).sum();
                // Neighbouring groups have neighbouring numbers.
                let apart = self.occupations()[place].code.small().abs_diff(code.small());
                (u32::MAX - nearness - words.min(70), apart, place)
            })
            .filter(|(farness, ..)| *farness < u32::MAX)
            .collect();
        ranked.sort_unstable();
        ranked.truncate(limit);
        ranked
            .into_iter()
            .map(|(_, _, place)| Neighbour {
                occupation: place,
                group: group_in_common(code, self.occupations()[place].code),
                words: self.words_of(&shared[place], name, work_types),
            })
            .collect()
    }

    /// The telling pairs of neighbouring characters of a name and its work types.
    fn pairs_of(&self, name: &str, work_types: &[String]) -> Vec<(u16, u16)> {
        let mut pairs = Vec::new();
        for text in std::iter::once(name).chain(work_types.iter().map(String::as_str)) {
            let characters: Vec<u16> = text
                .chars()
                .filter_map(plain)
                .map(|character| self.index.character_of(character as u32 as u16))
                .collect();
            for pair in characters.windows(2) {
                let pair = (pair[0], pair[1]);
                if !pairs.contains(&pair) && self.pair_weight(pair) > 0 {
                    pairs.push(pair);
                }
            }
        }
        pairs
    }

    /// What a pair tells: nothing for 人员 and 技术, much for 光伏.
    fn pair_weight(&self, (first, second): (u16, u16)) -> u32 {
        let weight = u32::from(self.index.weight(first)) + u32::from(self.index.weight(second));
        weight.saturating_sub(5)
    }

    /// The shared pairs as words of the name or the work types, pairs that overlap joined.
    fn words_of(&self, shared: &[(u16, u16)], name: &str, work_types: &[String]) -> Vec<String> {
        let mut words: Vec<(u32, String)> = Vec::new();
        for text in std::iter::once(name).chain(work_types.iter().map(String::as_str)) {
            let characters: Vec<char> = text.chars().collect();
            let mut word = String::new();
            let mut weight = 0;
            for place in 0..characters.len() {
                let pair = characters.get(place + 1).map(|next| {
                    let of = |character: char| {
                        plain(character)
                            .map_or(u16::MAX, |plain| self.index.character_of(plain as u32 as u16))
                    };
                    (of(characters[place]), of(*next))
                });
                match pair.filter(|pair| shared.contains(pair)) {
                    Some(pair) => {
                        word.push(characters[place]);
                        weight += self.pair_weight(pair);
                    }
                    None if !word.is_empty() => {
                        word.push(characters[place]);
                        let finished = std::mem::take(&mut word);
                        let known = words.iter().any(|(_, known)| known.contains(&finished));
                        if !known {
                            words.push((weight, finished));
                        }
                        weight = 0;
                    }
                    None => {}
                }
            }
        }
        words.sort_by_key(|(weight, _)| u32::MAX - weight);
        words.into_iter().take(3).map(|(_, word)| word).collect()
    }
}

/// The smallest group two codes have in common.
fn group_in_common(one: OccupationCode, other: OccupationCode) -> GroupLevel {
    if one.small() == other.small() {
        GroupLevel::Small
    } else if one.middle() == other.middle() {
        GroupLevel::Middle
    } else if one.major() == other.major() {
        GroupLevel::Major
    } else {
        GroupLevel::None
    }
}
