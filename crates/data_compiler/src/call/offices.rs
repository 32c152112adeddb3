//! `data/offices.toml`: the offices that were checked, for each city and county.

use super::place_options;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::SourceFile;
use eligibility::{Date, Policy};
use serde::Deserialize;
use std::fmt::Write;
use std::path::Path;
use toml::Spanned;

/// Words that belong to a person and not to an office.
const PERSONAL: [&str; 8] = ["先生", "女士", "主任", "科长", "局长", "同志", "老师", "@"];

/// The shape of the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Offices {
    #[serde(default, rename = "office")]
    offices: Vec<Office>,
}

/// An office.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Office {
    city: Spanned<String>,
    #[serde(default)]
    county: String,
    name: Spanned<String>,
    address: Spanned<String>,
    phone: Spanned<String>,
    hours: String,
    source: Spanned<String>,
    checked: Spanned<String>,
}

/// Reads and checks the file.
pub(super) fn read(root: &Path, policy: &Policy, problems: &mut Vec<Diagnostic>) -> Vec<Office> {
    match SourceFile::read(root, "data/offices.toml") {
        Ok(file) => check(&file, policy, problems),
        Err(problem) => {
            problems.push(problem);
            Vec::new()
        }
    }
}

fn check(file: &SourceFile, policy: &Policy, problems: &mut Vec<Diagnostic>) -> Vec<Office> {
    let offices = match file.toml::<Offices>() {
        Ok(Offices { offices }) => offices,
        Err(problem) => {
            problems.push(problem);
            return Vec::new();
        }
    };
    for office in &offices {
        let mut refuse = |code, field: &Spanned<String>, message: &str, remedy: &str| {
            problems.push(file.problem(code, field.span(), message, remedy));
        };
        let is_city =
            |id: &str| id != "outside" && place_options(policy).iter().any(|option| option.id == id);
        if !is_city(office.city.get_ref()) {
            refuse(
                Code::UnknownId,
                &office.city,
                "this is no city",
                "use an option of the question about the city",
            );
        }
        if !is_office_phone(office.phone.get_ref()) {
            refuse(
                Code::OutOfRange,
                &office.phone,
                "this is no telephone number of an office",
                "write a short number or one with area code, such as 0531-12333; never a mobile one",
            );
        }
        for field in [&office.name, &office.address] {
            if field.get_ref().is_empty() || PERSONAL.iter().any(|word| field.get_ref().contains(word)) {
                refuse(Code::OutOfRange, field, "this is empty, or names a person", "name the office alone");
            }
        }
        if !office.source.get_ref().starts_with("https://") && !office.source.get_ref().starts_with("http://")
        {
            refuse(
                Code::OutOfRange,
                &office.source,
                "this is no address",
                "give the public page with the number",
            );
        }
        if Date::parse(office.checked.get_ref()).is_none() {
            refuse(Code::BadDate, &office.checked, "there is no such day", "write the day of the check");
        }
    }
    offices
}

/// Returns whether this is a public number: a short one or a landline with its area code.
fn is_office_phone(phone: &str) -> bool {
    let digits = |text: &str, lengths: std::ops::RangeInclusive<usize>| {
        lengths.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    match phone.split_once('-') {
        None => digits(phone, 5..=5),
        Some((area, number)) => area.starts_with('0') && digits(area, 3..=4) && digits(number, 5..=8),
    }
}

/// Returns Rust source of the table.
pub(super) fn source(offices: &[Office]) -> String {
    let mut source =
        format!("/// The offices that were checked.\npub static OFFICES: [Office; {}] = [\n", offices.len());
    for office in offices {
        // Writing to a string cannot fail.
        let _ = writeln!(
            source,
            "Office {{ city: {:?}, county: {:?}, name: {:?}, address: {:?}, phone: {:?}, hours: {:?}, \
             source: {:?}, checked: {:?} }},",
            office.city.get_ref(),
            office.county,
            office.name.get_ref(),
            office.address.get_ref(),
            office.phone.get_ref(),
            office.hours,
            office.source.get_ref(),
            office.checked.get_ref()
        );
    }
    source + "];\n"
}

#[cfg(test)]
mod tests {
    use super::{check, source};
    use crate::diagnostic::Code;
    use crate::policies::compile_policy;
    use crate::source::SourceFile;
    use std::path::Path;

    const RIGHT: &str = r#"
[[office]]
city = "weifang"
name = "某市公共就业服务中心"
address = "某路1号"
phone = "0536-12333"
hours = "周一到周五"
source = "https://example.gov.cn/"
checked = "2026-11-28"
"#;

    fn problems(text: &str) -> Vec<Code> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let policy = compile_policy(&root, "qilu-green").expect("the policy compiles");
        let file = SourceFile { path: "data/offices.toml".to_owned(), text: text.to_owned() };
        let mut problems = Vec::new();
        let offices = check(&file, &policy, &mut problems);
        assert_eq!(source(&offices).matches("Office {").count(), offices.len());
        problems.into_iter().map(|problem| problem.code).collect()
    }

    #[test]
    fn a_checked_office_and_an_empty_file_are_accepted() {
        assert_eq!(problems(RIGHT), []);
        assert_eq!(problems(""), []);
    }

    #[test]
    fn mobile_numbers_persons_and_unchecked_rows_are_refused() {
        for (from, to, code) in [
            ("0536-12333", "13812345678", Code::OutOfRange),
            ("0536-12333", "0536-13812345678", Code::OutOfRange),
            ("某市公共就业服务中心", "王科长", Code::OutOfRange),
            ("https://example.gov.cn/", "听人说的", Code::OutOfRange),
            ("2026-11-28", "2026-02-30", Code::BadDate),
            ("weifang", "outside", Code::UnknownId),
            ("hours =", "mobile =", Code::Malformed),
        ] {
            assert_eq!(problems(&RIGHT.replace(from, to)), [code], "{to}");
        }
    }
}
