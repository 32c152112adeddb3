//! The sums.

use crate::accept::Accepted;
use eligibility::Outcome;
use occupations::{Field, OccupationCode};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// How often something was wished for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WishCount {
    /// So many receipts wish for it.
    pub receipts: usize,
    /// Of so many it is the first wish.
    pub first: usize,
    /// So many of them have each outcome, in the order of [`Outcome::ALL`].
    pub outcomes: [usize; 4],
}

impl WishCount {
    fn add(&mut self, outcome: Outcome, is_first: bool) {
        self.receipts += 1;
        self.first += usize::from(is_first);
        self.outcomes[outcome as usize] += 1;
    }
}

/// Everything added up. A receipt that wishes for two occupations of one field counts once for the
/// field, and once for each occupation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// All receipts; the first wish is counted for those that have one.
    pub all: WishCount,
    /// All wishes.
    pub wishes: usize,
    /// By occupation, the one most often wished for first; of two alike, the one that is more often the
    /// first wish, then the lower code.
    pub occupations: Vec<(OccupationCode, WishCount)>,
    /// By field, in the notice's order; `None` stands for occupations without one.
    pub fields: Vec<(Option<Field>, WishCount)>,
}

impl Counts {
    /// Adds up. `field_of` tells the field of an occupation, if it has one.
    pub fn of(accepted: &[Accepted], field_of: impl Fn(OccupationCode) -> Option<Field>) -> Self {
        let mut counts = Self::default();
        let mut occupations: BTreeMap<OccupationCode, WishCount> = BTreeMap::new();
        let mut fields = [WishCount::default(); Field::ALL.len() + 1];
        for receipt in accepted {
            let mut seen = [false; Field::ALL.len() + 1];
            let codes = receipt.wishes.iter().filter_map(|wish| OccupationCode::from_number(*wish));
            for (place, code) in codes.enumerate() {
                let is_first = place == 0;
                counts.wishes += 1;
                occupations.entry(code).or_default().add(receipt.outcome, is_first);
                let field = field_of(code).map_or(Field::ALL.len(), |field| field as usize);
                if !std::mem::replace(&mut seen[field], true) {
                    fields[field].add(receipt.outcome, is_first);
                }
            }
            counts.all.add(receipt.outcome, !receipt.wishes.is_empty());
        }
        counts.occupations = occupations.into_iter().collect();
        counts.occupations.sort_by_key(|(code, wished)| (Reverse((wished.receipts, wished.first)), *code));
        let names = Field::ALL.map(Some).into_iter().chain([None]);
        counts.fields = names.zip(fields).filter(|(field, it)| field.is_some() || it.receipts > 0).collect();
        counts
    }
}
