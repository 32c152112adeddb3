//! The facets of the directory: field, mark, major group and basis.

use crate::model::{Directory, Occupation};

/// The five fields of section 二 of the notice, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// 二（一） pillar industries.
    Pillar,
    /// 二（二） emerging industries.
    Emerging,
    /// 二（三） digital economy.
    Digital,
    /// 二（四） modern services.
    Services,
    /// 二（五） construction.
    Construction,
}

impl Field {
    /// All fields in the notice's order.
    pub const ALL: [Field; 5] =
        [Field::Pillar, Field::Emerging, Field::Digital, Field::Services, Field::Construction];

    /// Returns the number of its clause in section 二, from 1.
    pub fn number(self) -> u8 {
        self as u8 + 1
    }

    /// Returns the field of clause `number` of section 二.
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.get(usize::from(number).checked_sub(1)?).copied()
    }
}

/// The mark after a name in the national classification.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// `L`: a green occupation.
    Green,
    /// `S`: a digital occupation.
    Digital,
    /// `LS`: both.
    Both,
    /// No mark. Membership in the directory and a mark are independent of each other.
    Unmarked,
}

impl Mark {
    /// All marks, the green ones first.
    pub const ALL: [Mark; 4] = [Mark::Green, Mark::Digital, Mark::Both, Mark::Unmarked];

    /// Returns the letters as printed: `L`, `S`, `LS` or nothing.
    pub fn letters(self) -> &'static str {
        match self {
            Mark::Green => "L",
            Mark::Digital => "S",
            Mark::Both => "LS",
            Mark::Unmarked => "",
        }
    }

    /// Parses the letters of a mark.
    pub fn from_letters(letters: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mark| mark.letters() == letters)
    }
}

/// The reason for an occupation's membership in the directory. It decides which statement an entry carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// A public report names it as listed.
    Named,
    /// It carries the national green mark.
    NationalGreen,
    /// It carries the national digital mark and belongs to a field of the notice.
    NationalDigital,
    /// It belongs to a field of the notice; whether the official list has it is open.
    ProgrammeField,
}

impl Basis {
    /// All four, the firmest first.
    pub const ALL: [Basis; 4] =
        [Basis::Named, Basis::NationalGreen, Basis::NationalDigital, Basis::ProgrammeField];

    /// Returns its id in `data/occupations/directory.csv`.
    pub fn id(self) -> &'static str {
        match self {
            Basis::Named => "named",
            Basis::NationalGreen => "national-green",
            Basis::NationalDigital => "national-digital",
            Basis::ProgrammeField => "programme-field",
        }
    }

    /// Parses the id of a basis.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|basis| basis.id() == id)
    }
}

/// A major group (大类) of the national classification, 1 to 8.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MajorGroup(u8);

impl MajorGroup {
    /// Returns the group with this number, if it exists.
    pub fn new(number: u8) -> Option<Self> {
        (1..=8).contains(&number).then_some(Self(number))
    }

    /// Returns its number, the first digit of a code.
    pub fn number(self) -> u8 {
        self.0
    }
}

/// The active facet filter; `None` leaves a facet open.
///
/// ```
/// use occupations::{Field, Filter, Mark};
///
/// let filter = Filter { field: Field::from_number(2), mark: Mark::from_letters("L"), ..Filter::default() };
/// assert!(!filter.is_empty());
/// assert_eq!((filter.field, filter.mark), (Some(Field::Emerging), Some(Mark::Green)));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only this field.
    pub field: Option<Field>,
    /// Only exactly this mark.
    pub mark: Option<Mark>,
    /// Only this major group.
    pub major_group: Option<MajorGroup>,
    /// Only this basis.
    pub basis: Option<Basis>,
}

impl Filter {
    /// Returns whether all facets are open.
    pub fn is_empty(&self) -> bool {
        *self == Filter::default()
    }

    /// Returns whether `occupation` passes the filter.
    pub fn admits(&self, occupation: &Occupation) -> bool {
        self.field.is_none_or(|field| field == occupation.field)
            && self.mark.is_none_or(|mark| mark == occupation.mark)
            && self.major_group.is_none_or(|group| group == occupation.major_group())
            && self.basis.is_none_or(|basis| basis == occupation.basis)
    }
}

/// The number of hits for each facet value. A facet's own filter is ignored while its values are
/// counted, so that a user sees the effect of switching to another value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FacetCounts {
    /// The number of hits that pass the whole filter.
    pub total: usize,
    /// Counts in the order of [`Field::ALL`].
    pub fields: [usize; 5],
    /// Counts in the order of [`Mark::ALL`].
    pub marks: [usize; 4],
    /// Counts for major groups 1 to 8.
    pub major_groups: [usize; 8],
    /// Counts in the order of [`Basis::ALL`].
    pub bases: [usize; 4],
}

impl Directory {
    /// Counts entries, such as [`SearchResponse::unfiltered`](crate::SearchResponse), by facet value under
    /// `filter`.
    pub fn facet_counts(&self, entries: &[usize], filter: &Filter) -> FacetCounts {
        let mut counts = FacetCounts::default();
        for index in entries {
            let occupation = &self.occupations()[*index];
            counts.total += usize::from(filter.admits(occupation));
            let without_field = Filter { field: None, ..*filter };
            counts.fields[occupation.field as usize] += usize::from(without_field.admits(occupation));
            let without_mark = Filter { mark: None, ..*filter };
            counts.marks[occupation.mark as usize] += usize::from(without_mark.admits(occupation));
            let without_group = Filter { major_group: None, ..*filter };
            counts.major_groups[usize::from(occupation.major_group().number()) - 1] +=
                usize::from(without_group.admits(occupation));
            let without_basis = Filter { basis: None, ..*filter };
            counts.bases[occupation.basis as usize] += usize::from(without_basis.admits(occupation));
        }
        counts
    }
}
