//! Programs that we call, and how we get hold of them.

pub mod cargo;
pub mod debian;
pub mod node;
pub mod process;
