//! Neighbours: directory entries near an occupation, with the reason.

use crate::code::OccupationCode;
use crate::index::Source;
use crate::line_starts::LineStarts;
use crate::meaning::RELATED;
use crate::model::Directory;
use crate::query::StopWord;
use text_normal_form::fold_character;

/// The maximum number of shared words of a neighbour.
const MOST_WORDS: usize = 3;

/// The minimum nearness of an entry to a national occupation outside the directory: below it the two have
/// only general words in common, as 制作 of cooks and potters.
const SIMILAR: u32 = 55;

/// The same for an entry of the same small group: 船舶机械装配工 and 金属船体制造工.
const SIMILAR_IN_GROUP: u32 = 44;

/// The smallest group that two occupations have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GroupLevel {
    /// The same small group (小类).
    Small,
    /// The same middle group (中类).
    Middle,
    /// The same major group (大类).
    Major,
    /// No common group.
    None,
}

/// An entry near an occupation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Neighbour {
    /// Its index in `Directory::occupations`.
    pub occupation_index: usize,
    /// The smallest common group. With [`GroupLevel::Small`] the neighbour's `group` names it:
    /// "同属 环境治理服务人员".
    pub group: GroupLevel,
    /// Words that occur in names or work types of both, the longest first, at most three.
    pub words: Vec<String>,
}

/// A character bigram that two occupations share.
struct Shared {
    pair: (u16, u16),
    /// Whether it is rare enough to be informative.
    tells: bool,
}

/// An entry that contains a bigram.
#[derive(Clone)]
struct Holder {
    occupation_index: usize,
    /// Whether the bigram occurs in the name, not only in a work type.
    by_name: bool,
}

/// Returns the weight of a bigram that so many entries hold. Frequent ones are uninformative: 处理 and 技术 weigh
/// nothing, 光伏 much.
fn pair_weight(holders: usize) -> u32 {
    match holders {
        0..=2 => 24,
        3..=5 => 18,
        6..=9 => 12,
        10..=18 => 6,
        _ => 0,
    }
}

impl Directory {
    /// Returns the entries nearest to entry `occupation`, the nearest first, without itself.
    pub fn nearest(&self, occupation: usize, limit: usize) -> Vec<Neighbour> {
        let Some(entry) = self.occupations().get(occupation) else { return Vec::new() };
        let own: Vec<&str> =
            std::iter::once(&entry.name).chain(&entry.work_types).map(String::as_str).collect();
        self.nearest_to(entry.code, &own, Some(occupation), None, limit)
    }

    /// Returns the entries nearest to an occupation with this code and its `own` texts, by its similarity
    /// in meaning to each entry if that is known; none if no entry is near enough.
    pub(crate) fn nearest_to(
        &self,
        code: OccupationCode,
        own: &[&str],
        itself: Option<usize>,
        similarities: Option<&[u32]>,
        limit: usize,
    ) -> Vec<Neighbour> {
        let pairs = self.pairs_of(own);
        let held = self.holders_of(&pairs, itself);
        let weights: Vec<u32> = held.iter().map(|holders| pair_weight(holders.len())).collect();
        let mut words = vec![0; self.occupations().len()];
        for (holders, weight) in held.iter().zip(&weights) {
            for holder in holders {
                // A bigram of a work type weighs less than a bigram of the name.
                words[holder.occupation_index] += if holder.by_name { *weight } else { weight / 3 };
            }
        }
        let mut ranked = self.rank(code, &words, itself, similarities);
        ranked.truncate(limit);
        let neighbour = |(_, position): (u64, u16)| {
            let position = usize::from(position);
            let holds = |holders: &[Holder]| holders.iter().any(|holder| holder.occupation_index == position);
            let shared: Vec<Shared> = pairs
                .iter()
                .zip(held.iter().zip(&weights))
                .filter(|(_, (holders, _))| holds(holders))
                .map(|(pair, (_, weight))| Shared { pair: *pair, tells: *weight > 0 })
                .collect();
            Neighbour {
                occupation_index: position,
                group: group_in_common(code, self.codes[position]),
                words: self.words_of(&shared, own, position),
            }
        };
        ranked.into_iter().map(neighbour).collect()
    }

    /// Returns the sort keys and indices of the entries that are near enough, the nearest first, from the
    /// weight of the words that each shares.
    fn rank(
        &self,
        code: OccupationCode,
        words: &[u32],
        itself: Option<usize>,
        similarities: Option<&[u32]>,
    ) -> Vec<(u64, u16)> {
        let has_related = similarities
            .is_some_and(|similarities| similarities.iter().any(|similarity| *similarity > RELATED / 2));
        // Behind entries that a person judged to be related, an entry of other work must be much alike to be
        // of use.
        let bar = |level| match similarities {
            Some(_) if level == GroupLevel::Small => SIMILAR_IN_GROUP,
            Some(_) if has_related && level > GroupLevel::Middle => SIMILAR * 2,
            Some(_) => SIMILAR,
            None => 1,
        };
        let mut ranked: Vec<(u64, u16)> = (0..words.len())
            .filter(|position| Some(*position) != itself)
            .filter_map(|position| {
                let other = self.codes[position];
                let level = group_in_common(code, other);
                let group = match level {
                    GroupLevel::Small => 36,
                    GroupLevel::Middle => 12,
                    GroupLevel::Major => 3,
                    GroupLevel::None => 0,
                };
                let words = words[position].min(60);
                let nearness = match similarities {
                    Some(similarities) => similarities[position] + group + words / 2,
                    None => group + words,
                };
                // Neighbouring groups have neighbouring numbers.
                let apart = other.small().abs_diff(code.small());
                // The sort key is packed into one number, so that the sort of postings elsewhere is reused.
                let key = u64::from(u32::MAX - nearness) << 32 | u64::from(apart);
                (nearness >= bar(level)).then_some((key, position as u16))
            })
            .collect();
        ranked.sort_unstable();
        ranked
    }

    /// Returns the characters of a text as the corpus holds them.
    fn corpus_characters(&self, text: &str) -> Vec<u16> {
        let corpus_characters = |character: char| match fold_character(character) {
            Some(plain) => self.index.character_of(u16::try_from(plain as u32).unwrap_or(u16::MAX)),
            None => u16::MAX,
        };
        text.chars().map(corpus_characters).collect()
    }

    /// Returns the bigrams of some texts, without those that end with a suffix of names: 员 and 工 occur in
    /// unrelated occupations.
    fn pairs_of(&self, texts: &[&str]) -> Vec<(u16, u16)> {
        let suffixes: Vec<u16> = self
            .normalizer
            .stop_words(StopWord::Suffix)
            .iter()
            .filter(|suffix| suffix.len() == 1)
            .map(|suffix| self.index.character_of(suffix[0]))
            .collect();
        let mut pairs = Vec::new();
        for text in texts {
            for pair in self.corpus_characters(text).windows(2) {
                let pair = (pair[0], pair[1]);
                if !suffixes.contains(&pair.1) && !pairs.contains(&pair) {
                    pairs.push(pair);
                }
            }
        }
        pairs
    }

    /// Returns for each bigram the entries whose name or work types contain it.
    fn holders_of(&self, pairs: &[(u16, u16)], itself: Option<usize>) -> Vec<Vec<Holder>> {
        let index = &self.index;
        let holders_of = |(one, other): &(u16, u16)| {
            let mut holders: Vec<Holder> = Vec::new();
            let begins =
                |position: &usize| *position < index.searched && index.characters[position + 1] == *other;
            for position in index.by_character.of(*one).filter(begins) {
                let text = &index.texts[usize::from(index.text_of[position])];
                let occupation = usize::from(text.owner);
                let is_known = holders.last().is_some_and(|last| last.occupation_index == occupation);
                if !is_known && !matches!(text.source, Source::Label(_)) && Some(occupation) != itself {
                    // The name precedes the work types in the corpus.
                    holders
                        .push(Holder { occupation_index: occupation, by_name: text.source == Source::Name });
                }
            }
            holders
        };
        pairs.iter().map(holders_of).collect()
    }

    /// Joins overlapping shared bigrams into words, the longest first. A word must contain an informative
    /// bigram, and be one in the entry as well: 车司机 is a piece of 汽车司机.
    fn words_of(&self, shared: &[Shared], own: &[&str], occupation: usize) -> Vec<String> {
        let mut words: Vec<String> = Vec::new();
        for text in own {
            let characters: Vec<char> = text.chars().collect();
            let corpus = self.corpus_characters(text);
            let (mut word, mut tells) = (String::new(), false);
            for (position, character) in characters.iter().enumerate() {
                let next = corpus.get(position + 1).map(|next| (corpus[position], *next));
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
        words.retain(|word| self.has_word(occupation, word));
        words.truncate(MOST_WORDS);
        words
    }

    /// Returns whether the name or a work type of an entry contains the word between two of its own.
    fn has_word(&self, occupation: usize, word: &str) -> bool {
        let entry = &self.occupations()[occupation];
        let texts = entry.work_types.iter().zip(&entry.work_type_lines);
        texts
            .chain([(&entry.name, &entry.name_lines)])
            .any(|(text, lines)| is_between_words(text, *lines, word))
    }
}

/// Returns whether the word begins and ends where words of the text do. A line never begins with the last
/// character, so that a suffix of one character is a word of its own.
fn is_between_words(text: &str, lines: LineStarts, word: &str) -> bool {
    let (text, word): (Vec<char>, Vec<char>) = (text.chars().collect(), word.chars().collect());
    (0..text.len()).any(|start| {
        let end = start + word.len();
        text[start..].starts_with(&word)
            && (start == 0 || lines.has(start))
            && (end + 1 >= text.len() || lines.has(end))
    })
}

/// Returns whether `text` contains `part`. The standard library's search is faster in long texts, but weighs
/// more.
fn holds(text: &str, slice: &str) -> bool {
    slice.is_empty() || text.as_bytes().windows(slice.len()).any(|window| window == slice.as_bytes())
}

/// Returns the smallest group that two codes have in common.
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
