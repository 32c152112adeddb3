//! All tests of this folder, as one program: each program more takes seconds to compile and to link.

mod case;
mod edit;
mod readable;
