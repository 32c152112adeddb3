//! Pseudorandom numbers that are the same in every run.

/// A linear congruential generator (Knuth's MMIX constants); its upper bits are used.
pub(crate) struct Sample(u64);

impl Sample {
    /// Creates the sequence that starts from `seed`.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Returns a number below `limit`.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }
}
