//! Check digits: a Reed–Solomon code over GF(1024) (I. Reed and G. Solomon, "Polynomial Codes over Certain
//! Finite Fields", 1960).
//!
//! A symbol of ten bits is two characters, so an altered character alters one symbol, and two swapped
//! neighbours alter at most two. With four check symbols (eight characters) two valid texts of the same
//! length differ in at least five symbols, so any alteration of up to four symbols is detected. See
//! docs/receipt.md.

/// Number of check symbols at the end of a text.
pub(crate) const CHECK_SYMBOLS: usize = 4;

/// Number of bits in a symbol.
const WIDTH: u32 = 10;
/// The primitive polynomial x^10 + x^3 + 1: the powers of x are all 1023 non-zero elements of the field.
const MODULUS: u16 = 0b100_0000_1001;

/// Multiplies two elements of the field, bit by bit (Horner's scheme).
const fn product(left: u16, right: u16) -> u16 {
    let mut sum = 0;
    let mut bit = WIDTH;
    while bit > 0 {
        bit -= 1;
        sum <<= 1;
        if sum >> WIDTH & 1 == 1 {
            sum ^= MODULUS;
        }
        if right >> bit & 1 == 1 {
            sum ^= left;
        }
    }
    sum
}

/// The generator polynomial (y + 1)(y + x)(y + x²)(y + x³) without its leading y⁴, highest power first.
const GENERATOR: [u16; CHECK_SYMBOLS] = {
    let mut generator = [0; CHECK_SYMBOLS];
    let mut root = 1;
    let mut degree = 0;
    while degree < CHECK_SYMBOLS {
        // Multiply by (y + root). The leading coefficient is 1 and not stored.
        let mut index = degree + 1;
        while index > 0 {
            index -= 1;
            let above = if index == 0 { 1 } else { generator[index - 1] };
            generator[index] ^= product(above, root);
        }
        degree += 1;
        root = product(root, 2);
    }
    generator
};

/// The product of each bit of a symbol with the generator, as four symbols in one number.
const MULTIPLES: [u64; WIDTH as usize] = {
    let mut multiples = [0; WIDTH as usize];
    let mut bit = 0;
    while bit < WIDTH as usize {
        let mut index = 0;
        while index < CHECK_SYMBOLS {
            multiples[bit] = multiples[bit] << WIDTH | product(1 << bit, GENERATOR[index]) as u64;
            index += 1;
        }
        bit += 1;
    }
    multiples
};

/// Computes the check symbols: the remainder of the message's polynomial divided by the generator.
pub(crate) fn check_symbols(message: &[u16]) -> [u16; CHECK_SYMBOLS] {
    const MASK: u64 = (1 << WIDTH) - 1;
    const LEADING: u32 = WIDTH * (CHECK_SYMBOLS as u32 - 1);
    // The length is prepended, so that added or lost symbols at either end are detected.
    let mut rest = message.len() as u64 & MASK;
    for symbol in message.iter().copied().chain([0; CHECK_SYMBOLS]) {
        let overflow = rest >> LEADING;
        rest = (rest & ((1 << LEADING) - 1)) << WIDTH | u64::from(symbol);
        for (bit, multiple) in MULTIPLES.iter().enumerate() {
            if overflow >> bit & 1 == 1 {
                rest ^= multiple;
            }
        }
    }
    let mut shift = LEADING + WIDTH;
    [(); CHECK_SYMBOLS].map(|()| {
        shift -= WIDTH;
        (rest >> shift & MASK) as u16
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::{vec, vec::Vec};

    /// Evaluates the polynomial with these coefficients, highest power first, with Horner's scheme.
    fn value_at(point: u16, coefficients: &[u16]) -> u16 {
        coefficients.iter().fold(0, |value, coefficient| product(value, point) ^ coefficient)
    }

    /// A premise of the minimum distance: a text has fewer symbols than there are distinct powers of x.
    #[test]
    fn x_runs_through_the_whole_field() {
        let mut power = 1;
        for exponent in 1..1023 {
            power = product(power, 2);
            assert_ne!(power, 1, "x^{exponent}");
        }
        assert_eq!(product(power, 2), 1);
    }

    /// The other premise: every valid text has four consecutive powers of x as roots. The test evaluates the
    /// polynomial instead of repeating the division.
    #[test]
    fn a_valid_text_vanishes_at_four_powers_in_a_row() {
        let mut message: Vec<u16> = Vec::new();
        for length in 0..60u16 {
            let mut whole = vec![length];
            whole.extend(&message);
            whole.extend(check_symbols(&message));
            for root in [1, 2, 4, 8] {
                assert_eq!(value_at(root, &whole), 0, "{length} symbols, at {root}");
            }
            message.push((length * 397 + 11) % 1024);
        }
    }

    /// Tries every alteration of two symbols of a short text.
    #[test]
    fn two_altered_symbols_never_make_another_valid_text() {
        let message = [5, 1023, 0];
        let check = check_symbols(&message);
        for first in 1..1024 {
            for second in 0..1024 {
                let altered = [message[0] ^ first, message[1] ^ second, message[2]];
                let moved =
                    check_symbols(&altered).into_iter().zip(check).filter(|(one, other)| one != other);
                // At least five symbols apart: two in the message, so three or more in the check.
                let in_message = 1 + usize::from(second != 0);
                assert!(in_message + moved.count() >= 5, "{first} {second}");
            }
        }
    }

    #[test]
    fn symbols_added_at_either_end_are_noticed() {
        let message = [7, 300, 12];
        let check = check_symbols(&message);
        let mut whole: Vec<u16> = message.iter().copied().chain(check).collect();
        let is_valid = |whole: &[u16]| {
            let (message, check) = whole.split_at(whole.len() - CHECK_SYMBOLS);
            check_symbols(message) == check
        };
        assert!(is_valid(&whole));
        for added in 0..1024 {
            whole.push(added);
            assert!(!is_valid(&whole), "{added} at the end");
            whole.pop();
            whole.insert(0, added);
            assert!(!is_valid(&whole), "{added} at the start");
            whole.remove(0);
        }
    }
}
