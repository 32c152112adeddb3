//! The directory of green low-carbon occupations: entries, facets, search, neighbours.
//!
//! Start at [`Directory::from_bytes`], then call [`look_up`]: it searches the directory and, once it is
//! loaded, the national classification ([`National`]), and reports which of the two the response comes
//! from. `docs/search.md` describes the ranking.
//!
//! | module | contents |
//! |---|---|
//! | [`bundle`] | the serialised form, written by the compiler, and its errors |
//! | [`file`] | the file by which a deployer replaces the bundles of a build |
//! | `model` | [`Directory`], [`DirectoryDocument`], [`Occupation`] |
//! | `facets` | [`Field`], [`Mark`], [`Basis`], [`MajorGroup`], [`Filter`], [`FacetCounts`] |
//! | `hit` | [`Hit`], [`MatchRank`], [`Matched`] |
//! | `national` | [`National`], [`NationalHit`] |
//! | `look_up` | [`look_up`], [`SearchResponse`], [`SearchOutcome`] |
//! | `nearest` | [`Neighbour`] |

#![warn(missing_docs)]

mod alphabet;
pub mod bundle;
mod code;
mod continuations;
mod decode;
mod entries;
mod facets;
pub mod file;
mod hit;
mod index;
mod line_starts;
mod look_up;
pub mod meaning;
mod model;
mod national;
mod nearest;
mod postings;
mod query;
mod ranking;
mod search;
pub mod sounds;

pub use bundle::BundleError;
pub use code::OccupationCode;
pub use facets::{Basis, FacetCounts, Field, Filter, MajorGroup, Mark};
pub use hit::{Hit, MatchRank, Matched};
pub use line_starts::LineStarts;
pub use look_up::{Confidence, SearchOutcome, SearchResponse, look_up};
pub use meaning::{Meaning, MeaningParser};
pub use model::{BasisText, Directory, DirectoryDocument, FieldText, MajorGroupText, MarkText, Occupation};
pub use national::{National, NationalHit};
pub use nearest::{GroupLevel, Neighbour};
