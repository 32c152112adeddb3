//! What a policy officer works with: the data, wherever it stands, and tables to read.

mod place;
mod table;

pub use place::{Place, sound};
pub use table::Table;
