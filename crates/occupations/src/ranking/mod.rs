//! One ranking of the directory: firm matches first, in their own order; behind them all entries near
//! in meaning.

mod outside;

use crate::hit::{MatchRank, Matched};
use crate::meaning::{Meaning, Scores, bigram};
use crate::model::Directory;
use crate::query::{CharKind, Query, QueryChar};
use crate::search::{EDIT_COST, Match, MatchStrength, SAME_SOUND, without_stop_words, without_suffix};
pub(crate) use outside::{RankedOutside, outside};

/// The minimum share of a query that an entry near in meaning covers, in thousandths.
const NEAR: u32 = 110;
/// The minimum share of the best document, in thousandths, of a short query and of a longer one: below it the
/// query has no meaning. A sentence holds more words that no occupation has.
const MEANING: [u32; 2] = [300, 210];
/// The weight of bigrams in one document with which a longer query of lower share has a meaning all the same,
/// in 256ths of a bit: two words that one occupation in sixty holds. Who tells what he does uses many words
/// that no occupation has.
const TELLING: u32 = 3000;
/// The maximum number of characters of a short query.
const SHORT: usize = 5;
/// The minimum share relative to the best entry, in percent.
const RELATIVE: u32 = 36;
/// The minimum share of a query's bigrams and words that an entry near in meaning holds, in thousandths:
/// single characters occur by chance.
const EVIDENCE: u32 = 40;
/// The minimum share of an entry that holds only single characters of the query, in thousandths: of a query
/// of two characters, and of a longer one.
const CHARACTERS: [u32; 2] = [600, 152];
/// The share of a query's bigrams that makes a query covered by an entry, in thousandths.
const COVERED: u32 = 700;
/// The same beside a typo.
const COVERED_FOR_TYPOS: u32 = 500;
/// The minimum share of the bigrams of another entry then, in percent of the covering entry's.
const ECLIPSED: u32 = 70;
/// The minimum number of characters of a query that one mistake leaves recognizable.
const CLOSE: usize = 5;
/// The cost of a typo's penalty in a query of one character, in thousandths.
const TYPO_COST: u32 = 1200;
/// The share from which the meaning of a query is well known, in thousandths.
const WELL_KNOWN: u32 = 1000;
/// The share of an entry of another meaning, in percent of the best entry's.
const UNLIKE: u32 = 50;
/// The number of characters of a query that may match by chance where two words meet.
const PAIR: usize = 2;
/// The factor of the share of an entry in the major group of professionals, in percent: for a query in plain
/// words, and for one with a word of [`PROFESSIONAL_WORDS`]. Both kinds of entries share the words of a
/// trade.
const PROFESSIONAL: [u32; 2] = [89, 107];
/// The major group of professionals, engineers included.
const PROFESSIONALS: u8 = 2;
/// The words by which users say that they mean a professional, as keys of bigrams.
const PROFESSIONAL_WORDS: [u32; 12] = [
    bigram('工' as u16, '程' as u16),
    bigram('设' as u16, '计' as u16),
    bigram('研' as u16, '究' as u16),
    bigram('研' as u16, '发' as u16),
    bigram('规' as u16, '划' as u16),
    bigram('方' as u16, '案' as u16),
    bigram('技' as u16, '术' as u16),
    bigram('评' as u16, '价' as u16),
    bigram('评' as u16, '估' as u16),
    bigram('毕' as u16, '业' as u16),
    bigram('专' as u16, '业' as u16),
    bigram('硕' as u16, '士' as u16),
];
/// The maximum number of entries that are only near in meaning.
const MOST_NEAR: usize = 12;

/// The class of a match in the ranking, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Class {
    /// The query is a whole name, work type, label or code.
    Whole,
    /// The query occurs in a name, a work type or a label, or is pinyin of one.
    Firm,
    /// The query is a text with few typos for its length, or two characters that two words of a text happen
    /// to have next to each other.
    Typo,
    /// Many typos, scattered words, or near in meaning.
    Near,
}

/// A match with its position in the ranking.
pub(crate) struct Ranked {
    pub(crate) found: Match,
    pub(crate) class: Class,
    /// The share of the query that its meaning covers, with the bonus of a fuzzy match, in thousandths.
    pub(crate) share: u32,
}

/// The ranked entries of the directory and the scores they come from.
pub(crate) struct Ranking {
    pub(crate) entries: Vec<Ranked>,
    /// `None` while the meaning bundle is not loaded, or for a query without meaning.
    pub(crate) scores: Option<Scores>,
    /// Whether the query contains letters, which may be pinyin.
    pub(crate) has_letters: bool,
}

impl Ranking {
    /// Ranks the entries for a query that is not empty.
    pub(crate) fn new(directory: &Directory, meaning: Option<&Meaning>, query: &Query) -> Self {
        let found = directory.find(query);
        let bare = without_stop_words(&directory.normalizer, &query.query_chars);
        let has_letters = query.query_chars.iter().any(|query_char| query_char.kind == CharKind::Letter);
        let core = without_suffix(&directory.normalizer, bare);
        let units: Vec<u16> = core.iter().map(|query_char| query_char.unit).collect();
        let is_noise = meaning.is_some_and(|meaning| meaning.thesaurus.informative(&units).is_empty());
        let mut scores = meaning.map(|meaning| meaning.score(core)).filter(Scores::has_meaning);
        if let Some(scores) = &mut scores {
            let factor = PROFESSIONAL[usize::from(names_professional(query))];
            // After the decision whether the query has a meaning: of many characters two occur by chance.
            for (share, apart) in scores.of.iter_mut().zip(&scores.apart) {
                *share += apart;
            }
            for (share, code) in scores.of.iter_mut().zip(&directory.codes) {
                if code.major() == PROFESSIONALS {
                    *share = *share * factor / 100;
                }
            }
        }
        let share_of = |index: usize| scores.as_ref().map_or(0, |scores| scores.of[index]);
        let best = scores.as_ref().map_or(0, |scores| scores.best(0..directory.codes.len()));
        // A query whose meaning is well known is no typo of a text of another meaning.
        let is_chance = |found: &Match| {
            let index = found.occupation_index;
            let is_unlike = best >= WELL_KNOWN && share_of(index) * 100 < best * UNLIKE;
            found.rank() == MatchRank::Typo
                && (is_unlike
                    || scores.as_ref().is_some_and(|scores| scores.is_eclipsed(index, COVERED_FOR_TYPOS)))
        };
        let mut entries: Vec<Ranked> = found
            .into_iter()
            .filter(|found| !is_chance(found))
            .map(|found| {
                let class = match class(&found, has_letters, bare.len()) {
                    Class::Firm if bare.len() == PAIR && crosses_words(directory, &found) => Class::Typo,
                    class => class,
                };
                let share = share(&found, share_of(found.occupation_index), bare.len(), best >= WELL_KNOWN);
                Ranked { found, class, share }
            })
            // Words that mean no work (转行) are no typos.
            .filter(|ranked| !is_noise || ranked.class <= Class::Firm)
            .collect();
        if let Some(scores) = &scores {
            add_near(directory, scores, &mut entries);
        }
        // Firm matches keep their order; a stable sort would weigh more than the position in the key.
        let mut keys: Vec<u64> = (0..)
            .zip(&entries)
            .map(|(position, ranked): (u64, &Ranked)| {
                let is_by_share = ranked.class == Class::Near && !is_close_typo(&ranked.found, bare.len());
                let order = if is_by_share { u32::MAX - ranked.share } else { 0 };
                (ranked.class as u64) << 60 | u64::from(order) << 16 | position
            })
            .collect();
        keys.sort_unstable();
        let mut slots: Vec<Option<Ranked>> = entries.into_iter().map(Some).collect();
        let entries = keys.into_iter().filter_map(|key| slots[(key & 0xffff) as usize].take()).collect();
        Self { entries, scores, has_letters }
    }

    /// Returns the best entry.
    pub(crate) fn best(&self) -> Option<&Ranked> {
        self.entries.first()
    }

    /// Returns the highest share of any occupation, in the directory or outside; a firm match exceeds all.
    pub(crate) fn likeness(&self) -> u32 {
        if self.best().is_some_and(|best| best.class <= Class::Firm) {
            return u32::MAX;
        }
        let near = self.scores.as_ref().map_or(0, |scores| scores.best(0..scores.of.len()));
        near.max(self.best_share())
    }

    /// Returns the highest share of any entry, in thousandths.
    pub(crate) fn best_share(&self) -> u32 {
        self.entries.iter().map(|ranked| ranked.share).max().unwrap_or(0)
    }
}

/// Returns whether a query holds a word by which users say that they mean a professional.
fn names_professional(query: &Query) -> bool {
    let is_word = |pair: &[QueryChar]| PROFESSIONAL_WORDS.contains(&bigram(pair[0].unit, pair[1].unit));
    query.query_chars.windows(2).any(is_word)
}

/// Returns the class of a match.
fn class(found: &Match, has_letters: bool, length: usize) -> Class {
    match found.strength() {
        MatchStrength::Whole => Class::Whole,
        MatchStrength::Partial | MatchStrength::Within => Class::Firm,
        MatchStrength::Loose if has_letters && found.rank() == MatchRank::Pinyin => Class::Firm,
        MatchStrength::Loose | MatchStrength::Typo if has_letters => Class::Firm,
        // One character of the same sound, or another one in six.
        MatchStrength::Typo if found.penalty() <= SAME_SOUND => Class::Typo,
        MatchStrength::Typo if found.penalty() * 3 <= length as u32 * 2 => Class::Typo,
        _ => Class::Near,
    }
}

/// Returns whether a query of `length` characters is a whole name, work type or label but for one mistake: it
/// precedes what is near in meaning, but is no more certain.
fn is_close_typo(found: &Match, length: usize) -> bool {
    found.rank() == MatchRank::Typo && found.whole && length >= CLOSE && found.penalty() <= EDIT_COST
}

/// Returns whether the end of one word and the beginning of another match: 电工 in 发电工程.
fn crosses_words(directory: &Directory, found: &Match) -> bool {
    // The beginning of a text begins a word.
    if !matches!(found.rank(), MatchRank::Infix | MatchRank::WorkType) || found.starts_at_beginning() {
        return false;
    }
    let entry = &directory.occupations()[found.occupation_index];
    let (matched, ranges) = found.explain(&directory.index, &entry.name, &entry.work_types, "");
    let lines = match matched {
        Matched::WorkType(index) => entry.work_type_lines[index],
        _ => entry.name_lines,
    };
    let Some(text) = matched.text(&entry.name, &entry.work_types, "") else { return false };
    let Some((start, end)) = ranges.first() else { return false };
    // No line begins with the last character, but a suffix of one character is a word.
    let begins_word = |index: usize| index == 0 || lines.has(index) || index + 1 == text.chars().count();
    !begins_word(*start) && (start + 1..*end).any(begins_word)
}

/// Returns the share of a query of `length` characters that a match covers: by its meaning with a bonus, or,
/// unless the meaning of the query is well known, by the characters that need no correction.
fn share(found: &Match, meaning: u32, length: usize, is_well_known: bool) -> u32 {
    match found.rank() {
        MatchRank::Typo if is_well_known => meaning + 100,
        MatchRank::Typo => {
            // An edit in a long query is likelier a typo than an edit in a short one.
            let corrected = found.penalty() * TYPO_COST / (length * length).max(1) as u32;
            (meaning + 100).max(1200_u32.saturating_sub(corrected))
        }
        MatchRank::MultiWord => meaning + 140,
        MatchRank::Description => meaning + 150,
        _ => meaning,
    }
}

/// Adds the entries that are only near in meaning.
fn add_near(directory: &Directory, scores: &Scores, entries: &mut Vec<Ranked>) {
    let green = &scores.of[..directory.codes.len()];
    let bar = NEAR.max(scores.best(0..green.len()) * RELATIVE / 100);
    let mut near: Vec<u64> = (0..)
        .zip(green)
        .filter(|(index, share)| {
            let index = *index as usize;
            **share >= bar && scores.is_evident(index) && !scores.is_eclipsed(index, COVERED)
        })
        .map(|(index, share): (u64, &u32)| u64::from(u32::MAX - share) << 16 | index)
        .collect();
    near.sort_unstable();
    near.truncate(MOST_NEAR);
    for key in near {
        let index = (key & 0xffff) as usize;
        if !entries.iter().any(|known| known.found.occupation_index == index) {
            let found = Match::by_meaning(index);
            entries.push(Ranked { found, class: Class::Near, share: green[index] });
        }
    }
}

impl Scores {
    /// Returns whether an entry lacks bigrams of the query although another entry holds nearly all: it shares
    /// only general words, as 司机 in 垃圾车司机.
    fn is_eclipsed(&self, document: usize, covered: u32) -> bool {
        self.best_evidence >= covered && self.evidence[document] * 100 < self.best_evidence * ECLIPSED
    }

    /// Returns whether a document holds more of the query than single characters that occur by chance.
    fn is_evident(&self, document: usize) -> bool {
        let bar = CHARACTERS[usize::from(self.characters > 2)];
        // In a query of two characters, both occur apart by chance: 保安 is not 网络与信息安全.
        let apart = if self.characters > 2 { 0 } else { self.apart[document] };
        let is_high = self.of[document].saturating_sub(apart) >= bar;
        self.evidence[document] >= EVIDENCE || (self.held[document] > 1 && is_high)
    }

    /// Returns whether any document is near enough, or holds words enough of a long query.
    fn has_meaning(&self) -> bool {
        let (best, is_long) = (self.best(0..self.of.len()), self.characters > SHORT);
        best >= MEANING[usize::from(is_long)] || (is_long && best >= NEAR && self.most_held >= TELLING)
    }

    /// Returns the highest share among some documents that are near by more than chance.
    fn best(&self, documents: std::ops::Range<usize>) -> u32 {
        let evident = documents.filter(|document| self.is_evident(*document));
        evident.map(|document| self.of[document]).max().unwrap_or(0)
    }
}
