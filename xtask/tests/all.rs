//! All tests of this folder, as one program: each program more takes seconds to compile and to link.

mod architecture;
mod comments;
mod compiled_once;
mod dependencies;
mod design;
mod test_folders;
