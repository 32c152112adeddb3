//! All tests of this folder, as one program: each program more takes seconds to compile and to link.

mod directory_import;
mod maintaining;
mod policy_check;
mod sandbox;
mod workbench;
