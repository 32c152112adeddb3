//! Adds, refuses, counts, removes and exports receipts of the real policy.

use data_compiler::policies::compile_policy;
use eligibility::policy::FactKind;
use eligibility::{Answer, Answers, Date, Month, Outcome, Policy};
use occupations::{Field, OccupationCode};
use proptest::prelude::*;
use receipt::{Receipt, ReceiptError};
use std::path::Path;
use std::sync::OnceLock;
use tally::table::{TableText, receipts, sums};
use tally::{Counts, Refusal, Tally};

const EDITION: u32 = 0x5EED_2026;

fn policy() -> &'static Policy {
    static POLICY: OnceLock<Policy> = OnceLock::new();
    POLICY.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let policy = compile_policy(&root, "qilu-green").unwrap_or_else(|_| panic!("the policy compiles"));
        Policy { fingerprint: EDITION, ..policy }
    })
}

fn day() -> Date {
    Date::new(2026, 11, 21).expect("a day")
}

/// Creates answers from indices of options. Multiple choices are answered with "不清楚".
fn answers(choices: &[u8]) -> Answers {
    let mut answers = Answers::none(policy());
    for (fact, choice) in choices.iter().enumerate().take(policy().facts.len()) {
        let answer = match &policy().facts[fact].kind {
            FactKind::Choice(options) => Answer::Choice(choice % options.len() as u8),
            FactKind::Month { .. } => Answer::Month(Month(1990 * 12 + i32::from(*choice))),
            _ => Answer::Unsure,
        };
        answers.set(fact, Some(answer));
    }
    answers
}

fn receipt_by(policy: &Policy, choices: &[u8], wishes: &[u32]) -> String {
    Receipt::issue(policy, &answers(choices), day(), wishes).expect("a receipt").encode()
}

fn receipt_of(choices: &[u8], wishes: &[u32]) -> String {
    receipt_by(policy(), choices, wishes)
}

/// Returns a field for odd codes only.
fn field_of(code: OccupationCode) -> Option<Field> {
    (code.number() % 2 == 1).then(|| Field::ALL[code.number() as usize / 2 % 5])
}

fn words() -> TableText<'static> {
    TableText {
        community: None,
        receipts: ["序号", "日期", "版本", "结果", "志愿", "编码", "职业", "领域", "备注"],
        sums: ["类别", "编码", "名称", "领域", "张数", "第一志愿"],
        outcomes: ["符合", "确认", "不符合", "没答完"],
        kinds: ["合计", "领域", "职业"],
        no_field: "不在目录",
        is_another: "另一个人",
        doubtful_day: "日期不对",
        has_doubtful_day: &|accepted| accepted.has_doubtful_day(policy(), day()),
        name_of: &|code| (!code.number().is_multiple_of(3)).then_some("=名,称\""),
        field_of: &field_of,
        field_name: &|_| "领域名",
        fingerprint: &|fingerprint| fingerprint.to_string(),
    }
}

/// Counts a text with a single receipt.
fn add(tally: &mut Tally, text: &str, policy: &Policy) -> Result<(), Refusal> {
    let results = tally.add(text, policy);
    let [result] = <[_; 1]>::try_from(results).expect("a single receipt");
    result
}

/// Parses a file with the `csv` crate.
fn rows(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_prefix('\u{FEFF}').expect("the mark of UTF-8");
    assert!(text.ends_with("\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']));
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let row = |row: Result<csv::StringRecord, _>| row.expect("a row").iter().map(str::to_owned).collect();
    reader.records().map(row).collect()
}

#[test]
fn what_must_not_count_is_refused_with_the_reason() {
    let mut tally = Tally::default();
    let good = receipt_of(&[0; 9], &[6_280_303]);
    let mut refused = |text: &str| {
        let before = tally.clone();
        let refusal = add(&mut tally, text, policy()).expect_err("is refused");
        assert_eq!(tally, before, "nothing has changed");
        refusal
    };
    let mut damaged = good.clone().into_bytes();
    damaged[20] = if damaged[20] == b'7' { b'8' } else { b'7' };
    let damaged = String::from_utf8(damaged).expect("text");
    assert_eq!(refused(&damaged), Refusal::Unreadable(ReceiptError::Damaged));
    assert_eq!(refused(""), Refusal::Unreadable(ReceiptError::Empty));
    assert_eq!(refused("零"), Refusal::Unreadable(ReceiptError::BadCharacter('零')));

    let mut other = policy().clone();
    other.id = "another".to_owned();
    let of_other = receipt_by(&other, &[0; 9], &[]);
    assert_eq!(refused(&of_other), Refusal::OtherPolicy);

    // Swapped options: this policy reads a yes to the first question as a no.
    let mut lenient = policy().clone();
    if let FactKind::Choice(options) = &mut lenient.facts[0].kind {
        options.swap(0, 1);
    }
    let then = eligibility::evaluate(&lenient, &answers(&[0; 9]), day()).outcome;
    assert_ne!(then, Outcome::Ineligible);
    let forged = receipt_by(&lenient, &[0; 9], &[]);
    assert_eq!(refused(&forged), Refusal::Contradicts { stated: then, found: Outcome::Ineligible });
    let earlier = receipt_by(&Policy { fingerprint: 7, ..lenient }, &[0; 9], &[]);
    assert_eq!(refused(&earlier), Refusal::OtherEdition { then, now: Outcome::Ineligible });
}

#[test]
fn another_edition_that_comes_to_the_same_counts() {
    let mut tally = Tally::default();
    let earlier = receipt_by(&Policy { fingerprint: 7, ..policy().clone() }, &[0; 9], &[6_280_303]);
    assert_eq!(add(&mut tally, &earlier, policy()), Ok(()));
    assert_eq!(tally.accepted()[0].fingerprint, 7);
}

/// Counts and reports a receipt whose day is implausible, because of a wrong clock or a forgery.
#[test]
fn an_implausible_day_or_wish_is_told() {
    for (date, is_doubtful) in [
        ("1900-01-01", true),
        ("1970-01-01", true),
        ("2023-05-10", true),
        ("2023-05-11", false),
        ("2026-11-20", false),
        ("2026-11-21", false),
        ("2026-11-22", true),
        ("2100-01-01", true),
        ("2240-12-31", true),
    ] {
        let mut tally = Tally::default();
        let date = Date::parse(date).expect("a day");
        let receipt = Receipt::issue(policy(), &Answers::none(policy()), date, &[6_280_303, 9_999_999]);
        assert_eq!(add(&mut tally, &receipt.expect("a receipt").encode(), policy()), Ok(()));
        let accepted = &tally.accepted()[0];
        assert_eq!(accepted.has_doubtful_day(policy(), day()), is_doubtful, "{date:?}");
        let unknown = accepted.unknown_wishes(|code| code.number() == 6_280_303);
        assert_eq!(unknown, [OccupationCode::from_number(9_999_999).expect("a code")]);
        let text = receipts(tally.accepted(), &words());
        assert_eq!(rows(&text)[1][8], if is_doubtful { "日期不对" } else { "" });
    }
}

#[test]
fn a_repeated_one_counts_only_for_another_person() {
    let mut tally = Tally::default();
    let (one, two) = (receipt_of(&[0; 9], &[6_280_303]), receipt_of(&[0; 9], &[6_280_305]));
    for text in [&one, &two] {
        assert_eq!(add(&mut tally, text, policy()), Ok(()));
    }
    let link = format!("https://example.org/#/r/{}", two.to_lowercase());
    assert_eq!(add(&mut tally, &link, policy()), Err(Refusal::Repeated { first: 2, text: two.clone() }));
    assert_eq!(tally.add_repeated(&two, policy()), Ok(()));
    assert_eq!(tally.accepted().len(), 3);
    assert!(tally.accepted()[2].is_another && !tally.accepted()[1].is_another);
    // After the second of two is removed, the first still makes it a repetition.
    assert_eq!(tally.undo(), Some(3));
    assert!(matches!(add(&mut tally, &two, policy()), Err(Refusal::Repeated { first: 2, .. })));
    assert_eq!(tally.undo(), Some(2));
    assert_eq!(add(&mut tally, &two, policy()), Ok(()));
}

#[test]
fn whatever_has_changed_since_is_unexported() {
    let mut tally = Tally::default();
    assert!(tally.is_safe());
    add(&mut tally, &receipt_of(&[0; 9], &[]), policy()).expect("counts");
    add(&mut tally, &receipt_of(&[1; 9], &[]), policy()).expect("counts");
    assert!(!tally.is_safe());
    tally.mark_exported();
    assert!(tally.is_safe());
    add(&mut tally, &receipt_of(&[1; 9], &[]), policy()).expect_err("repeated");
    assert!(tally.is_safe(), "a refused one changes nothing");
    tally.undo();
    assert!(!tally.is_safe());
    tally.clear();
    assert!(tally.is_safe() && tally.undo().is_none());
}

#[test]
fn the_tables_hold_what_was_counted() {
    let mut tally = Tally::default();
    add(&mut tally, &receipt_of(&[1; 9], &[6_280_303, 6_280_304]), policy()).expect("counts");
    add(&mut tally, &receipt_of(&[1; 9], &[]), policy()).expect("counts");
    let text = receipts(tally.accepted(), &words());
    assert!(text.contains("\"'=名,称\"\"\""), "harmless and quoted: {text}");
    let edition = EDITION.to_string();
    let outcome = words().outcomes[tally.accepted()[0].outcome as usize];
    let rows = rows(&text);
    let field = |code: u32| {
        let code = OccupationCode::from_number(code).expect("a code");
        field_of(code).map_or("不在目录", |_| "领域名")
    };
    let name = |code: u32| if !code.is_multiple_of(3) { "'=名,称\"" } else { "" };
    let row = |number, order, wish: u32, code| {
        let cells = [number, "2026-11-21", &edition, outcome, order, code, name(wish), field(wish), ""];
        cells.map(str::to_owned).to_vec()
    };
    assert_eq!(rows[1], row("1", "1", 6_280_303, "6-28-03-03"));
    assert_eq!(rows[2], row("1", "2", 6_280_304, "6-28-03-04"));
    assert_eq!(rows[3], ["2", "2026-11-21", &edition, outcome, "", "", "", "", ""]);
    assert_eq!(rows.len(), 4);
}

/// Generates the content of a valid receipt: answers and wishes.
fn any_receipt() -> impl Strategy<Value = (Vec<u8>, Vec<u32>)> {
    let wishes = proptest::sample::subsequence((6_280_301_u32..6_280_311).collect::<Vec<_>>(), 0..=5);
    (proptest::collection::vec(0_u8..6, 0..9), wishes.prop_shuffle())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// The sums and both files agree with a simple recount.
    #[test]
    fn the_sums_are_right(given in proptest::collection::vec(any_receipt(), 0..30)) {
        let mut tally = Tally::default();
        let mut texts: Vec<String> = Vec::new();
        for (choices, wishes) in &given {
            let text = receipt_of(choices, wishes);
            let taken = add(&mut tally, &text, policy());
            prop_assert_eq!(taken.is_ok(), !texts.contains(&text));
            if taken.is_ok() {
                texts.push(text);
            }
        }
        let counts = Counts::of(tally.accepted(), field_of);
        prop_assert_eq!(counts.all.receipts, texts.len());
        prop_assert_eq!(counts.all.outcomes.iter().sum::<usize>(), texts.len());
        let all_wishes = || tally.accepted().iter().flat_map(|one| one.wishes.iter().map(move |wish| (one, *wish)));
        prop_assert_eq!(counts.wishes, all_wishes().count());
        for (code, wished) in &counts.occupations {
            let of_it: Vec<_> = all_wishes().filter(|(_, wish)| *wish == code.number()).collect();
            prop_assert_eq!(wished.receipts, of_it.len());
            prop_assert_eq!(wished.first, of_it.iter().filter(|(one, wish)| one.wishes[0] == *wish).count());
            for (index, outcome) in Outcome::ALL.into_iter().enumerate() {
                prop_assert_eq!(wished.outcomes[index], of_it.iter().filter(|(one, _)| one.outcome == outcome).count());
            }
        }
        prop_assert!(counts.occupations.is_sorted_by(|one, next| one.1.receipts >= next.1.receipts));
        for (field, wished) in &counts.fields {
            let has = |one: &&tally::Accepted| one.wishes.iter().any(|wish| {
                field_of(OccupationCode::from_number(*wish).expect("a code")) == *field
            });
            prop_assert_eq!(wished.receipts, tally.accepted().iter().filter(has).count());
        }

        let detail = rows(&receipts(tally.accepted(), &words()));
        let without = tally.accepted().iter().filter(|one| one.wishes.is_empty()).count();
        prop_assert_eq!(detail.len(), 1 + counts.wishes + without);
        let summary = rows(&sums(&counts, &words()));
        prop_assert_eq!(summary.len(), 2 + counts.fields.len() + counts.occupations.len());
        prop_assert_eq!(&summary[1][4], &counts.all.receipts.to_string());
        for row in detail.iter().chain(&summary).skip(1).flatten() {
            prop_assert!(!row.starts_with(['=', '+', '-', '@', '\t', '\r']), "{}", row);
        }
    }

    /// `undo` restores the state before `add`.
    #[test]
    fn undo_takes_back_the_last(given in proptest::collection::vec(any_receipt(), 1..12)) {
        let mut tally = Tally::default();
        let mut before = vec![tally.clone()];
        for (choices, wishes) in &given {
            if add(&mut tally, &receipt_of(choices, wishes), policy()).is_ok() {
                before.push(tally.clone());
            }
        }
        before.pop();
        while let Some(earlier) = before.pop() {
            prop_assert_eq!(tally.undo(), Some(earlier.accepted().len() + 1));
            prop_assert_eq!(&tally, &earlier);
        }
        prop_assert_eq!(tally.undo(), None);
    }

    /// Any other text is refused without a panic.
    #[test]
    fn no_other_text_counts(text in "\\PC{0,80}") {
        let mut tally = Tally::default();
        prop_assert!(add(&mut tally, &text, policy()).is_err());
    }

    /// The `csv` crate reads any cells back, apart from the apostrophe before formulas.
    #[test]
    fn every_cell_comes_back(cells in proptest::collection::vec("[=+@\\-\t\r\n,\"' a职]{0,6}", 2..5)) {
        let mut csv = tally::Csv::default();
        csv.row(&cells.iter().map(String::as_str).collect::<Vec<_>>());
        let text = csv.into_text();
        let body = text.strip_prefix('\u{FEFF}').expect("the mark of UTF-8");
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(body.as_bytes());
        let record = reader.records().next();
        if cells.iter().any(|cell| !cell.is_empty()) {
            let record = record.expect("a row").expect("a row");
            prop_assert_eq!(record.len(), cells.len());
            for (read, cell) in record.iter().zip(&cells) {
                prop_assert!(!read.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']));
                prop_assert_eq!(read.strip_prefix('\'').filter(|rest| *rest == cell).unwrap_or(read), cell);
            }
        }
    }
}

#[test]
fn any_counted_receipt_can_be_removed_and_the_rest_moves_up() {
    let mut tally = Tally::default();
    let texts = [6_280_303, 2_020_102, 4_080_101].map(|wish| receipt_of(&[0], &[wish]));
    for text in &texts {
        assert_eq!(tally.add(text, policy()), [Ok(())]);
    }
    assert_eq!(tally.add_repeated(&texts[1], policy()), Ok(()));
    tally.mark_exported();
    assert_eq!(tally.remove(1), Some(2));
    assert!(!tally.is_safe(), "the exported file has one receipt more");
    assert_eq!(tally.remove(3), None);
    let wishes: Vec<u32> = tally.accepted().iter().map(|receipt| receipt.wishes[0]).collect();
    assert_eq!(wishes, [6_280_303, 4_080_101, 2_020_102]);
    assert!(!tally.accepted()[2].is_another, "its equal is gone");
}

#[test]
fn the_community_is_the_last_column_if_it_is_given() {
    let mut tally = Tally::default();
    assert_eq!(tally.add(&receipt_of(&[0], &[6_280_303]), policy()), [Ok(())]);
    let named = TableText { community: Some(["社区", "甸柳一居"]), ..words() };
    let table = receipts(tally.accepted(), &named);
    assert!(table.lines().next().is_some_and(|line| line.ends_with(",备注,社区")), "{table}");
    assert!(table.lines().nth(1).is_some_and(|line| line.ends_with(",甸柳一居")), "{table}");
    let table = sums(&Counts::of(tally.accepted(), field_of), &named);
    assert!(table.lines().all(|line| line.ends_with(",社区") || line.ends_with(",甸柳一居")), "{table}");
}
