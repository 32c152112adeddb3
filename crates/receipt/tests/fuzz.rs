//! Decodes a million texts: random ones, mutated receipts, and forged contents with valid check digits. None
//! is misread and none panics. Every run uses the same texts.

use crate::common::reed_solomon::{Field, content_of};
use crate::common::{EDITION, Random, policies, random_receipt};
use eligibility::{Policy, evaluate};
use receipt::{Receipt, ReceiptError, Verification, verify};

const RANDOM: usize = 350_000;
const MUTATED: usize = 500_000;
const FORGED: usize = 130_000;
const DOCTORED: usize = 20_000;

/// Issues the original receipts and encodes them.
fn originals(policies: &[Policy], random: &mut Random) -> Vec<(Receipt, String)> {
    let receipts = policies.iter().cycle().take(400).map(|policy| random_receipt(policy, random));
    receipts.map(|receipt| (receipt.clone(), receipt.encode())).collect()
}

/// Returns a random character, mostly of the alphabet.
fn any_character(random: &mut Random) -> char {
    match random.below(40) {
        0 => char::from_u32(random.below(0x11_0000) as u32).unwrap_or('\u{FFFD}'),
        1 => char::from(random.below(128) as u8),
        _ => char::from(random.character()),
    }
}

#[test]
fn random_texts_are_refused() {
    let mut random = Random(11);
    for _ in 0..RANDOM {
        let length = random.below(131);
        let text: String = if random.below(4) == 0 {
            (0..length).map(|_| any_character(&mut random)).collect()
        } else {
            // With a valid first character only the check digits can reject the text.
            let rest = (1..length).map(|_| char::from(random.character()));
            std::iter::once('1').chain(rest).collect()
        };
        let read = Receipt::decode(&text);
        assert!(read.is_err(), "{text}: {read:?}");
    }
}

/// Applies one to six random mutations.
fn mutate(text: &str, other: &str, random: &mut Random) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    for _ in 0..1 + random.below(6) {
        let length = letters.len();
        if length < 2 {
            break;
        }
        let (one, another) = (random.below(length), random.below(length));
        match random.below(10) {
            0..=3 => letters[one] = any_character(random),
            4 => letters.swap(one, (one + 1) % length),
            5 => letters.swap(one, another),
            6 => _ = letters.remove(one),
            7 => letters.insert(one, any_character(random)),
            8 => {
                // Continue with the rest of another receipt.
                letters.truncate(one);
                letters.extend(other.chars().skip(if random.below(2) == 0 { one } else { another }));
            }
            _ => {
                let (from, to) = (one.min(another), one.max(another));
                match random.below(3) {
                    0 => letters[from..=to].reverse(),
                    1 => letters[from..=to].rotate_left(1),
                    _ => _ = letters.drain(from..to),
                }
            }
        }
    }
    letters.into_iter().collect()
}

#[test]
fn mutated_receipts_are_refused_or_are_still_the_receipt() {
    let mut random = Random(12);
    let originals = originals(&policies(), &mut random);
    let mut still_whole = 0;
    for _ in 0..MUTATED {
        let (receipt, text) = &originals[random.below(originals.len())];
        let (other_receipt, other) = &originals[random.below(originals.len())];
        let mutated = mutate(text, other, &mut random);
        if let Ok(read) = Receipt::decode(&mutated) {
            // The mutations cancelled out or changed only the spelling.
            assert!(read == *receipt || read == *other_receipt, "{text} read from {mutated}");
            still_whole += 1;
        }
    }
    assert!((100..MUTATED / 20).contains(&still_whole), "{still_whole} came through unchanged");
}

/// Verifies a decoded receipt, which must not panic. The result may be `Same` only for the receipt that the
/// policy issues for the same answers.
fn is_never_taken_for_another(receipt: &Receipt, policies: &[&Policy]) -> Verification {
    let check = verify(receipt, policies);
    match &check {
        Verification::Same(verdict) => {
            assert_eq!(receipt.fingerprint(), EDITION);
            let own = policies[receipt.policy_index(policies).expect("its policy")];
            let answers = &verdict.path.answers;
            assert_eq!(evaluate(own, answers, receipt.as_of()), *verdict);
            assert_eq!(receipt.stated_outcome(), verdict.outcome);
            let issued = Receipt::issue(own, answers, receipt.as_of(), receipt.wishes());
            assert_eq!(issued.as_ref(), Ok(receipt));
        }
        Verification::EditionDiffers(difference) => {
            assert_ne!(receipt.fingerprint(), EDITION);
            let own = policies[receipt.policy_index(policies).expect("its policy")];
            assert!(difference.answers.fit(own, receipt.as_of()));
        }
        Verification::Contradicts(_) => assert_eq!(receipt.fingerprint(), EDITION),
        Verification::UnknownPolicy => assert_eq!(receipt.policy_index(policies), None),
    }
    check
}

/// Check digits are no signature. Seals random contents with valid check digits.
#[test]
fn random_contents_with_right_check_digits_are_seen_through() {
    let field = Field::new();
    let policies = policies();
    let all: Vec<_> = policies.iter().collect();
    let mut random = Random(13);
    let heads: Vec<_> = originals(&policies, &mut random).iter().map(|(_, text)| content_of(text)).collect();
    let mut read = 0;
    for _ in 0..FORGED {
        // The first symbols of a real receipt (version, policy, edition, day …), then random ones: either
        // from a random position or only the last few.
        let head = &heads[random.below(heads.len())];
        let (given_up, added) = if random.below(2) == 0 { (head.len(), 56) } else { (5, 4) };
        let kept = head.len() - random.below(given_up + 1);
        let length = (kept + random.below(added + 1)).clamp(1, 56);
        let mut content: Vec<u16> = (0..length).map(|_| random.below(1024) as u16).collect();
        content[..kept].copy_from_slice(&head[..kept]);
        let text = field.seal(&content);
        match Receipt::decode(&text) {
            Ok(receipt) => {
                assert_eq!(receipt.encode(), text);
                is_never_taken_for_another(&receipt, &all);
                read += 1;
            }
            Err(ReceiptError::UnknownVersion(version)) => assert_ne!(version, 1),
            Err(error) => assert_eq!(error, ReceiptError::Invalid, "{text}"),
        }
    }
    assert!(read > FORGED / 100, "{read} contents could be read");
}

/// Changes a few bits of real receipts and seals them again.
#[test]
fn doctored_receipts_are_seen_through() {
    let field = Field::new();
    let policies = policies();
    let all: Vec<_> = policies.iter().collect();
    let mut random = Random(14);
    let originals = originals(&policies, &mut random);
    let (mut read, mut contradicted) = (0, 0);
    for _ in 0..DOCTORED {
        let (_, text) = &originals[random.below(originals.len())];
        let mut content = content_of(text);
        for _ in 0..1 + random.below(3) {
            let index = random.below(content.len());
            content[index] ^= 1 << random.below(10);
        }
        let text = field.seal(&content);
        if let Ok(receipt) = Receipt::decode(&text) {
            assert_eq!(receipt.encode(), text);
            let check = is_never_taken_for_another(&receipt, &all);
            read += 1;
            contradicted += usize::from(matches!(check, Verification::Contradicts(_)));
        }
    }
    assert!(read > DOCTORED / 4 && contradicted > DOCTORED / 20, "{read} read, {contradicted} contradicted");
}
