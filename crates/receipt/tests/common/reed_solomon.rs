//! A second implementation of the check digits, with logarithm tables and from docs/receipt.md alone. Seals
//! forged contents.

use super::CHARACTERS;

/// GF(1024) as powers of x, with x^10 = x^3 + 1.
pub(crate) struct Field {
    powers: Vec<u16>,
    logarithms: Vec<usize>,
}

impl Field {
    pub(crate) fn new() -> Self {
        let mut powers = vec![1u16];
        let mut logarithms = vec![0; 1024];
        for exponent in 1..1023 {
            let doubled = u32::from(powers[exponent - 1]) * 2;
            let power = if doubled >= 1024 { (doubled - 1024) ^ 0b1001 } else { doubled };
            logarithms[power as usize] = exponent;
            powers.push(power as u16);
        }
        Self { powers, logarithms }
    }

    fn product(&self, left: u16, right: u16) -> u16 {
        if left == 0 || right == 0 {
            return 0;
        }
        let sum = self.logarithms[usize::from(left)] + self.logarithms[usize::from(right)];
        self.powers[sum % 1023]
    }

    /// Encodes the content with valid check digits.
    pub(crate) fn seal(&self, content: &[u16]) -> String {
        // Long division of length · y^(n+4) + content · y^4 by (y + 1)(y + x)(y + x²)(y + x³).
        let mut generator = vec![1u16];
        for exponent in 0..4 {
            let mut longer = generator.clone();
            longer.push(0);
            for (index, coefficient) in generator.iter().enumerate() {
                longer[index + 1] ^= self.product(*coefficient, self.powers[exponent]);
            }
            generator = longer;
        }
        let mut rest = vec![content.len() as u16];
        rest.extend(content);
        rest.extend([0; 4]);
        for index in 0..=content.len() {
            let leading = rest[index];
            for (offset, coefficient) in generator.iter().enumerate() {
                rest[index + offset] ^= self.product(leading, *coefficient);
            }
        }
        let check = &rest[content.len() + 1..];
        content.iter().chain(check).flat_map(|symbol| [symbol >> 5, symbol & 31]).map(letter).collect()
    }
}

fn letter(digit: u16) -> char {
    char::from(CHARACTERS[usize::from(digit)])
}

/// Decodes the symbols of a receipt without the check digits.
pub(crate) fn content_of(text: &str) -> Vec<u16> {
    let digits: Vec<u16> = text
        .bytes()
        .map(|letter| CHARACTERS.iter().position(|known| *known == letter).expect("a letter") as u16)
        .collect();
    let symbols: Vec<u16> = digits.chunks(2).map(|pair| pair[0] << 5 | pair[1]).collect();
    symbols[..symbols.len() - 4].to_vec()
}
