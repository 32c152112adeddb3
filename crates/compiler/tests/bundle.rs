//! What the compiler writes through `serde` is what the widget reads by hand.

use compiler::policies::{POLICIES, compile_policy};
use eligibility::Policy;
use std::path::Path;

fn policies() -> Vec<Policy> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    POLICIES.iter().map(|listed| compile_policy(&root, listed.id).expect("the policy compiles")).collect()
}

#[test]
fn every_policy_is_read_back_as_it_was_written() {
    let written = policies();
    let bytes = postcard::to_stdvec(&written).expect("policies can be written");
    assert_eq!(Policy::all_from_bytes(&bytes).expect("policies can be read"), written);
}

#[test]
fn damaged_bytes_are_refused_and_never_panic() {
    let bytes = postcard::to_stdvec(&policies()[..1]).expect("a policy can be written");
    for length in 0..bytes.len() {
        assert!(Policy::all_from_bytes(&bytes[..length]).is_err(), "cut at {length}");
    }
    assert!(Policy::all_from_bytes(&[bytes.as_slice(), &[0]].concat()).is_err(), "one byte too many");
    // A changed byte may still be a policy (another letter, another year), but it is a sound one.
    for place in 0..bytes.len() {
        for change in [0x01, 0x80, 0xff] {
            let mut changed = bytes.clone();
            changed[place] ^= change;
            if let Ok(policies) = Policy::all_from_bytes(&changed) {
                assert!(policies.iter().all(Policy::is_sound));
            }
        }
    }
}
