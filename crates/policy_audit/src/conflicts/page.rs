//! Renders the comparison as a page of Markdown.

use super::{Compared, Comparison, Finding};
use crate::Language;
use eligibility::Outcome;
use eligibility::policy::{Citation, CitationIndex, Policy, RuleIndex};
use std::collections::BTreeSet;
use std::fmt::Write;

/// Writing to a String cannot fail.
macro_rules! line {
    ($page:expr, $($format:tt)*) => {{ let _ = writeln!($page, $($format)*); }};
}

const HEAD: &str = "\
# Where the policies answer the same person differently

Written by `cargo xtask conflicts` from `data/policies/persons.toml` and the policies; change those, not this page.
`cargo xtask conflicts --check` fails when it is stale.

The same person is evaluated under each policy, each for its own time, and lives where it applies. Beside each answer stands
what decided it, in the words people read, with the clause it rests on. Where a person is eligible, what three in four of all
eligible persons have in common is left out. A plan that has ended is no ground for an answer today.
";

/// The page's own words.
struct PageText {
    head: &'static str,
    /// Names a policy.
    name: fn(&Policy) -> String,
    outcome: fn(Outcome) -> &'static str,
    /// The number of persons with different answers: of them, and of all.
    different: fn(usize, usize) -> String,
    evaluated: &'static str,
    person: &'static str,
    differs: &'static str,
    obstacles: &'static str,
    obstacles_head: &'static str,
    reading: &'static str,
}

const ENGLISH: PageText = PageText {
    head: HEAD,
    name: |policy| format!("`{}`", policy.id),
    outcome: Outcome::as_str,
    different: |different, all| format!("{different} of {all} persons are answered differently."),
    evaluated: "| policy | evaluated for |",
    person: "person",
    differs: "differs",
    obstacles: "Words that exclude them, or leave them to the office:",
    obstacles_head: "| policy | condition | outcome | words | persons |",
    reading: "our reading: ",
};

const CHINESE: PageText = PageText {
    head: "\
# 同一个人，各项政策答得不一样的地方

同一个人，按每项政策、那项政策的日子各算一遍，都当作住在那项政策的地方。结果下面写着是哪一条定的，凭的是哪几个字。
算符合的，四分之三的人都一样的条件没有写。已经结束的方案，今天不能凭它。
",
    name: |policy| policy.name.clone(),
    outcome: |outcome| match outcome {
        Outcome::Eligible => "符合",
        Outcome::Confirm => "可能符合，要问当地",
        Outcome::Ineligible => "不符合",
        Outcome::Incomplete => "还没答完",
    },
    different: |different, all| format!("{all}个人里，{different}个人答得不一样。"),
    evaluated: "| 政策 | 按哪一天算 |",
    person: "什么人",
    differs: "不一样",
    obstacles: "写得不让他们参加，或者要当地定的话：",
    obstacles_head: "| 政策 | 条件 | 结果 | 原话 | 第几个人 |",
    reading: "我们的理解：",
};

/// Renders the whole page.
pub(super) fn page(comparisons: &[Comparison<'_>], language: Language) -> String {
    let own = match language {
        Language::English => &ENGLISH,
        Language::Chinese => &CHINESE,
    };
    let mut page = own.head.to_owned();
    for comparison in comparisons {
        section(comparison, own, &mut page);
    }
    page
}

fn section(comparison: &Comparison<'_>, own: &PageText, page: &mut String) {
    let names: Vec<String> =
        comparison.policies.iter().map(|policy| (own.name)(policy).trim_matches('`').to_owned()).collect();
    let different = comparison.persons.iter().filter(|person| person.differs()).count();
    line!(page, "\n## {}\n", names.join(" · "));
    line!(page, "{}\n", (own.different)(different, comparison.persons.len()));
    line!(page, "{}\n|---|---|", own.evaluated);
    if let Some(person) = comparison.persons.first() {
        for finding in &person.findings {
            let policy = finding.policy;
            let name = (own.name)(policy);
            let name = if name == policy.name { name } else { format!("{name} {}", policy.name) };
            line!(page, "| {name} | {} |", finding.as_of);
        }
    }
    table(comparison, &names, own, page);
    obstacles(comparison, own, page);
    for (number, person) in numbered(comparison).filter(|(_, person)| person.differs()) {
        line!(page, "\n### {number}. {}\n", person.story);
        for finding in &person.findings {
            finding_lines(finding, own, page);
        }
    }
}

fn numbered<'a, 'b>(comparison: &'b Comparison<'a>) -> impl Iterator<Item = (usize, &'b Compared<'a>)> {
    comparison.persons.iter().enumerate().map(|(index, person)| (index + 1, person))
}

fn table(comparison: &Comparison<'_>, names: &[String], own: &PageText, page: &mut String) {
    line!(page, "\n| | {} | {} | |", own.person, names.join(" | "));
    line!(page, "|---|---|{}---|", "---|".repeat(names.len()));
    for (number, person) in numbered(comparison) {
        let outcomes: Vec<&str> =
            person.findings.iter().map(|finding| (own.outcome)(finding.outcome)).collect();
        let mark = if person.differs() { own.differs } else { "" };
        line!(page, "| {number} | {} | {} | {mark} |", person.story, outcomes.join(" | "));
    }
}

/// A quoted text that excluded some persons or left the decision to the office.
struct Obstacle<'a> {
    policy: &'a Policy,
    condition: RuleIndex,
    outcome: Outcome,
    words: String,
    persons: Vec<String>,
}

/// Lists the texts that exclude persons, or leave them to the office, although another policy accepts them.
fn obstacles(comparison: &Comparison<'_>, own: &PageText, page: &mut String) {
    let mut all: Vec<Obstacle<'_>> = Vec::new();
    for (number, person) in numbered(comparison).filter(|(_, person)| person.differs()) {
        let findings = person.findings.iter().filter(|finding| finding.outcome != Outcome::Eligible);
        for (finding, condition) in findings
            .flat_map(|finding| finding.deciding.iter().map(move |condition| (finding, condition.rule)))
        {
            let Finding { policy, outcome, .. } = *finding;
            let mut citations = policy.rules[condition].citations.clone();
            let reasons = finding.situation().reasons(condition);
            citations.extend(reasons.iter().flat_map(|reason| &reason.citations));
            let words = words(policy, &citations, own);
            let same = |other: &&mut Obstacle<'_>| {
                other.policy.id == policy.id
                    && (other.condition, other.outcome) == (condition, outcome)
                    && other.words == words
            };
            match all.iter_mut().find(same) {
                Some(other) => other.persons.push(number.to_string()),
                None => {
                    let persons = vec![number.to_string()];
                    all.push(Obstacle { policy, condition, outcome, words, persons });
                }
            }
        }
    }
    let position = |policy: &Policy| comparison.policies.iter().position(|other| other.id == policy.id);
    all.sort_by_key(|obstacle| (position(obstacle.policy), obstacle.condition));
    line!(page, "\n{}\n", own.obstacles);
    line!(page, "{}\n|---|---|---|---|---|", own.obstacles_head);
    for Obstacle { policy, condition, outcome, words, persons } in all {
        let (name, outcome) = (&policy.rules[condition].name, (own.outcome)(outcome));
        line!(page, "| {} | {name} | {outcome} | {words} | {} |", (own.name)(policy), persons.join(", "));
    }
}

fn finding_lines(finding: &Finding<'_>, own: &PageText, page: &mut String) {
    let situation = finding.situation();
    line!(page, "- {}: **{}**", (own.name)(finding.policy), (own.outcome)(finding.outcome));
    for condition in &finding.deciding {
        for reason in situation.reasons(condition.rule) {
            line!(page, "  - {} — {}", reason.text, words(finding.policy, &reason.citations, own));
        }
    }
}

/// Returns the quotations of the citations or, if there are none, our reading of the text.
fn words(policy: &Policy, citations: &[CitationIndex], own: &PageText) -> String {
    let quoted = |citation: &&Citation| !citation.quote.is_empty();
    let mut words: Vec<String> = cited(policy, citations)
        .filter(quoted)
        .map(|citation| format!("{}{}“{}”", title(policy, citation), citation.clause, citation.quote))
        .collect();
    if words.is_empty() {
        words =
            cited(policy, citations).map(|citation| format!("{}{}", own.reading, citation.note)).collect();
    }
    let mut seen = BTreeSet::new();
    words.retain(|word| seen.insert(word.clone()));
    words.join(" · ")
}

/// Returns the document's title, unless it is the policy's own document: its first source.
fn title(policy: &Policy, citation: &Citation) -> String {
    match citation.source {
        Some(source) if source > 0 => format!("《{}》", policy.sources[source].title),
        _ => String::new(),
    }
}

fn cited<'a>(policy: &'a Policy, citations: &[CitationIndex]) -> impl Iterator<Item = &'a Citation> {
    citations.iter().map(|index| &policy.citations[*index])
}
