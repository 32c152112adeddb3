//! Short codes for policies and answers: hashes of their names.

use eligibility::fnv1a;

/// A hash in progress ([FNV-1a](fnv1a)).
#[derive(Clone, Copy)]
pub(crate) struct Hash(u32);

impl Hash {
    pub(crate) fn new() -> Self {
        Hash(fnv1a::OFFSET_BASIS)
    }

    /// Adds bytes.
    pub(crate) fn bytes(self, bytes: &[u8]) -> Self {
        Hash(fnv1a::hash(self.0, bytes))
    }

    /// Adds a word and a terminator, so that "ab", "c" and "a", "bc" differ.
    pub(crate) fn word(self, word: &str) -> Self {
        self.bytes(word.as_bytes()).bytes(&[0xFF])
    }

    /// Folds the hash to `width` bits (16 to 31) by exclusive or, as the authors of FNV recommend.
    pub(crate) fn folded(self, width: u32) -> u32 {
        (self.0 ^ (self.0 >> width)) & ((1 << width) - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::Hash;

    /// Known values of FNV-1a: the codes in issued receipts depend on them.
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
