//! The `serde` output of the data compiler agrees with the hand-written decoder of the widget.

use bundle_reader::FileError;
use data_compiler::policies::compile_all;
use eligibility::Policy;
use eligibility::bundle::{file_of, fingerprint, read_file};
use std::path::Path;

fn policies() -> Vec<Policy> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    compile_all(&root).expect("the policies compile")
}

#[test]
fn every_policy_is_read_back_as_it_was_written() {
    let written = policies();
    let bytes = postcard::to_stdvec(&written).expect("policies can be written");
    assert_eq!(Policy::all_from_bytes(&bytes).expect("policies can be read"), written);
}

/// The fingerprint in receipts: known values of FNV-1a, and a distinct value for each policy in every
/// position.
#[test]
fn a_fingerprint_tells_editions_apart() {
    assert_eq!(fingerprint(b""), 0x811c_9dc5);
    assert_eq!(fingerprint(b"foobar"), 0xbf9c_f968);
    let written = policies();
    let mut prints: Vec<u32> = written.iter().map(|policy| policy.fingerprint).collect();
    let alone = postcard::to_stdvec(&written[1..2]).expect("a policy can be written");
    assert_eq!(Policy::all_from_bytes(&alone).expect("a policy")[0].fingerprint, prints[1]);
    let mut reworded = written[1].clone();
    reworded.questions[0].title.push('？');
    let reworded = postcard::to_stdvec(&vec![reworded]).expect("a policy can be written");
    prints.push(Policy::all_from_bytes(&reworded).expect("a policy")[0].fingerprint);
    prints.sort_unstable();
    prints.dedup();
    assert_eq!(prints.len(), written.len() + 1);
}

#[test]
fn cut_bytes_are_refused() {
    let bytes = one_policy();
    for length in 0..bytes.len() {
        assert!(Policy::all_from_bytes(&bytes[..length]).is_err(), "cut at {length}");
    }
    assert!(Policy::all_from_bytes(&[bytes.as_slice(), &[0]].concat()).is_err(), "one byte too many");
}

/// The changes of a byte: the next letter or number, another length of a number or character, all bits.
const CHANGES: [u8; 3] = [0x01, 0x80, 0xff];

/// Each byte is changed in one of the ways; `long` changes each in all of them.
#[test]
fn changed_bytes_never_panic() {
    changes_are_refused_or_sound(|index| &CHANGES[index % CHANGES.len()..][..1]);
}

mod long {
    use super::*;

    #[test]
    fn bytes_changed_in_each_way_never_panic() {
        changes_are_refused_or_sound(|_| &CHANGES);
    }
}

/// A changed byte may still decode to a policy (another letter, another year), but to a valid one.
fn changes_are_refused_or_sound(changes_at: impl Fn(usize) -> &'static [u8]) {
    let bytes = one_policy();
    for index in 0..bytes.len() {
        for change in changes_at(index) {
            let mut changed = bytes.clone();
            changed[index] ^= change;
            if let Ok(policies) = Policy::all_from_bytes(&changed) {
                assert!(policies.iter().all(Policy::is_sound), "{change:#x} at {index}");
            }
        }
    }
}

fn one_policy() -> Vec<u8> {
    postcard::to_stdvec(&policies()[..1]).expect("a policy can be written")
}

#[test]
fn a_file_of_rules_is_read_back_and_nothing_else_is() {
    let policy = &policies()[..1];
    let bundle = postcard::to_stdvec(policy).expect("a policy can be written");
    let file = file_of(&bundle);
    assert_eq!(*read_file(&file).expect("a file of ours"), policy[0]);
    assert_eq!(read_file(b""), Err(FileError::NotOurs));
    assert_eq!(read_file(b"<!doctype html>"), Err(FileError::NotOurs));
    assert_eq!(read_file(&bundle), Err(FileError::NotOurs));
    assert_eq!(read_file(&file_of(&[0])), Err(FileError::Damaged), "no policy at all");
    assert_eq!(read_file(&file[..file.len() - 1]), Err(FileError::Damaged));
    let mut later = file.clone();
    later[4] += 1;
    assert_eq!(read_file(&later), Err(FileError::OtherVersion));
}

/// The files of the types that a bundle holds.
const POLICY_MODEL: [&str; 7] =
    ["mod.rs", "period.rs", "question.rs", "schedule.rs", "rule.rs", "text.rs", "source.rs"];

/// Files of an old format must not be decoded as something else: when the types change, the version must
/// change. Then update the value here.
#[test]
fn the_version_of_the_file_belongs_to_the_types() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../eligibility/src/policy");
    let read = |name| std::fs::read_to_string(folder.join(name)).expect("the types can be read");
    let source: String = POLICY_MODEL.map(read).concat();
    assert_eq!(
        std::fs::read_dir(&folder).expect("the folder exists").count(),
        POLICY_MODEL.len(),
        "a new file"
    );
    let mut types = String::new();
    let mut inside = false;
    for line in source.lines().filter(|line| !line.trim_start().starts_with("//")) {
        inside |= line.starts_with("pub struct") || line.starts_with("pub enum");
        if inside {
            types.push_str(line);
            types.push('\n');
        }
        inside &= line != "}";
    }
    assert!(types.contains("pub struct Policy {") && types.contains("pub struct Source {"));
    let version = file_of(&[])[4];
    assert_eq!((version, fingerprint(types.as_bytes())), (2, 72_999_455));
}
