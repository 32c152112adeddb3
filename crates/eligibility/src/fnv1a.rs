//! FNV-1a with 32 bits (Fowler, Noll and Vo, http://www.isthe.com/chongo/tech/comp/fnv/): a short hash that
//! does not resist attacks.

/// The hash of no bytes at all.
pub const OFFSET_BASIS: u32 = 0x811c_9dc5;
const PRIME: u32 = 0x0100_0193;

/// Continues `hash` with `bytes`.
///
/// ```
/// use eligibility::fnv1a::{OFFSET_BASIS, hash};
///
/// assert_eq!(hash(OFFSET_BASIS, b"foobar"), 0xbf9c_f968);
/// assert_eq!(hash(hash(OFFSET_BASIS, b"foo"), b"bar"), 0xbf9c_f968);
/// ```
#[must_use]
pub fn hash(hash: u32, bytes: &[u8]) -> u32 {
    bytes.iter().fold(hash, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(PRIME))
}

#[cfg(test)]
mod tests {
    use super::{OFFSET_BASIS, hash};

    #[test]
    fn hashes_are_the_published_ones() {
        assert_eq!(hash(OFFSET_BASIS, b""), 0x811c_9dc5);
        assert_eq!(hash(OFFSET_BASIS, b"a"), 0xe40c_292c);
        assert_eq!(hash(OFFSET_BASIS, b"foobar"), 0xbf9c_f968);
    }
}
