//! All tests of this folder, as one program: each program more takes seconds to compile and to link.

mod alterations;
mod common;
mod editions;
mod find;
mod fuzz;
mod limits;
mod round_trip;
