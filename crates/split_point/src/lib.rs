//! Split points, at which the widget's wasm is divided into chunks. The only crate of the project with unsafe
//! code.
//!
//! `cargo xtask build` calls `wasm_split_cli_support`, which moves all code that is reachable through the
//! declared function only into a chunk (docs/decisions/0008-wasm-chunks.md).
//!
//! [`split_point!`] declares the function that leads to a chunk and names the chunk. Calls use a slot of the
//! function table that is empty until the chunk is loaded. A call before that traps, as a panic does, and is
//! never undefined behaviour. Without splitting it is an ordinary function.
//!
//! A chunk that is loaded after another one and uses its code names that chunk and the type of its function:
//! `fn extras() -> Type, "extras" after "directory" -> OtherType`. Code that both need is then in
//! the earlier chunk.
//!
//! ```
//! split_point::split_point! {
//!     /// Returns the greeting, which is in a chunk of its own.
//!     fn greeting() -> &'static str, "greeting" { "您好" }
//! }
//!
//! assert_eq!(greeting(), "您好");
//! ```

#![no_std]

/// Declares the function that leads to a chunk, as the crate documentation describes.
#[cfg(all(feature = "code-splitting", target_family = "wasm"))]
#[macro_export]
macro_rules! split_point {
    (
        $(#[$attribute:meta])*
        $visible:vis fn $name:ident() -> $result:ty,
        $chunk:literal $(after $earlier:literal -> $earlier_result:ty)?
        $body:block
    ) => {
        $(#[$attribute])*
        $visible fn $name() -> $result {
            // The tool searches for these names. The import module does not exist: the tool replaces calls of
            // the import with calls of the export.
            #[link(wasm_import_module = "__wasm_split_placeholder__")]
            #[allow(improper_ctypes)]
            unsafe extern "C" {
                #[link_name = concat!("__wasm_split_00", $chunk, "00_import_00000000000000000000000000000000")]
                safe fn imported() -> $result;
            }

            #[unsafe(export_name = concat!("__wasm_split_00", $chunk, "00_export_00000000000000000000000000000000"))]
            #[allow(improper_ctypes_definitions)]
            extern "C" fn exported() -> $result {
                $(
                    #[allow(improper_ctypes, clashing_extern_declarations)]
                    unsafe extern "C" {
                        #[link_name = concat!("__wasm_split_00", $earlier, "00_export_00000000000000000000000000000000")]
                        safe fn earlier() -> $earlier_result;
                    }
                    // Makes the code of the earlier chunk reachable from this one, so that the tool treats
                    // all of it as shared and puts it into the earlier chunk.
                    ::core::hint::black_box(earlier as extern "C" fn() -> $earlier_result);
                )?
                $body
            }

            imported()
        }
    };
}

/// Declares the function that leads to a chunk, as the crate documentation describes. This build is not
/// split.
#[cfg(not(all(feature = "code-splitting", target_family = "wasm")))]
#[macro_export]
macro_rules! split_point {
    (
        $(#[$attribute:meta])*
        $visible:vis fn $name:ident() -> $result:ty,
        $chunk:literal $(after $earlier:literal -> $earlier_result:ty)?
        $body:block
    ) => {
        $(#[$attribute])*
        $visible fn $name() -> $result $body
    };
}
