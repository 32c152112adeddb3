//! Describes the policies of this build to a portal that asks the questions itself.

use crate::json::{Json, object};
use content::{MAIN_POLICY, OTHER_POLICIES, text};
use eligibility::Policy;
use eligibility::answer_text::UNSURE;
use eligibility::policy::{CitationIndex, FactIndex, FactKind, OutcomeText};
use eligibility::verdict::Outcome;

/// Decodes all policies; the first is the one that the widget is about.
pub(crate) fn built_in() -> Vec<Policy> {
    // The compiler wrote these bytes with the same types in the same build.
    let mut policies = Policy::all_from_bytes(MAIN_POLICY).expect("this build wrote its own policies");
    policies.extend(Policy::all_from_bytes(OTHER_POLICIES).expect("this build wrote its own policies"));
    policies
}

/// Describes a policy and its questions.
pub(crate) fn describe(policy: &Policy) -> Json {
    object! {
        "id": &policy.id,
        "name": &policy.name,
        "summary": &policy.summary,
        "area": &policy.area,
        "archived": policy.archived,
        "edition": policy.edition.to_string(),
        "questions": Json::list(&policy.questions, |question| self::question(policy, question.fact)),
        "outcomes": Json::list(Outcome::ALL, |outcome| outcome_text(outcome, policy)),
    }
}

/// Encodes an outcome with its texts.
fn outcome_text(outcome: Outcome, policy: &Policy) -> Json {
    let OutcomeText { title, summary, steps } = outcome.text(policy);
    object! {
        "outcome": outcome.as_str(),
        "title": title,
        "summary": summary,
        "steps": Json::list(steps, Json::from),
    }
}

/// Encodes the question for a fact and the form of its answers.
pub(crate) fn question(policy: &Policy, fact: FactIndex) -> Json {
    let question = policy.question(fact);
    let fact = &policy.facts[fact];
    let options = Json::list(fact.kind.options(), |option| {
        object! { "id": &option.id, "label": &option.label, "hint": &option.hint }
    });
    let kind = match &fact.kind {
        FactKind::Choice(_) => "choice",
        FactKind::Choices(_) => "choices",
        FactKind::Month { .. } => "month",
        FactKind::Number { .. } => "number",
    };
    let unit = match &fact.kind {
        FactKind::Number { unit, .. } => unit.as_str(),
        _ => "",
    };
    object! {
        "fact": &fact.id,
        "kind": kind,
        "title": &question.title,
        "short": &question.short,
        "help": &question.help,
        "why": &question.why,
        "options": options,
        "none": &question.none,
        "unsure": object! { "value": UNSURE, "label": &question.unsure },
        "unit": unit,
    }
}

/// Encodes a clause with its document, or an interpretation by the project that is labelled as such.
pub(crate) fn citation(policy: &Policy, index: CitationIndex) -> Json {
    let citation = &policy.citations[index];
    let source = citation.source.map(|source| {
        let source = &policy.sources[source];
        object! {
            "title": &source.title,
            "number": &source.number,
            "issuer": &source.issuer,
            "date": &source.date,
            "address": &source.address,
        }
    });
    let reading = source.is_none().then_some(text::RESULT_OUR_READING);
    object! {
        "id": &citation.id,
        "document": source,
        "clause": &citation.clause,
        "quote": &citation.quote,
        "note": &citation.note,
        "reading": reading,
    }
}
