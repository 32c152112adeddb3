//! The check digits: a Reed–Solomon code over the field of 1024 elements.
//!
//! A symbol of ten bits is two characters, so one altered character alters one symbol and two
//! neighbours that changed places alter at most two. Four check symbols (eight characters) put any two
//! valid texts of the same length at least five symbols apart: up to four altered symbols are noticed
//! for certain, whatever they are and wherever they stand. See docs/receipt.md.

/// Check symbols at the end of a text.
pub(crate) const CHECK_SYMBOLS: usize = 4;

/// Bits in a symbol.
const WIDTH: u32 = 10;
/// The field is that of polynomials over two elements modulo x^10 + x^3 + 1, in which x runs through
/// all 1023 elements but zero.
const MODULUS: u16 = 0b100_0000_1001;

/// The product of two elements.
const fn product(left: u16, right: u16) -> u16 {
    let mut sum = 0;
    let mut place = WIDTH;
    while place > 0 {
        place -= 1;
        sum <<= 1;
        if sum >> WIDTH & 1 == 1 {
            sum ^= MODULUS;
        }
        if right >> place & 1 == 1 {
            sum ^= left;
        }
    }
    sum
}

/// The generator (y + 1)(y + x)(y + x²)(y + x³) without its leading y⁴, the highest power first.
const GENERATOR: [u16; CHECK_SYMBOLS] = {
    let mut generator = [0; CHECK_SYMBOLS];
    let mut root = 1;
    let mut degree = 0;
    while degree < CHECK_SYMBOLS {
        // Times (y + root); the leading coefficient is 1 and not written.
        let mut place = degree + 1;
        while place > 0 {
            place -= 1;
            let above = if place == 0 { 1 } else { generator[place - 1] };
            generator[place] ^= product(above, root);
        }
        degree += 1;
        root = product(root, 2);
    }
    generator
};

/// For each bit of a symbol, that bit times the generator, as four symbols in one number.
const MULTIPLES: [u64; WIDTH as usize] = {
    let mut multiples = [0; WIDTH as usize];
    let mut bit = 0;
    while bit < WIDTH as usize {
        let mut place = 0;
        while place < CHECK_SYMBOLS {
            multiples[bit] = multiples[bit] << WIDTH | product(1 << bit, GENERATOR[place]) as u64;
            place += 1;
        }
        bit += 1;
    }
    multiples
};

/// The check symbols of a message.
pub(crate) fn check_symbols(message: &[u16]) -> [u16; CHECK_SYMBOLS] {
    const MASK: u64 = (1 << WIDTH) - 1;
    const LEADING: u32 = WIDTH * (CHECK_SYMBOLS as u32 - 1);
    // The length leads, so that symbols added or lost at either end do not go unnoticed.
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
    let mut place = LEADING + WIDTH;
    [(); CHECK_SYMBOLS].map(|()| {
        place -= WIDTH;
        (rest >> place & MASK) as u16
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::{vec, vec::Vec};

    /// The value of the polynomial with these coefficients, the highest power first.
    fn value_at(point: u16, coefficients: &[u16]) -> u16 {
        coefficients.iter().fold(0, |value, coefficient| product(value, point) ^ coefficient)
    }

    /// The premise of the distance: the powers of x are different for more places than a text has.
    #[test]
    fn x_runs_through_the_whole_field() {
        let mut power = 1;
        for exponent in 1..1023 {
            power = product(power, 2);
            assert_ne!(power, 1, "x^{exponent}");
        }
        assert_eq!(product(power, 2), 1);
    }

    /// The other premise: every valid text is 0 at four powers of x in a row. The check is made here by
    /// evaluation, not by the division that wrote the digits.
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

    /// What the distance means, tried: every way of altering two symbols of a short text.
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
