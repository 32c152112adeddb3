//! What a policy officer works with: the policies, editions of the data, the directory's list.

mod compare;
mod directory;
mod edition;
mod policies;
mod table;

pub use compare::compare;
pub use directory::{Import, import};
pub use edition::Edition;
pub use policies::{policies, sound};
pub use table::Table;
