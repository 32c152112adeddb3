//! The compiler flags of the shipped wasm, and of the benches that are compared with it.
//!
//! They are unstable: last tried with Rust 1.95.0 (rust-toolchain.toml). With another version, build, compare
//! the sizes with budgets.toml and run `cargo xtask test`.

/// Excludes features that engines older than Chrome 96 cannot load. These flags break builds that are not
/// stripped, so that only the shipped form has them (docs/decisions/0001-shipped-build.md).
pub const OLD_ENGINES: &str = "-Ctarget-feature=-reference-types,-multivalue";

/// The options of wasm-opt that replace instructions which old engines lack.
pub const OLD_ENGINES_WASM_OPT: [&str; 8] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--signext-lowering",
    "--llvm-memory-copy-fill-lowering",
    "--llvm-nontrapping-fptoint-lowering",
];

/// Compiles a panic to a trap: no message, and no code that would format one.
pub const IMMEDIATE_ABORT: &str = "-Zunstable-options -Cpanic=immediate-abort";

/// Leaves out source locations and `Debug` output, which nothing prints.
pub const NO_DEBUG_OUTPUT: &str = "-Zlocation-detail=none -Zfmt-debug=none";

/// Builds the standard library together with the widget, for size
/// (docs/decisions/0005-standard-library-for-size.md).
pub const BUILD_STD: [&str; 2] = ["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"];
