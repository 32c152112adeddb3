//! All tests of this folder, as one program: each program more takes seconds to compile and to link.

mod bombs;
mod common;
mod office_lists;
mod refused_files;
