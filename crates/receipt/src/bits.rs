//! Values of so many bits, one after the other, in symbols of ten bits.

use alloc::vec::Vec;

/// Bits in a symbol.
const SYMBOL: usize = 10;
/// Bits in a group of a number of open length, without the bit that says whether another follows.
const GROUP: u32 = 3;

/// Writes values; what is left of the last symbol stays 0.
#[derive(Default)]
pub(crate) struct BitWriter {
    symbols: Vec<u16>,
    bits: usize,
}

impl BitWriter {
    /// Adds the lowest `width` bits of `value`, the highest of them first.
    pub(crate) fn put(&mut self, value: u32, width: u32) {
        for place in (0..width).rev() {
            if self.bits.is_multiple_of(SYMBOL) {
                self.symbols.push(0);
            }
            let room = SYMBOL - 1 - self.bits % SYMBOL;
            if let Some(last) = self.symbols.last_mut() {
                *last |= ((value >> place & 1) as u16) << room;
            }
            self.bits += 1;
        }
    }

    /// Adds a number of open length: groups of three bits, each after a bit that says whether
    /// another group follows.
    pub(crate) fn put_number(&mut self, value: u32) {
        for place in (0..groups(value)).rev() {
            self.put(u32::from(place > 0), 1);
            self.put(value >> (place * GROUP), GROUP);
        }
    }

    pub(crate) fn symbols(self) -> Vec<u16> {
        self.symbols
    }
}

/// How many groups a number of open length takes.
fn groups(value: u32) -> u32 {
    (u32::BITS - value.leading_zeros()).div_ceil(GROUP).max(1)
}

/// How many bits a number of open length takes.
pub(crate) fn width_of_number(value: u32) -> usize {
    (groups(value) * (GROUP + 1)) as usize
}

/// Reads what [`BitWriter`] wrote. `None` when there is no more.
pub(crate) struct BitReader<'a> {
    symbols: &'a [u16],
    bits: usize,
}

impl<'a> BitReader<'a> {
    pub(crate) fn new(symbols: &'a [u16]) -> Self {
        Self { symbols, bits: 0 }
    }

    /// The next value of `width` bits.
    pub(crate) fn take(&mut self, width: u32) -> Option<u32> {
        let mut value = 0;
        for _ in 0..width {
            let symbol = self.symbols.get(self.bits / SYMBOL)?;
            let bit = symbol >> (SYMBOL - 1 - self.bits % SYMBOL) & 1;
            value = value << 1 | u32::from(bit);
            self.bits += 1;
        }
        Some(value)
    }

    /// The next number of open length.
    pub(crate) fn take_number(&mut self) -> Option<u32> {
        let mut value: u32 = 0;
        loop {
            let another = self.take(1)? == 1;
            let group = self.take(GROUP)?;
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
            assert_eq!((reader.take(32), reader.take_number()), (Some(number), Some(number)));
        }
    }

    #[test]
    fn reading_on_past_the_end_or_past_32_bits_finds_nothing() {
        assert_eq!(BitReader::new(&[0; 3]).take(31), None);
        assert_eq!(BitReader::new(&[0b11_1111_1111]).take_number(), None);
        assert_eq!(BitReader::new(&[0b11_1111_1111; 9]).take_number(), None);
    }
}
