//! What a policy officer works with: the policies and editions of the data.

mod compare;
mod edition;
mod policies;
mod table;

pub use compare::compare;
pub use edition::Edition;
pub use policies::{policies, sound};
pub use table::Table;
