//! Which entries of the directory are near an occupation, and why.

use crate::code::OccupationCode;
use crate::index::Source;
use crate::model::Directory;
use crate::query::{Filler, plain};

/// How many shared words a neighbour names.
const MOST_WORDS: usize = 3;

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
    /// Words that both names or work types hold, the longest first, at most three.
    pub words: Vec<String>,
}

/// A pair of characters that two occupations share.
struct Shared {
    pair: (u16, u16),
    /// Whether few enough hold it.
    tells: bool,
}

/// An entry that holds a pair of characters.
#[derive(Clone)]
struct Holder {
    occupation: usize,
    /// Whether its name does, not only a work type.
    by_name: bool,
}

impl Directory {
    /// The entries nearest to entry `occupation`, the nearest first, itself left out.
    pub fn nearest(&self, occupation: usize, limit: usize) -> Vec<Neighbour> {
        let Some(entry) = self.occupations().get(occupation) else { return Vec::new() };
        let own: Vec<&str> =
            std::iter::once(&entry.name).chain(&entry.work_types).map(String::as_str).collect();
        self.nearest_to(entry.code, &own, Some(occupation), limit)
    }

    /// The entries nearest to an occupation with this code and these texts of its `own`.
    pub(crate) fn nearest_to(
        &self,
        code: OccupationCode,
        own: &[&str],
        itself: Option<usize>,
        limit: usize,
    ) -> Vec<Neighbour> {
        let pairs = self.pairs_of(own);
        let held = self.holders_of(&pairs, itself);
        // What many hold tells little: 处理 and 技术 nothing, 光伏 much.
        let weights: Vec<u32> = held
            .iter()
            .map(|holders| match holders.len() {
                0..=2 => 24,
                3..=5 => 18,
                6..=9 => 12,
                10..=18 => 6,
                _ => 0,
            })
            .collect();
        let mut words = vec![0; self.occupations().len()];
        for (holders, weight) in held.iter().zip(&weights) {
            for holder in holders {
                // A word that only a work type holds makes less of a neighbour.
                words[holder.occupation] += if holder.by_name { *weight } else { weight / 3 };
            }
        }
        let mut ranked: Vec<(u64, u16)> = (0..words.len())
            .filter(|place| Some(*place) != itself)
            .map(|place| {
                let other = self.codes[place];
                let group = match group_in_common(code, other) {
                    GroupLevel::Small => 36,
                    GroupLevel::Middle => 12,
                    GroupLevel::Major => 3,
                    GroupLevel::None => 0,
                };
                // Neighbouring groups have neighbouring numbers.
                let apart = other.small().abs_diff(code.small());
                (group + words[place].min(60), apart, place)
            })
            .filter(|(nearness, ..)| *nearness > 0)
            // In one number, which the directory sorts by elsewhere too: code for one sorting is enough.
            .map(|(nearness, apart, place)| {
                (u64::from(u32::MAX - nearness) << 32 | u64::from(apart), place as u16)
            })
            .collect();
        ranked.sort_unstable();
        ranked.truncate(limit);
        let neighbour = |(_, place): (u64, u16)| {
            let place = usize::from(place);
            let holds = |holders: &[Holder]| holders.iter().any(|holder| holder.occupation == place);
            let shared: Vec<Shared> = pairs
                .iter()
                .zip(held.iter().zip(&weights))
                .filter(|(_, (holders, _))| holds(holders))
                .map(|(pair, (_, weight))| Shared { pair: *pair, tells: *weight > 0 })
                .collect();
            Neighbour {
                occupation: place,
                group: group_in_common(code, self.codes[place]),
                words: self.words_of(&shared, own),
            }
        };
        ranked.into_iter().map(neighbour).collect()
    }

    /// The characters of a text as the index has them.
    fn in_row(&self, text: &str) -> Vec<u16> {
        let in_row = |character: char| match plain(character) {
            Some(plain) => self.index.character_of(u16::try_from(plain as u32).unwrap_or(u16::MAX)),
            None => u16::MAX,
        };
        text.chars().map(in_row).collect()
    }

    /// The pairs of neighbouring characters of some texts, without those that end like a name:
    /// 员 and 工 join what has nothing in common.
    fn pairs_of(&self, texts: &[&str]) -> Vec<(u16, u16)> {
        let suffixes: Vec<u16> = self
            .typist
            .fillers(Filler::Suffix)
            .iter()
            .filter(|suffix| suffix.len() == 1)
            .map(|suffix| self.index.character_of(suffix[0]))
            .collect();
        let mut pairs = Vec::new();
        for text in texts {
            for pair in self.in_row(text).windows(2) {
                let pair = (pair[0], pair[1]);
                if !suffixes.contains(&pair.1) && !pairs.contains(&pair) {
                    pairs.push(pair);
                }
            }
        }
        pairs
    }

    /// For each pair the entries whose name or work types hold it.
    fn holders_of(&self, pairs: &[(u16, u16)], itself: Option<usize>) -> Vec<Vec<Holder>> {
        let index = &self.index;
        let holders_of = |(one, other): &(u16, u16)| {
            let mut holders: Vec<Holder> = Vec::new();
            let begins = |place: &usize| *place < index.searched && index.characters[place + 1] == *other;
            for place in index.by_character.of(*one).filter(begins) {
                let text = &index.texts[usize::from(index.text_of[place])];
                let occupation = usize::from(text.owner);
                let is_known = holders.last().is_some_and(|last| last.occupation == occupation);
                if !is_known && !matches!(text.source, Source::Label(_)) && Some(occupation) != itself {
                    // The name stands before the work types.
                    holders.push(Holder { occupation, by_name: text.source == Source::Name });
                }
            }
            holders
        };
        pairs.iter().map(holders_of).collect()
    }

    /// The shared pairs as words, pairs that overlap joined, the longest first. A word must hold
    /// a pair that tells something.
    fn words_of(&self, shared: &[Shared], own: &[&str]) -> Vec<String> {
        let mut words: Vec<String> = Vec::new();
        for text in own {
            let characters: Vec<char> = text.chars().collect();
            let row = self.in_row(text);
            let (mut word, mut tells) = (String::new(), false);
            for (place, character) in characters.iter().enumerate() {
                let next = row.get(place + 1).map(|next| (row[place], *next));
                let pair = shared.iter().find(|shared| Some(shared.pair) == next);
                if pair.is_some() || !word.is_empty() {
                    word.push(*character);
                }
                match pair {
                    Some(pair) => tells |= pair.tells,
                    None => {
                        let finished = std::mem::take(&mut word);
                        let new = !words.iter().any(|known| holds(known, &finished));
                        if std::mem::take(&mut tells) && new {
                            let longer = words.iter().take_while(|known| known.len() >= finished.len());
                            words.insert(longer.count(), finished);
                        }
                    }
                }
            }
        }
        words.truncate(MOST_WORDS);
        words
    }
}

/// Whether `text` holds `part`. (The library's way is quick in long texts, and long.)
fn holds(text: &str, part: &str) -> bool {
    part.is_empty() || text.as_bytes().windows(part.len()).any(|window| window == part.as_bytes())
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
