//! The directory of green low-carbon occupations: entries, facets, search, neighbours.
//!
//! Start at [`Directory::from_bytes`], then [`look_up`]: it answers what a person typed from the
//! directory and, when it has arrived, from the national classification ([`National`]), and says
//! which of the two the answer comes from. `docs/search.md` explains the order of the hits.
//!
//! | module | holds |
//! |---|---|
//! | [`bundle`] | the serialised form the compiler writes, and the errors of reading it |
//! | `model` | [`Directory`], [`Occupation`] |
//! | `facets` | [`Field`], [`Mark`], [`Basis`], [`MajorGroup`], [`Filter`], [`FacetCounts`] |
//! | `hit` | [`Hit`], [`MatchRank`], [`Matched`] |
//! | `national` | [`National`], [`NationalHit`] |
//! | `look_up` | [`look_up`], [`Answer`], [`Finding`] |
//! | `nearest` | [`Neighbour`] |

mod alphabet;
pub mod bundle;
mod code;
mod decode;
mod facets;
mod hit;
mod index;
mod look_up;
mod model;
mod national;
mod nearest;
mod postings;
mod query;
mod search;
pub mod sounds;

pub use bundle::BundleError;
pub use code::OccupationCode;
pub use facets::{Basis, FacetCounts, Field, Filter, MajorGroup, Mark};
pub use hit::{Hit, MatchRank, Matched};
pub use look_up::{Answer, Finding, look_up};
pub use model::{BasisText, Directory, FieldText, MajorGroupText, MarkText, Occupation};
pub use national::{National, NationalHit};
pub use nearest::{GroupLevel, Neighbour};
