//! The characters with which a line of a name may begin, which the compiler computes from `data/words.toml`.

/// The characters of a name with which a line may begin; only the first 32 can.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LineStarts(u32);

impl LineStarts {
    /// Returns whether a line may begin with the character at `index`.
    #[must_use]
    pub fn has(self, index: usize) -> bool {
        index < 32 && self.0 >> index & 1 == 1
    }

    /// Reads the bits of a name of `length` characters from `bit` on, and moves `bit` behind them: its first
    /// and its last character have none. Missing bits are 0.
    pub(crate) fn read(bits: &[u8], bit: &mut usize, length: usize) -> Self {
        let mut starts = 0;
        for index in 1..length.saturating_sub(1) {
            let byte = bits.get(*bit / 8).map_or(0, |byte| u32::from(*byte));
            if index < 32 {
                starts |= (byte >> (*bit % 8) & 1) << index;
            }
            *bit += 1;
        }
        Self(starts)
    }
}

#[cfg(test)]
mod tests {
    use super::LineStarts;

    #[test]
    fn only_inner_characters_have_bits() {
        let mut bit = 0;
        let names = [4, 1, 2, 40, 3]
            .map(|length| LineStarts::read(&[0b0000_0110, 0xFF, 0, 0, 0, 0], &mut bit, length));
        assert_eq!(bit, 2 + 38 + 1);
        assert_eq!([0, 1, 2, 3].map(|index| names[0].has(index)), [false, false, true, false]);
        assert_eq!((names[1], names[2], names[4]), Default::default());
        assert!(names[3].has(1) && !names[3].has(2) && names[3].has(7) && !names[3].has(40));
    }
}
