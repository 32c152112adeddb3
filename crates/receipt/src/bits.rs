//! Bit fields in symbols of ten bits.

use alloc::vec::Vec;

/// Number of bits in a symbol.
const SYMBOL: usize = 10;
/// Number of value bits in a group of a variable-length number.
const GROUP: u32 = 3;

/// Writes bit fields. Unused bits of the last symbol are 0.
#[derive(Default)]
pub(crate) struct BitWriter {
    symbols: Vec<u16>,
    bits: usize,
}

impl BitWriter {
    /// Appends the lowest `width` bits of `value`, most significant first.
    pub(crate) fn put(&mut self, value: u32, width: u32) {
        for bit in (0..width).rev() {
            if self.bits.is_multiple_of(SYMBOL) {
                self.symbols.push(0);
            }
            let room = SYMBOL - 1 - self.bits % SYMBOL;
            if let Some(last) = self.symbols.last_mut() {
                *last |= ((value >> bit & 1) as u16) << room;
            }
            self.bits += 1;
        }
    }

    /// Appends a variable-length number: groups of three bits, each after a continuation bit.
    pub(crate) fn put_number(&mut self, value: u32) {
        for group in (0..groups(value)).rev() {
            self.put(u32::from(group > 0), 1);
            self.put(value >> (group * GROUP), GROUP);
        }
    }

    pub(crate) fn symbols(self) -> Vec<u16> {
        self.symbols
    }
}

/// Returns the number of groups of a variable-length number.
fn groups(value: u32) -> u32 {
    (u32::BITS - value.leading_zeros()).div_ceil(GROUP).max(1)
}

/// Returns the number of bits of a variable-length number.
pub(crate) fn width_of_number(value: u32) -> usize {
    (groups(value) * (GROUP + 1)) as usize
}

/// Reads the bit fields of a [`BitWriter`].
pub(crate) struct BitReader<'a> {
    symbols: &'a [u16],
    bits: usize,
}

impl<'a> BitReader<'a> {
    pub(crate) fn new(symbols: &'a [u16]) -> Self {
        Self { symbols, bits: 0 }
    }

    /// Reads the next `width` bits. Returns `None` at the end.
    pub(crate) fn read(&mut self, width: u32) -> Option<u32> {
        let mut value = 0;
        for _ in 0..width {
            let symbol = self.symbols.get(self.bits / SYMBOL)?;
            let bit = symbol >> (SYMBOL - 1 - self.bits % SYMBOL) & 1;
            value = value << 1 | u32::from(bit);
            self.bits += 1;
        }
        Some(value)
    }

    /// Reads the next variable-length number. Returns `None` at the end or if it exceeds 32 bits.
    pub(crate) fn read_number(&mut self) -> Option<u32> {
        let mut value: u32 = 0;
        loop {
            let another = self.read(1)? == 1;
            let group = self.read(GROUP)?;
            value = value.checked_mul(1 << GROUP)? | group;
            if !another {
                return Some(value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let numbers = [0, 1, 7, 8, 63, 64, 511, 512, 2401, 1 << 30, u32::MAX - 1, u32::MAX];
        let mut writer = BitWriter::default();
        let mut bits = 0;
        for number in numbers {
            writer.put(number, 32);
            writer.put_number(number);
            bits += 32 + width_of_number(number);
        }
        let symbols = writer.symbols();
        assert_eq!(symbols.len(), bits.div_ceil(SYMBOL));
        let mut reader = BitReader::new(&symbols);
        for number in numbers {
            assert_eq!((reader.read(32), reader.read_number()), (Some(number), Some(number)));
        }
    }

    #[test]
    fn reading_on_past_the_end_or_past_32_bits_finds_nothing() {
        assert_eq!(BitReader::new(&[0; 3]).read(31), None);
        assert_eq!(BitReader::new(&[0b11_1111_1111]).read_number(), None);
        assert_eq!(BitReader::new(&[0b11_1111_1111; 9]).read_number(), None);
    }
}
