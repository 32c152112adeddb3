//! The external programs, and their installation.

pub mod cargo;
pub mod debian;
pub mod node;
pub mod process;
