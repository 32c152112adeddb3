//! Renders the comparison as a page of Markdown.

use super::{Compared, Comparison, Finding};
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
what decided it, in the words people read, with the clause it rests on. Where somebody is eligible, what three in four of all
eligible persons have in common is left out. A plan that has ended is no ground for an answer today.
";

/// Renders the whole page.
pub(super) fn page(comparisons: &[Comparison<'_>]) -> String {
    let mut page = HEAD.to_owned();
    for comparison in comparisons {
        section(comparison, &mut page);
    }
    page
}

fn section(comparison: &Comparison<'_>, page: &mut String) {
    let names: Vec<&str> = comparison.policies.iter().map(|policy| policy.id.as_str()).collect();
    let different = comparison.persons.iter().filter(|person| person.differs()).count();
    line!(page, "\n## {}\n", names.join(" · "));
    line!(page, "{different} of {} persons are answered differently.\n", comparison.persons.len());
    line!(page, "| policy | evaluated for |\n|---|---|");
    if let Some(person) = comparison.persons.first() {
        for finding in &person.findings {
            line!(page, "| `{}` {} | {} |", finding.policy.id, finding.policy.name, finding.as_of);
        }
    }
    table(comparison, &names, page);
    obstacles(comparison, page);
    for (number, person) in numbered(comparison).filter(|(_, person)| person.differs()) {
        line!(page, "\n### {number}. {}\n", person.story);
        for finding in &person.findings {
            finding_lines(finding, page);
        }
    }
}

fn numbered<'a, 'b>(comparison: &'b Comparison<'a>) -> impl Iterator<Item = (usize, &'b Compared<'a>)> {
    comparison.persons.iter().enumerate().map(|(index, person)| (index + 1, person))
}

fn table(comparison: &Comparison<'_>, names: &[&str], page: &mut String) {
    line!(page, "\n| | person | {} | |", names.join(" | "));
    line!(page, "|---|---|{}---|", "---|".repeat(names.len()));
    for (number, person) in numbered(comparison) {
        let outcomes: Vec<&str> = person.findings.iter().map(|finding| finding.outcome.as_str()).collect();
        let mark = if person.differs() { "differs" } else { "" };
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
fn obstacles(comparison: &Comparison<'_>, page: &mut String) {
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
            let words = words(policy, &citations);
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
    let place = |policy: &Policy| comparison.policies.iter().position(|other| other.id == policy.id);
    all.sort_by_key(|obstacle| (place(obstacle.policy), obstacle.condition));
    line!(page, "\nWords that exclude them, or leave them to the office:\n");
    line!(page, "| policy | condition | outcome | words | persons |\n|---|---|---|---|---|");
    for Obstacle { policy, condition, outcome, words, persons } in all {
        let (name, outcome) = (&policy.rules[condition].name, outcome.as_str());
        line!(page, "| `{}` | {name} | {outcome} | {words} | {} |", policy.id, persons.join(", "));
    }
}

fn finding_lines(finding: &Finding<'_>, page: &mut String) {
    let situation = finding.situation();
    line!(page, "- `{}`: **{}**", finding.policy.id, finding.outcome.as_str());
    for condition in &finding.deciding {
        for reason in situation.reasons(condition.rule) {
            line!(page, "  - {} — {}", reason.text, words(finding.policy, &reason.citations));
        }
    }
}

/// Returns the quotations of the citations or, if there are none, our reading of the text.
fn words(policy: &Policy, citations: &[CitationIndex]) -> String {
    let quoted = |citation: &&Citation| !citation.quote.is_empty();
    let mut words: Vec<String> = cited(policy, citations)
        .filter(quoted)
        .map(|citation| format!("{}{}“{}”", title(policy, citation), citation.clause, citation.quote))
        .collect();
    if words.is_empty() {
        words = cited(policy, citations).map(|citation| format!("our reading: {}", citation.note)).collect();
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
