//! Sums over the counted receipts.

use crate::tally::Accepted;
use eligibility::Outcome;
use occupations::{Field, OccupationCode};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Number of wishes for an occupation or a field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WishCount {
    /// Number of receipts that contain it.
    pub receipts: usize,
    /// Number of receipts in which it is the first wish.
    pub first: usize,
    /// Number of receipts by outcome, in the order of [`Outcome::ALL`].
    pub outcomes: [usize; 4],
}

impl WishCount {
    fn add(&mut self, outcome: Outcome, is_first: bool) {
        self.receipts += 1;
        self.first += usize::from(is_first);
        self.outcomes[outcome as usize] += 1;
    }
}

/// The sums. A receipt with two occupations of the same field counts once for the field and once for each
/// occupation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// All receipts; `first` is the number of receipts with a wish.
    pub all: WishCount,
    /// Number of wishes.
    pub wishes: usize,
    /// By occupation, sorted by number of receipts, then by number of first wishes (both descending), then by
    /// code.
    pub occupations: Vec<(OccupationCode, WishCount)>,
    /// By field in the order of the notice; `None` for occupations without a field.
    pub fields: Vec<(Option<Field>, WishCount)>,
}

impl Counts {
    /// Counts `accepted`. `field_of` returns the field of an occupation.
    #[must_use]
    pub fn of(accepted: &[Accepted], field_of: impl Fn(OccupationCode) -> Option<Field>) -> Self {
        let mut counts = Self::default();
        let mut occupations: BTreeMap<OccupationCode, WishCount> = BTreeMap::new();
        let mut fields = [WishCount::default(); Field::ALL.len() + 1];
        for receipt in accepted {
            let mut seen = [false; Field::ALL.len() + 1];
            let codes = receipt.wishes.iter().filter_map(|wish| OccupationCode::from_number(*wish));
            for (index, code) in codes.enumerate() {
                let is_first = index == 0;
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
        counts.fields =
            names.zip(fields).filter(|(field, count)| field.is_some() || count.receipts > 0).collect();
        counts
    }
}
