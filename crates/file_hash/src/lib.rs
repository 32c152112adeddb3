//! The hashes that identify a shipped file: in its name, and in the `integrity` attribute of a page. The
//! build and the workbench page use them.

#![warn(missing_docs)]

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256, Sha384};
use std::fmt::Write;

/// Returns `sha384-…`, the format of the `integrity` attribute.
pub fn integrity(bytes: &[u8]) -> String {
    ["sha384-", &STANDARD.encode(Sha384::digest(bytes))].concat()
}

/// Returns the first twelve hexadecimal digits of the content's SHA-256.
pub fn short_hash(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(12);
    for byte in Sha256::digest(bytes).iter().take(6) {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// Returns a file name with the hash before its extension, so that browsers may cache the file for ever.
pub fn hashed_name(plain_name: &str, bytes: &[u8]) -> String {
    let (stem, ending) = plain_name.rsplit_once('.').unwrap_or((plain_name, "bin"));
    format!("{stem}.{}.{ending}", short_hash(bytes))
}

#[cfg(test)]
mod tests {
    use super::{hashed_name, integrity};

    #[test]
    fn writes_the_fingerprint_that_browsers_compute() {
        // printf 'abc' | openssl dgst -sha384 -binary | openssl base64 -A
        let abc = "sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn";
        assert_eq!(integrity(b"abc"), abc);
    }

    #[test]
    fn names_a_file_after_its_content() {
        assert_eq!(hashed_name("app.css", b"abc"), "app.ba7816bf8f01.css");
    }
}
