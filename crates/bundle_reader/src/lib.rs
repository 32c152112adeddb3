//! Decodes the postcard format (https://postcard.jamesmunns.com/wire-format) value by value.
//!
//! Replaces `serde`, whose derived decoders would add kilobytes of wasm to every visit. The first error is
//! recorded and all further reads return empty values, because an early return after each value would be most
//! of the code. The caller checks [`Reader::is_whole`] at the end.

#![no_std]
#![warn(missing_docs)]
extern crate alloc;

mod file;

pub use file::{FileError, FileFormat};

use alloc::vec::Vec;

/// A reader of encoded bytes. After an error every value is empty or 0.
///
/// ```
/// use bundle_reader::Reader;
///
/// // A list of two numbers, encoded as its length and the numbers.
/// let mut reader = Reader::new(&[2, 5, 0x80, 0x01]);
/// assert_eq!(reader.list(Reader::number), [5, 128]);
/// assert!(reader.is_whole());
///
/// let mut truncated = Reader::new(&[2, 5]);
/// truncated.list(Reader::number);
/// assert!(!truncated.is_whole());
/// ```
#[derive(Debug)]
pub struct Reader<'a> {
    rest: &'a [u8],
    damaged: bool,
}

impl<'a> Reader<'a> {
    /// Creates a reader at the start of `bytes`.
    #[must_use]
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes, damaged: false }
    }

    /// Returns the remaining bytes; none after an error.
    #[must_use]
    pub fn rest(&self) -> &'a [u8] {
        self.rest
    }

    /// Returns whether all bytes were read without an error.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        !self.damaged && self.rest.is_empty()
    }

    /// Records an error.
    pub fn damage(&mut self) {
        self.damaged = true;
        self.rest = &[];
    }

    /// Reads a byte.
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

    /// Reads an unsigned LEB128 number of at most 32 bits.
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

    /// Reads a length and as many bytes.
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

    /// Reads a length and as many values with `read`.
    pub fn list<T>(&mut self, read: impl Fn(&mut Self) -> T) -> Vec<T> {
        let length = self.number();
        // The length is not trusted, so no memory is reserved for it.
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
