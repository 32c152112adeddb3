//! Input methods: while one composes, keys belong to it.

/// The key code that browsers report for any key that an input method handles.
pub const INPUT_METHOD_KEY_CODE: u32 = 229;
