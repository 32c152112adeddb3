//! The places where the widget's wasm is cut. The only crate of ours with unsafe code.
//!
//! What is cut off is found by `wasm_split_cli_support` when `cargo xtask build` calls it: everything
//! that can be reached through the function declared here and in no other way
//! (docs/decisions/0011-the-wasm-in-parts.md).

#![no_std]

/// Declares the function through which a part is reached: `pub fn later() -> Type, "later" { … }`.
///
/// Calls go through a place in the table of functions that is empty until the part has been put
/// beside the first. A call before that is a trap, as a panic is, and never undefined behaviour.
/// Where nothing is cut, it is a function like any other.
///
/// A part that comes after another one and may use what that one brings names it, with the type of
/// its function: `pub fn last() -> Type, "last" after "later" -> OtherType { … }`. What both need is
/// then in the earlier one.
#[cfg(all(feature = "cut", target_family = "wasm"))]
#[macro_export]
macro_rules! split_point {
    (
        $(#[$attribute:meta])*
        $visible:vis fn $name:ident() -> $result:ty, $part:literal $(after $earlier:literal -> $brings:ty)?
        $body:block
    ) => {
        $(#[$attribute])*
        $visible fn $name() -> $result {
            // The names are those that the tool looks for. A module of this name does not exist: the
            // tool turns calls of the import into calls of the export.
            #[link(wasm_import_module = "__wasm_split_placeholder__")]
            #[allow(improper_ctypes)]
            unsafe extern "C" {
                #[link_name = concat!("__wasm_split_00", $part, "00_import_00000000000000000000000000000000")]
                safe fn beyond() -> $result;
            }

            #[unsafe(export_name = concat!("__wasm_split_00", $part, "00_export_00000000000000000000000000000000"))]
            #[allow(improper_ctypes_definitions)]
            extern "C" fn behind() -> $result {
                $(
                    #[allow(improper_ctypes, clashing_extern_declarations)]
                    unsafe extern "C" {
                        #[link_name = concat!("__wasm_split_00", $earlier, "00_export_00000000000000000000000000000000")]
                        safe fn earlier() -> $brings;
                    }
                    // Leads to all that the earlier part leads to. So the tool finds nothing that is the
                    // earlier one's alone, and puts all of it where it puts what both need.
                    ::core::hint::black_box(earlier as extern "C" fn() -> $brings);
                )?
                $body
            }

            beyond()
        }
    };
}

/// Declares the function through which a part is reached; nothing is cut in this build.
#[cfg(not(all(feature = "cut", target_family = "wasm")))]
#[macro_export]
macro_rules! split_point {
    (
        $(#[$attribute:meta])*
        $visible:vis fn $name:ident() -> $result:ty, $part:literal $(after $earlier:literal -> $brings:ty)?
        $body:block
    ) => {
        $(#[$attribute])*
        $visible fn $name() -> $result $body
    };
}
