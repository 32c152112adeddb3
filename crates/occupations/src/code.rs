//! Occupation codes of the national classification, such as `6-28-03-03`.

use std::fmt;

/// An occupation code of seven digits: major group, middle group, small group, occupation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OccupationCode(u32);

impl OccupationCode {
    /// Returns the code with these seven digits, or `None` if the number has more or the major group is 0.
    pub fn from_number(number: u32) -> Option<Self> {
        (1_000_000..10_000_000).contains(&number).then_some(Self(number))
    }

    /// Parses `6-28-03-03` or `6280303`.
    ///
    /// ```
    /// use occupations::OccupationCode;
    ///
    /// let code = OccupationCode::parse("6-28-03-03").expect("a valid code");
    /// assert_eq!(OccupationCode::parse("6280303"), Some(code));
    /// assert_eq!((code.major(), code.text().as_str()), (6, "6-28-03-03"));
    /// assert_eq!(OccupationCode::parse("6-28"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let is_well_formed = match bytes.len() {
            7 => true,
            10 => bytes[1] == b'-' && bytes[4] == b'-' && bytes[7] == b'-',
            _ => false,
        };
        if !is_well_formed {
            return None;
        }
        let mut number = 0;
        let mut digits = 0;
        for byte in bytes {
            match byte {
                b'0'..=b'9' => {
                    number = number * 10 + u32::from(byte - b'0');
                    digits += 1;
                }
                b'-' if bytes.len() == 10 => {}
                _ => return None,
            }
        }
        if digits == 7 { Self::from_number(number) } else { None }
    }

    /// Returns the seven digits as one number.
    pub fn number(self) -> u32 {
        self.0
    }

    /// Formats the code with hyphens, such as `6-28-03-03`. `core::fmt` would weigh more than this file.
    pub fn text(self) -> String {
        let mut text = String::with_capacity(10);
        let mut unit = 1_000_000;
        while unit > 0 {
            if matches!(unit, 100_000 | 1_000 | 10) {
                text.push('-');
            }
            text.push(char::from(b'0' + (self.0 / unit % 10) as u8));
            unit /= 10;
        }
        text
    }

    /// Returns the number of the major group, the first digit.
    pub fn major(self) -> u8 {
        (self.0 / 1_000_000) as u8
    }

    /// Returns whether this is an occupation of workers (major groups 4 and higher): those of engineers,
    /// technicians and clerks (1 to 3) follow them in lists of equal rank, since visitors are mostly workers.
    pub fn is_worker(self) -> bool {
        self.major() > 3
    }

    /// Returns the number of the middle group, the first three digits.
    pub fn middle(self) -> u32 {
        self.0 / 10_000
    }

    /// Returns the number of the small group, the first five digits.
    pub fn small(self) -> u32 {
        self.0 / 100
    }
}

impl fmt::Display for OccupationCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

#[cfg(test)]
mod tests {
    use super::OccupationCode;

    #[test]
    fn reads_a_code_with_and_without_hyphens() {
        let code = OccupationCode::parse("6-28-03-03").expect("a code");
        assert_eq!(OccupationCode::parse("6280303"), Some(code));
        assert_eq!((code.text(), code.to_string()), ("6-28-03-03".into(), "6-28-03-03".into()));
        assert_eq!((code.major(), code.middle(), code.small()), (6, 628, 62803));
    }

    #[test]
    fn refuses_what_is_no_code() {
        for text in ["", "6", "6-28-03-3", "6-28-0303", "0-28-03-03", "628-03-03-", "6-28-03-0三"] {
            assert_eq!(OccupationCode::parse(text), None, "{text}");
        }
    }
}
