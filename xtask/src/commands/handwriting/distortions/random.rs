//! A random generator that repeats itself on every machine.

use super::{Kind, Stroke};

/// A small random generator (`SplitMix64`) that repeats itself on every machine.
pub(super) struct Random(pub(super) u64);

impl Random {
    /// Begins from the seed, the kind and the character.
    pub(super) fn new(strokes: &[Stroke], kind: Kind, seed: u64) -> Self {
        let salt = match kind {
            Kind::Jitter => 1,
            Kind::Slant => 2,
            Kind::Scale => 3,
            Kind::MissingHooks => 4,
            Kind::JoinedStrokes => 5,
            Kind::OtherOrder => 6,
            Kind::ExtraOrMissingStroke => 7,
            Kind::Everything => 8,
        };
        let mut random = Self(seed);
        random.stir(salt);
        for stroke in strokes {
            random.stir(u64::MAX);
            for (x, y) in stroke {
                random.stir((u64::from(x.to_bits()) << 32) | u64::from(y.to_bits()));
            }
        }
        random
    }

    /// Mixes a value into the state.
    pub(super) fn stir(&mut self, value: u64) {
        self.0 ^= value;
        self.0 = self.bits();
    }

    /// Returns the next 64 random bits.
    pub(super) fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        bits ^ (bits >> 31)
    }

    /// Returns a number from 0 to just below 1.
    pub(super) fn unit(&mut self) -> f32 {
        f32::from(u16::try_from(self.bits() >> 48).unwrap_or(0)) / 65_536.0
    }

    /// Returns a number from `low` to `high`.
    pub(super) fn between(&mut self, low: f32, high: f32) -> f32 {
        low + (high - low) * self.unit()
    }

    /// Returns a number from -1 to 1.
    pub(super) fn signed(&mut self) -> f32 {
        self.between(-1.0, 1.0)
    }

    /// Decides with the given chance of yes.
    pub(super) fn chance(&mut self, chance: f32) -> bool {
        self.unit() < chance
    }

    /// Returns a count below `end`; 0 if there is none.
    pub(super) fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end).unwrap_or(u64::MAX).max(1);
        usize::try_from(self.bits() % end).unwrap_or(0)
    }
}
