//! Each error in a policy's files is reported with its code and position: tested on copies of the real data
//! with one error introduced.

use crate::broken::Broken;
use data_compiler::Code;
use data_compiler::policies::compile_policy;

/// Replaces `from` with `to` in one file, and expects a diagnostic with `code` in `file`, on the line that
/// contains `at` after the change.
#[track_caller]
fn expect(code: Code, file: &str, (from, to): (&str, &str), at: &str) {
    expect_in(code, file, (file, from, to), at);
}

/// Like [`expect`], for an error that is reported in another file than the changed one.
#[track_caller]
fn expect_in(code: Code, told_in: &str, (broken_file, from, to): (&str, &str, &str), at: &str) {
    let data = Broken::copy_of_data();
    data.replace(broken_file, from, to);
    let problems = compile_policy(data.root(), "qilu-green").expect_err("the mistake is noticed");
    let line = data.line_of(told_in, at);
    let found = problems.iter().find(|problem| {
        problem.code == code && problem.file == told_in && (problem.line == line || at.is_empty())
    });
    let reported: Vec<String> = problems.iter().map(ToString::to_string).collect();
    let found = found.unwrap_or_else(|| {
        panic!("{} at {told_in}:{line} not among\n{}", code.as_str(), reported.join("\n"))
    });
    assert!(!found.remedy.is_empty());
}

const INDEX: &str = "data/policies/index.toml";
const POLICY: &str = "data/policies/qilu-green/policy.toml";
const FACTS: &str = "data/policies/qilu-green/facts.toml";
const QUESTIONS: &str = "data/policies/qilu-green/questions.toml";
const RULES: &str = "data/policies/qilu-green/rules.toml";
const CITATIONS: &str = "data/policies/qilu-green/citations.toml";
const SCHEDULE: &str = "data/schedules/retirement.toml";

#[test]
fn the_real_data_has_no_mistake() {
    let data = Broken::copy_of_data();
    assert!(compile_policy(data.root(), "qilu-green").is_ok());
}

/// `data/policies/index.toml` lists each policy once, with a folder that exists.
#[test]
fn the_index_of_the_policies() {
    expect(Code::UnknownId, INDEX, ("folder = \"qilu-green\"", "folder = \"qilu\""), "folder = \"qilu\"");
    expect(Code::UnknownId, INDEX, ("folder = \"jining-2019\"", "folder = \"../texts\""), "\"../texts\"");
    expect(Code::DuplicateId, INDEX, ("id = \"jining-2019-repeat\"", "id = \"qilu-green\""), "");
    expect(Code::DuplicateId, INDEX, ("\"jining-2019/repeat\"", "\"jining-2019\""), "");
    expect(Code::UnknownId, INDEX, ("id = \"qilu-green\"", "id = \"qilu\""), "");
    expect(
        Code::Malformed,
        INDEX,
        ("[[policy]]\nid = \"qilu-green-award\"", "id = \"qilu-green-award\""),
        "",
    );
    let data = Broken::copy_of_data();
    std::fs::write(data.root().join(INDEX), "policy = []\n").expect("the copy can be written");
    let problems = compile_policy(data.root(), "qilu-green").expect_err("the mistake is noticed");
    assert_eq!((problems[0].code, problems[0].file.as_str()), (Code::Malformed, INDEX));
    std::fs::remove_file(data.root().join(INDEX)).expect("the copy can be changed");
    let problems = compile_policy(data.root(), "qilu-green").expect_err("the mistake is noticed");
    assert_eq!((problems[0].code, problems[0].file.as_str()), (Code::FileUnreadable, INDEX));
}

#[test]
fn unknown_ids() {
    expect(Code::UnknownId, POLICY, ("id = \"qilu-green\"", "id = \"qilu\""), "id = \"qilu\"");
    expect(Code::UnknownId, POLICY, ("rule = \"able\"", "rule = \"abel\""), "\"abel\"");
    expect(
        Code::UnknownId,
        POLICY,
        ("cite = [\"notice-years\"]", "cite = [\"notice-year\"]"),
        "\"notice-year\"",
    );
    expect(Code::UnknownId, POLICY, ("\"labour-law\"", "\"labor-law\""), "\"labor-law\"");
    expect(Code::UnknownId, QUESTIONS, ("fact = \"sex\"", "fact = \"gender\""), "\"gender\"");
    expect(Code::UnknownId, QUESTIONS, ("[question.options.male]", "[question.options.man]"), "options.man");
    expect(Code::UnknownId, RULES, ("not = \"before-line\"", "not = \"befor-line\""), "\"befor-line\"");
    expect(Code::UnknownId, RULES, ("schedule = \"retirement\"", "schedule = \"pension\""), "\"pension\"");
    expect(Code::UnknownId, RULES, ("not-met-by = [\"outside\"]", "not-met-by = [\"abroad\"]"), "\"abroad\"");
    expect(
        Code::UnknownId,
        CITATIONS,
        ("source = \"labour-law\"", "source = \"labour-code\""),
        "\"labour-code\"",
    );
    expect(Code::UnknownId, SCHEDULE, ("birth = \"birth-month\"", "birth = \"birth\""), "\"birth\"");
}

#[test]
fn duplicate_ids() {
    expect(Code::DuplicateId, FACTS, ("id = \"sex\"", "id = \"post\""), "");
    expect(Code::DuplicateId, RULES, ("id = \"willing\"", "id = \"able\""), "");
    expect(Code::DuplicateId, CITATIONS, ("id = \"jining-11\"", "id = \"retirement-3\""), "");
    expect(Code::DuplicateId, QUESTIONS, ("fact = \"willing\"", "fact = \"able\""), "");
    expect(
        Code::DuplicateId,
        RULES,
        ("not-met-by = [\"employee\"]", "not-met-by = [\"employee\", \"none\"]"),
        "id = \"not-drawing-pension\"",
    );
}

#[test]
fn facts_and_questions_that_are_idle() {
    let question = "[[question]]\nfact = \"able\"";
    expect_in(
        Code::FactNeverAsked,
        FACTS,
        (QUESTIONS, question, "[[question]]\nfact = \"willing\""),
        "id = \"able\"",
    );
    let rule = "[[condition]]\nrule = \"in-shandong\"\nrole = \"supporting\"\n";
    expect_in(Code::QuestionFeedsNoRule, QUESTIONS, (POLICY, rule, ""), "fact = \"place\"");
}

#[test]
fn rules_that_rest_on_nothing_or_decide_nothing() {
    expect(
        Code::RuleWithoutCitation,
        RULES,
        ("cite = [\"jining-11\", \"west-coast-9\", \"reading-pension\"]", ""),
        "id = \"past-line-without-pension\"",
    );
    expect(Code::RuleNeverDecides, RULES, ("  \"unemployed\",\n", ""), "id = \"unemployed\"");
    // With -200, every accepted birth month satisfies the age limit, so the rule is constant.
    expect(Code::RuleNeverDecides, RULES, ("plus-years = 16", "plus-years = -200"), "id = \"at-least-16\"");
    expect_in(Code::OptionNeverRead, FACTS, (RULES, "not-met-by = [\"outside\"]", ""), "id = \"place\"");
    expect(
        Code::CircularRules,
        RULES,
        ("all = [\"graduate\", \"graduation-year\"]", "all = [\"graduate\", \"listed-group\"]"),
        "\"listed-group\"]",
    );
}

#[test]
fn quotes_that_do_not_stand_in_their_source() {
    expect(
        Code::QuoteNotInSource,
        CITATIONS,
        ("quote = \"财政供养人员除外。\"", "quote = \"财政供养人员不得参加。\""),
        "id = \"notice-state-funded\"",
    );
    expect(
        Code::QuoteNotInSource,
        CITATIONS,
        ("clause = \"第十五条\"", "clause = \"第五十八条\""),
        "id = \"labour-law-15\"",
    );
}

#[test]
fn a_quote_that_is_empty_without_saying_so() {
    let quote = "quote = \"财政供养人员除外。\"";
    expect(Code::QuoteEmpty, CITATIONS, (quote, "quote = \"\""), "id = \"notice-state-funded\"");
    // A note does not replace a quotation, unless it is marked as giving the sense.
    let note = "quote = \"\"\nnote = \"财政供养人员不在里面。\"";
    expect(Code::QuoteEmpty, CITATIONS, (quote, note), "id = \"notice-state-funded\"");
    let data = Broken::copy_of_data();
    data.replace(CITATIONS, quote, "quote = \"\"\nnote = \"大意：财政供养人员不在里面。\"");
    let problems = compile_policy(data.root(), "qilu-green").err().unwrap_or_default();
    assert!(problems.iter().all(|problem| problem.code != Code::QuoteEmpty), "{problems:?}");
}

#[test]
fn periods_that_overlap_or_leave_a_hole() {
    expect(
        Code::PeriodsOverlap,
        POLICY,
        ("from = \"2026-01-01\"", "from = \"2025-12-31\""),
        "from = \"2025-12-31\"",
    );
    expect(
        Code::PeriodsHole,
        POLICY,
        ("from = \"2026-01-01\"", "from = \"2026-01-02\""),
        "from = \"2026-01-02\"",
    );
    expect(
        Code::PeriodsHole,
        POLICY,
        ("until = \"2027-12-31\"", "until = \"2025-12-31\""),
        "from = \"2026-01-01\"",
    );
    expect(Code::PeriodsOverlap, SCHEDULE, ("until = \"2024-12\"", "until = \"2025-06\""), "");
    expect(Code::PeriodsHole, SCHEDULE, ("until = \"2024-12\"", "until = \"2024-11\""), "");
    expect(Code::PeriodsHole, SCHEDULE, ("until = \"2024-12\"", ""), "");
    expect(Code::BadDate, POLICY, ("until = \"2025-12-31\"", "until = \"2025-12-32\""), "2025-12-32");
    expect(Code::BadDate, SCHEDULE, ("from = \"2025-01\"", "from = \"2025-13\""), "2025-13");
}

#[test]
fn words_and_numbers_that_do_not_fit() {
    expect(Code::BadPlaceholder, RULES, ("{age:birth-month}", "{age:birthday}"), "{age:birthday}");
    expect(Code::BadPlaceholder, RULES, ("（{earliest-line:before-line}）", "（{years}）"), "（{years}）");
    expect(
        Code::OutOfRange,
        FACTS,
        ("options = [\"male\", \"female\"]", "options = [\"male\"]"),
        "id = \"sex\"",
    );
    expect(
        Code::OutOfRange,
        FACTS,
        ("back-years = 100\nahead-years = 0", "back-years = 0\nahead-years = 0"),
        "id = \"birth-month\"",
    );
    expect(Code::Malformed, POLICY, ("role = \"supporting\"", "role = \"optional\""), "role = \"optional\"");
    expect(Code::Malformed, QUESTIONS, ("none = \"都不是\"\n", ""), "fact = \"groups\"");
    expect(Code::Malformed, RULES, ("confirm = \"early-and-drawing\"", ""), "id = \"early-pension\"");
}

/// The notation of numbers is that of `eligibility::decimal`, which also prints them.
#[test]
fn a_number_that_is_not_written_in_digits() {
    const AWARD_RULES: &str = "data/policies/qilu-green-award/rules.toml";
    for number in ["+95", "95%", "九十五", "95.123", ""] {
        let data = Broken::copy_of_data();
        data.replace(AWARD_RULES, "at-least = \"95\"", &format!("at-least = \"{number}\""));
        let problems = compile_policy(data.root(), "qilu-green-award").expect_err("the mistake is noticed");
        let found = problems
            .iter()
            .any(|problem| problem.code == Code::OutOfRange && problem.message.contains("is not a number"));
        assert!(found, "{number}");
    }
}

#[test]
fn a_file_that_is_missing() {
    let data = Broken::copy_of_data();
    std::fs::remove_file(data.root().join(RULES)).expect("the file was there");
    let problems = compile_policy(data.root(), "qilu-green").expect_err("the mistake is noticed");
    assert_eq!(problems[0].code, Code::FileUnreadable);
    assert_eq!(problems[0].file, RULES);
}
