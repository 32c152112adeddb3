//! The place where the widget's wasm is cut in two. The only crate of ours with unsafe code.
//!
//! What is cut off is found by `wasm_split_cli_support` when `cargo xtask build` calls it: everything
//! that can be reached through the function declared here and in no other way
//! (docs/decisions/0011-the-wasm-in-two-parts.md).

#![no_std]

/// Declares the function through which the second part is reached.
///
/// Calls go through a place in the table of functions that is empty until the second part has been
/// put beside the first. A call before that is a trap, as a panic is, and never undefined behaviour.
/// Where nothing is cut, it is a function like any other.
#[cfg(all(feature = "cut", target_family = "wasm"))]
#[macro_export]
macro_rules! split_point {
    ($(#[$attribute:meta])* $visible:vis fn $name:ident() -> $result:ty $body:block) => {
        $(#[$attribute])*
        $visible fn $name() -> $result {
            // The names are those that the tool looks for. A module of this name does not exist: the
            // tool turns calls of the import into calls of the export.
            #[link(wasm_import_module = "__wasm_split_placeholder__")]
            #[allow(improper_ctypes)]
            unsafe extern "C" {
                #[link_name = "__wasm_split_00later00_import_00000000000000000000000000000000"]
                safe fn beyond() -> $result;
            }

            #[unsafe(export_name = "__wasm_split_00later00_export_00000000000000000000000000000000")]
            #[allow(improper_ctypes_definitions)]
            extern "C" fn behind() -> $result $body

            beyond()
        }
    };
}

/// Declares the function through which the second part is reached; nothing is cut in this build.
#[cfg(not(all(feature = "cut", target_family = "wasm")))]
#[macro_export]
macro_rules! split_point {
    ($(#[$attribute:meta])* $visible:vis fn $name:ident() -> $result:ty $body:block) => {
        $(#[$attribute])*
        $visible fn $name() -> $result $body
    };
}
