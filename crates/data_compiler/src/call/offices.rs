//! `data/offices.toml`: the verified offices, for each city and county.

use super::city_options;
use crate::diagnostic::{Code, Diagnostic, recorded};
use crate::files::DataFiles;
use crate::source::SourceFile;
use eligibility::{Date, Policy};
use serde::Deserialize;
use std::fmt::Write;
use std::ops::RangeInclusive;
use toml::Spanned;

/// The option of the question about the city that is no city.
const OUTSIDE: &str = "outside";

/// Words that name a person or a mailbox instead of an office.
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
    hours: Spanned<String>,
    source: Spanned<String>,
    checked: Spanned<String>,
}

/// Reads and checks the file.
pub(super) fn read(
    root: &(impl DataFiles + ?Sized),
    policy: &Policy,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Office> {
    let file = recorded(SourceFile::read(root, "data/offices.toml"), problems);
    file.map_or_else(Vec::new, |file| check(&file, policy, problems))
}

fn check(file: &SourceFile, policy: &Policy, problems: &mut Vec<Diagnostic>) -> Vec<Office> {
    let Some(Offices { offices }) = recorded(file.toml(), problems) else { return Vec::new() };
    for (index, office) in offices.iter().enumerate() {
        check_office(file, policy, office, problems);
        let is_same = |other: &Office| {
            (other.city.get_ref(), &other.county, other.name.get_ref())
                == (office.city.get_ref(), &office.county, office.name.get_ref())
        };
        if offices[..index].iter().any(is_same) {
            problems.push(file.problem(
                Code::DuplicateId,
                office.name.span(),
                "this office is listed twice",
                "keep the row with the later check",
            ));
        }
    }
    offices
}

fn check_office(file: &SourceFile, policy: &Policy, office: &Office, problems: &mut Vec<Diagnostic>) {
    let mut refuse = |code, field: &Spanned<String>, message: &str, remedy: &str| {
        problems.push(file.problem(code, field.span(), message, remedy));
    };
    let is_city = |id: &str| id != OUTSIDE && city_options(policy).iter().any(|option| option.id == id);
    if !is_city(office.city.get_ref()) {
        let remedy = "use an option of the question about the city";
        refuse(Code::UnknownId, &office.city, "this is not a city", remedy);
    }
    if !is_office_phone(office.phone.get_ref()) {
        let message = "this is not the public telephone number of an office";
        let remedy = "write a short number or one with area code, such as 0531-12333; never a mobile one";
        refuse(Code::OutOfRange, &office.phone, message, remedy);
    }
    for field in [&office.name, &office.address, &office.hours] {
        if field.get_ref().trim().is_empty() || PERSONAL.iter().any(|word| field.get_ref().contains(word)) {
            refuse(Code::OutOfRange, field, "this is empty, or names a person", "describe the office alone");
        }
    }
    if !["https://", "http://"].iter().any(|scheme| office.source.get_ref().starts_with(scheme)) {
        let remedy = "give the address of the public page with these facts";
        refuse(Code::OutOfRange, &office.source, "this is not a web address", remedy);
    }
    if Date::parse(office.checked.get_ref()).is_none() {
        refuse(Code::BadDate, &office.checked, "there is no such day", "write the day of the check");
    }
}

/// Returns whether this is a public number: a short one such as 12333, or a landline with its area code.
fn is_office_phone(phone: &str) -> bool {
    let digits = |text: &str, lengths: RangeInclusive<usize>| {
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
        format!("/// The verified offices.\npub static OFFICES: [Office; {}] = [\n", offices.len());
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
            office.hours.get_ref(),
            office.source.get_ref(),
            office.checked.get_ref()
        );
    }
    source + "];\n"
}

#[cfg(test)]
mod tests {
    use super::{check, source};
    use crate::diagnostic::{Code, Diagnostic};
    use crate::policies::compile_policy;
    use crate::source::SourceFile;
    use std::path::Path;

    const VALID: &str = r#"[[office]]
city = "weifang"
county = ""
name = "某市公共就业服务中心"
address = "某路1号"
phone = "0536-12333"
hours = "周一到周五"
source = "https://example.gov.cn/"
checked = "2026-11-28"
"#;

    /// Returns the diagnostics of a file and the source of its table.
    fn checked(text: &str) -> (Vec<Diagnostic>, String) {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let policy = compile_policy(&root, "qilu-green").expect("the policy compiles");
        let file = SourceFile { path: "data/offices.toml".to_owned(), text: text.to_owned() };
        let mut problems = Vec::new();
        let offices = check(&file, &policy, &mut problems);
        (problems, source(&offices))
    }

    #[test]
    fn a_verified_office_and_an_empty_file_are_accepted() {
        let (problems, source) = checked(VALID);
        assert_eq!(problems, []);
        assert!(source.contains(r#"phone: "0536-12333", hours: "周一到周五""#), "{source}");
        let (problems, source) = checked("");
        assert_eq!(problems, []);
        assert!(source.contains("[Office; 0]"), "{source}");
    }

    #[test]
    fn mobile_numbers_persons_and_unverified_rows_are_refused_at_their_line() {
        for (from, to, line, code) in [
            ("weifang", "outside", 2, Code::UnknownId),
            ("weifang", "beijing", 2, Code::UnknownId),
            ("某市公共就业服务中心", "王科长", 4, Code::OutOfRange),
            ("某路1号", " ", 5, Code::OutOfRange),
            ("0536-12333", "13812345678", 6, Code::OutOfRange),
            ("0536-12333", "0536-13812345678", 6, Code::OutOfRange),
            ("周一到周五", "找李主任", 7, Code::OutOfRange),
            ("https://example.gov.cn/", "听人说的", 8, Code::OutOfRange),
            ("2026-11-28", "2026-02-30", 9, Code::BadDate),
            ("hours =", "mobile =", 7, Code::Malformed),
        ] {
            let (problems, _) = checked(&VALID.replace(from, to));
            let found: Vec<_> = problems.iter().map(|problem| (problem.code, problem.line)).collect();
            assert_eq!(found, [(code, line)], "{to}");
            assert!(problems.iter().all(|problem| !problem.remedy.is_empty()), "{to}");
        }
    }

    #[test]
    fn an_office_that_is_listed_twice_is_refused() {
        let (problems, _) = checked(&[VALID, VALID].concat());
        assert_eq!(
            problems.iter().map(|problem| (problem.code, problem.line)).collect::<Vec<_>>(),
            [(Code::DuplicateId, 13)]
        );
    }
}
