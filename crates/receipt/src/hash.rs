//! Names made short: hashes of the names of policies and answers.

/// Takes in bytes one by one (FNV-1a of 32 bits).
#[derive(Clone, Copy)]
pub(crate) struct Hash(u32);

impl Hash {
    pub(crate) fn new() -> Self {
        Hash(0x811c_9dc5)
    }

    /// The hash after these bytes.
    pub(crate) fn bytes(self, bytes: &[u8]) -> Self {
        bytes.iter().fold(self, |hash, byte| Hash((hash.0 ^ u32::from(*byte)).wrapping_mul(0x0100_0193)))
    }

    /// The hash after this word and an end mark, so that words cannot run into one another.
    pub(crate) fn word(self, word: &str) -> Self {
        self.bytes(word.as_bytes()).bytes(&[0xFF])
    }

    /// The hash folded to `width` bits (16 to 31).
    pub(crate) fn folded(self, width: u32) -> u32 {
        (self.0 ^ (self.0 >> width)) & ((1 << width) - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::Hash;

    /// Known values of FNV-1a: codes must stay what they are when this file is rewritten.
    #[test]
    fn the_hash_is_the_published_one() {
        assert_eq!(Hash::new().bytes(b"a").0, 0xe40c_292c);
        assert_eq!(Hash::new().bytes(b"foobar").0, 0xbf9c_f968);
    }

    #[test]
    fn words_do_not_run_into_one_another() {
        let hash = |words: &[&str]| words.iter().fold(Hash::new(), |hash, word| hash.word(word)).0;
        assert_ne!(hash(&["ab", "c"]), hash(&["a", "bc"]));
        assert_ne!(hash(&["ab"]), hash(&["ab", ""]));
    }
}
