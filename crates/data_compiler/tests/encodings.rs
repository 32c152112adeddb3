//! Files of `data/` that an editor on Windows saved: with a byte order mark, in GBK, in UTF-16.

use crate::broken::Broken;
use data_compiler::{compile_policies, occupations};
use encoding_rs::GB18030;
use std::fs;

const FILES: [&str; 6] = [
    "data/sources/texts/qilu-notice-2023.txt",
    "data/sources/qilu-notice-2023.toml",
    "data/policies/qilu-green/rules.toml",
    "data/occupations/directory.csv",
    "data/occupations/labels.toml",
    "data/glossary.toml",
];

/// Encodes a text.
type Encode<'a> = &'a dyn Fn(&str) -> Vec<u8>;

#[test]
fn the_encoding_of_a_file_changes_nothing() {
    let data = Broken::copy_of_data();
    let compile = || {
        let policies = compile_policies(data.root()).map_err(|problems| problems[0].to_string())?;
        let directory = occupations::compile(data.root()).map_err(|problems| problems[0].to_string())?;
        Ok::<_, String>((policies, directory.directory, directory.national))
    };
    let expected = compile().expect("the data is right");
    let marked = |text: &str| format!("\u{feff}{text}").into_bytes();
    let gbk = |text: &str| GB18030.encode(text).0.into_owned();
    let utf_16 = |text: &str| format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let encodings: [(&str, Encode<'_>); 3] =
        [("a byte order mark", &marked), ("GBK", &gbk), ("UTF-16", &utf_16)];
    for (name, encode) in encodings {
        let mut kept = Vec::new();
        for file in FILES {
            let path = data.root().join(file);
            let text = fs::read_to_string(&path).expect("the file is there");
            fs::write(&path, encode(&text)).expect("the file can be written");
            kept.push((path, text));
        }
        assert!(compile().as_ref() == Ok(&expected), "{name}: {:?}", compile().err());
        for (path, text) in kept {
            fs::write(path, text).expect("the file can be written");
        }
    }
}
