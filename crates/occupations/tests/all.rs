//! All tests of this folder, as one program: each program more takes seconds to compile and to link.

mod common;
mod meaning;
mod properties;
mod search;
