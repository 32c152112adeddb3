//! The bytes of a bundle, read one value after the other: postcard, as the compiler writes it.
//!
//! By hand, because what `serde` derives for reading weighs kilobytes for every visitor. A mistake is noted
//! once and reading goes on with nothing: to leave at each value would be most of the code.

#![no_std]
extern crate alloc;

use alloc::vec::Vec;

/// The bytes still to read. Once they are found damaged, everything read is empty.
#[derive(Debug)]
pub struct Reader<'a> {
    rest: &'a [u8],
    damaged: bool,
}

impl<'a> Reader<'a> {
    /// Begins with the first of `bytes`.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes, damaged: false }
    }

    /// What is still to read: nothing after damage.
    pub fn rest(&self) -> &'a [u8] {
        self.rest
    }

    /// Whether everything was read, and nothing of it was damaged.
    pub fn is_whole(&self) -> bool {
        !self.damaged && self.rest.is_empty()
    }

    /// Notes that no compiler wrote this.
    pub fn damage(&mut self) {
        self.damaged = true;
        self.rest = &[];
    }

    /// A byte.
    #[inline(never)]
    pub fn byte(&mut self) -> u8 {
        match self.rest.split_first() {
            Some((first, rest)) => {
                self.rest = rest;
                *first
            }
            None => {
                self.damage();
                0
            }
        }
    }

    /// A number in groups of seven bits, the lowest first.
    #[inline(never)]
    pub fn number(&mut self) -> u32 {
        let mut number = 0u32;
        for shift in (0..32).step_by(7) {
            let byte = self.byte();
            let group = u32::from(byte & 0x7f);
            if group << shift >> shift != group {
                break;
            }
            number |= group << shift;
            if byte & 0x80 == 0 {
                return number;
            }
        }
        self.damage();
        0
    }

    /// Bytes behind the number of them.
    #[inline(never)]
    pub fn bytes(&mut self) -> &'a [u8] {
        let length = self.number() as usize;
        match self.rest.split_at_checked(length) {
            Some((bytes, rest)) => {
                self.rest = rest;
                bytes
            }
            None => {
                self.damage();
                &[]
            }
        }
    }

    /// Values behind the number of them, each read by `read`.
    pub fn list<T>(&mut self, read: impl Fn(&mut Self) -> T) -> Vec<T> {
        let length = self.number();
        // Nothing is reserved for a length that is only claimed.
        let mut values = Vec::new();
        for _ in 0..length {
            if self.damaged {
                break;
            }
            values.push(read(self));
        }
        values
    }
}
