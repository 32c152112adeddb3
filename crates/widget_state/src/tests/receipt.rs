//! Receipts: made after a check, opened elsewhere, presented broken; and the list of wishes.

use super::{Walk, root};
use crate::receipt::{Presented, format_fingerprint, issue, present};
use crate::saved_answers::write_presented;
use crate::{
    Effect, Message, PolicyRef, Resources, Route, SavedMessage, ShareAction, ShareMessage, ShareOutcome,
};
use eligibility::policy::FactKind;
use eligibility::{Outcome, Policy};
use occupations::OccupationCode;
use receipt::link::prefix;
use receipt::{Receipt, ReceiptError, Verification};

const LINKS: &str = "tests/browser/fixtures/receipts.json";

fn code(number: u32) -> OccupationCode {
    OccupationCode::from_number(number).expect("a code")
}

fn text_of(walk: &Walk) -> String {
    issue(&walk.state, &walk.data).expect("a receipt").encode()
}

#[test]
fn a_receipt_is_checked_elsewhere_with_the_same_outcome_answers_and_wishes() {
    let mut walk = Walk::to_result();
    walk.send(Message::WishToggled(code(6_280_303)));
    walk.send(Message::WishToggled(code(2_020_102)));
    walk.follow("#/receipt");
    assert_eq!(walk.state.route, Route::Receipt { policy: PolicyRef::Main });
    let text = text_of(&walk);
    assert!(text.len() <= receipt::LONGEST);

    let elsewhere = Walk::open(&["#/r/", &text].concat());
    assert_eq!(elsewhere.state.route, Route::Presented(text.clone()));
    match present(&text, &elsewhere.data) {
        Ok(Presented { receipt, policy, check: Verification::Same(verdict) }) => {
            assert_eq!((policy, verdict.outcome), (Some(0), Outcome::Eligible));
            assert_eq!(verdict, *walk.state.verdict(&walk.data));
            assert_eq!(receipt.wishes(), [6_280_303, 2_020_102]);
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn opening_a_link_loses_nothing_of_ones_own() {
    let text = text_of(&Walk::to_result());
    let mut walk = Walk::open("#/check");
    walk.tap("state-funded", "no");
    walk.choose_month("birth-month", "1990-03");
    let (answers, own) = (walk.state.check.answers.clone(), text_of(&walk));
    for presented in [text.as_str(), "1NONSENSE", "", "😀", &"9".repeat(10_000)] {
        walk.follow(&["#/r/", presented].concat());
        assert!(matches!(walk.state.route, Route::Presented(_)));
        assert_eq!(walk.state.check.answers, answers);
    }
    walk.follow("#/check");
    assert!(walk.address().starts_with("#/check/"), "{}", walk.address());
    assert_eq!(text_of(&walk), own);
}

#[test]
fn every_kind_of_damage_is_told_apart() {
    let good = text_of(&Walk::to_result());
    let data = Resources::built_in();
    let mut altered = good.clone();
    altered.replace_range(20..21, if &good[20..21] == "7" { "8" } else { "7" });
    let second_version = ["2", &good[1..]].concat();
    for (text, expected) in [
        ("", ReceiptError::Empty),
        ("%20", ReceiptError::Empty),
        (&altered, ReceiptError::Damaged),
        (&good[..good.len() - 1], ReceiptError::Damaged),
        (&second_version, ReceiptError::Damaged),
        (&"9".repeat(10_000), ReceiptError::TooLong),
        ("1%", ReceiptError::BadCharacter('%')),
        ("1%G1", ReceiptError::BadCharacter('%')),
        ("1%FF", ReceiptError::BadCharacter('%')),
        ("1😀", ReceiptError::BadCharacter('😀')),
        ("1%F0%9F%98%80", ReceiptError::BadCharacter('😀')),
    ] {
        assert_eq!(present(text, &data), Err(expected), "{text}");
    }
}

#[test]
fn what_browsers_and_people_make_of_a_text_reads_the_same() {
    let walk = Walk::to_result();
    let text = text_of(&walk);
    let full_width: String =
        text.chars().filter_map(|sign| char::from_u32(u32::from(sign) + 0xFEE0)).collect();
    let escaped: String = full_width.bytes().map(|byte| format!("%{byte:02x}")).collect();
    let with_words = [&text, "?from=singlemessage&isappinstalled=0"].concat();
    let behind = |tail: &str| [&text, tail].concat();
    let copied = [
        behind("。"),
        behind("%E3%80%82"),
        behind("&from=singlemessage"),
        behind("%26from=singlemessage&isappinstalled=0"),
        behind("%2C%E5%BF%AB%E6%9D%A5"),
        behind("#wechat_redirect"),
        behind("/"),
        behind("\">"),
        behind("%20看看"),
        ["张三：", &text].concat(),
        text.bytes().map(|byte| format!("%25{byte:02x}")).collect(),
    ];
    let typed = [text.to_lowercase(), full_width, escaped, with_words, text.replace('0', "O")];
    for written in typed.into_iter().chain(copied) {
        let Route::Presented(kept) = Route::parse(&["#/r/", &written].concat()) else {
            panic!("{written} is no receipt's address")
        };
        let presented = present(&kept, &walk.data);
        let same = matches!(presented, Ok(Presented { check: Verification::Same(_), .. }));
        assert!(same, "{written}: {presented:?}");
    }
}

#[test]
fn the_link_leads_to_the_page_itself() {
    for home in [
        "https://example.org/qilu/",
        "https://example.org/qilu/#/receipt",
        "https://example.org/qilu/?mode=frame&theme=dark#/result",
    ] {
        assert_eq!(prefix(home), "https://example.org/qilu/#/r/");
    }
    assert_eq!(format_fingerprint(0x0000_5EED), "00005EED");
}

#[test]
fn five_wishes_and_no_more() {
    let mut walk = Walk::open("#/directory");
    let codes = [6_280_303, 2_020_102, 4_080_101, 5_050_203, 6_310_105, 6_120_101].map(code);
    for code in codes {
        walk.send(Message::WishToggled(code));
    }
    assert!(walk.state.is_wish_list_full() && !walk.state.has_wish(codes[5]));
    assert_eq!(issue(&walk.state, &walk.data).expect("a receipt").wishes().len(), 5);
    walk.send(Message::WishToggled(codes[1]));
    walk.send(Message::WishToggled(codes[5]));
    assert_eq!(walk.state.wishes, [codes[0], codes[2], codes[3], codes[4], codes[5]]);
    // To begin the check again is not to wish for something else.
    walk.send_twice(Message::Restarted);
    assert!(walk.state.is_wish_list_full());
}

#[test]
fn taking_it_along_says_how_it_went_until_the_page_changes() {
    let mut walk = Walk::to_result();
    walk.follow("#/receipt");
    let link = "https://example.org/#/r/1".to_owned();
    walk.send(Message::Share(ShareMessage::Requested(ShareAction::Copy(link.clone()))));
    assert_eq!(walk.effects, [Effect::Share(ShareAction::Copy(link))]);
    assert_eq!(walk.state.share, None);
    walk.send(Message::Share(ShareMessage::Finished(Some(ShareOutcome::Copied))));
    assert_eq!(walk.state.share, Some(ShareOutcome::Copied));
    walk.follow("#/result");
    assert_eq!(walk.state.share, None);
}

#[test]
fn the_owner_of_a_receipt_goes_on_with_its_answers() {
    let given = Walk::to_result();
    let text = text_of(&given);
    let mut walk = Walk::open(&["#/r/", &text].concat());
    let Ok(Presented { check: Verification::Same(verdict), .. }) = present(&text, &walk.data) else {
        panic!("it is read")
    };
    let saved = write_presented(&verdict.path, &[code(6_280_303)], &walk.data);
    walk.send(Message::Saved(SavedMessage::Found(saved.clone())));
    assert_eq!(walk.address(), "#/review");
    assert_eq!(walk.state.check.answers, given.state.check.answers);
    assert_eq!(walk.state.wishes, [code(6_280_303)]);
    assert!(walk.effects.contains(&Effect::Save(saved)));
    assert!(!walk.state.check.restored);
}

#[test]
fn a_forwarded_page_without_answers_leads_to_the_start_and_says_why() {
    for forwarded in ["#/result", "#/review", "#/receipt"] {
        let mut walk = Walk::open(forwarded);
        assert_eq!((walk.address(), &walk.state.route), ("#/", &Route::Start), "{forwarded}");
        assert!(walk.state.check.arrived_without_answers);
        walk.follow("#/check");
        walk.back();
        assert!(!walk.state.check.arrived_without_answers, "once");
    }
}

/// The receipts that the browser tests open. An edition and a policy that never were stay what they
/// are when rules change; only new names of answers would change the texts.
#[test]
fn the_links_of_the_browser_tests_are_current() {
    let mut walk = Walk::to_result();
    walk.send(Message::WishToggled(code(6_280_303)));
    let policy = Policy::clone(walk.data.policies[0]);
    let issued = |edition: &Policy| {
        let as_of = walk.state.as_of(&policy).date;
        Receipt::issue(edition, &walk.state.check.answers[0], as_of, &[6_280_303])
            .expect("a receipt")
            .encode()
    };
    let another_edition = issued(&Policy { fingerprint: 0x5EED_2026, ..policy.clone() });
    let other = Policy { id: "never-was".to_owned(), fingerprint: 0x5EED_2026, ..policy.clone() };
    let unknown_policy = issued(&other);
    // Rules that take a yes to the first question for a no.
    let mut lenient = policy.clone();
    if let FactKind::Choice(options) = &mut lenient.facts[0].kind {
        options.swap(0, 1);
    }
    let another_outcome = issued(&Policy { fingerprint: 0x5EED_2026, ..lenient });
    let links = [
        ("anotherEdition", &another_edition),
        ("anotherOutcome", &another_outcome),
        ("unknownPolicy", &unknown_policy),
    ];
    let lines = links.map(|(name, text)| format!("  \"{name}\": \"{text}\""));
    let expected = format!("{{\n{}\n}}\n", lines.join(",\n"));
    let path = root().join(LINKS);
    let held = std::fs::read_to_string(&path).expect("the file of links can be read");
    assert_eq!(held, expected, "put the right side into {LINKS}");

    let rules = walk.data.clone();
    let presented = |text: &str| match present(text, &rules) {
        Ok(Presented { check, .. }) => check,
        other => panic!("{other:?}"),
    };
    let outcome_differs = |text| match presented(text) {
        Verification::EditionDiffers(difference) => difference.outcome_differs(),
        other => panic!("{other:?}"),
    };
    assert!(!outcome_differs(&another_edition) && outcome_differs(&another_outcome));
    assert_eq!(presented(&unknown_policy), Verification::UnknownPolicy);
}
