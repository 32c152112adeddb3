//! All tests of this folder, as one program: each program more takes seconds to compile and to link.

#[path = "../../data_compiler/tests/broken/mod.rs"]
mod broken;
mod conflicts;
mod diff;
mod effort;
mod mutation;
mod proof;
mod situations;
