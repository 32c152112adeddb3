//! The data of this build, compiled from `data/` by the build script: policies, interface texts,
//! the glossary and the proof counts. The widget and the ES module both read it from here.

pub mod call;
pub mod counts;
pub mod glossary;
pub mod outcome;
pub mod text;
pub mod words;

/// The bundle with the main policy, which the widget carries in its wasm.
pub static MAIN_POLICY: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/policies.bin"));

/// The bundle with all other policies, which the widget fetches and the ES module carries.
pub static OTHER_POLICIES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/other-policies.bin"));
