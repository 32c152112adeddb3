//! Parses answers, evaluates them and encodes the verdict.

use crate::argument_error::ArgumentError;
use crate::json::{Json, object};
use crate::policies::{citation, question};
use content::text;
use eligibility::answers::{Answer, AnswerError, Answers, check};
use eligibility::change::Change;
use eligibility::decimal;
use eligibility::policy::{CitationIndex, FactIndex, FactKind, Policy, Role};
use eligibility::programme::ProgrammeStatus;
use eligibility::verdict::{ConditionReport, Verdict};
use eligibility::{Date, Truth, evaluate};

/// Evaluates `answers` under the policy with this id. An empty id selects the first policy.
///
/// # Errors
/// The first invalid argument.
pub(crate) fn evaluate_to_json(
    policies: &[Policy],
    policy: &str,
    as_of: &str,
    answers: &str,
) -> Result<Json, ArgumentError> {
    let policy = match policy {
        "" => policies.first(),
        id => policies.iter().find(|policy| policy.id == id),
    };
    let policy = policy.ok_or_else(|| {
        let ids: Vec<&str> = policies.iter().map(|policy| policy.id.as_str()).collect();
        ArgumentError::new("policy", format!("one of {}", ids.join(", ")))
    })?;
    let as_of = Date::parse(as_of)
        .ok_or_else(|| ArgumentError::new("asOf", "a day of the calendar such as \"2026-11-21\""))?;
    let day = policy.evaluation_date(as_of);
    let answers = parse_answers(answers, policy, day)?;
    Ok(verdict_json(policy, as_of, day, &evaluate(policy, &answers, day)))
}

/// Parses one line for each answer: the fact, `=` or `*`, and the values, separated by tabs.
fn parse_answers(lines: &str, policy: &Policy, day: Date) -> Result<Answers, ArgumentError> {
    let mut answers = Answers::none(policy);
    for line in lines.lines() {
        let mut fields = line.split('\t');
        let (id, sign) = (fields.next().unwrap_or_default(), fields.next().unwrap_or_default());
        // Not `{id:?}`: the shipped standard library has no Debug output (docs/decisions/0005).
        let argument = || format!("answers[\"{id}\"]");
        let fact = policy.fact_index(id).ok_or_else(|| {
            let ids: Vec<&str> = policy.facts.iter().map(|fact| fact.id.as_str()).collect();
            ArgumentError::new(
                argument(),
                format!("absent: the facts of {} are {}", policy.id, ids.join(", ")),
            )
        })?;
        let kind = &policy.facts[fact].kind;
        let answer = match sign {
            "=" => Answer::parse(kind, fields.next().unwrap_or_default()),
            _ => Answer::parse_list(kind, fields),
        };
        let answer = answer.ok_or_else(|| ArgumentError::new(argument(), expected_form(policy, fact)))?;
        check(policy, fact, answer, day)
            .map_err(|error| ArgumentError::new(argument(), expected_range(error, kind, day)))?;
        answers.set(fact, Some(answer));
    }
    Ok(answers)
}

/// Describes the form of an answer to `fact`.
fn expected_form(policy: &Policy, fact: FactIndex) -> String {
    let kind = &policy.facts[fact].kind;
    let options: Vec<&str> = kind.options().iter().map(|option| option.id.as_str()).collect();
    let options = options.join(", ");
    match kind {
        FactKind::Choice(_) => format!("\"?\" or one of {options}"),
        FactKind::Choices(_) => format!("\"?\" or a list of {options}"),
        FactKind::Month { .. } => "\"?\" or a month such as \"1990-03\"".to_owned(),
        FactKind::Number { decimals, .. } => {
            format!("\"?\" or a number with at most {decimals} digits after the point")
        }
    }
}

/// Describes the valid range of an answer.
fn expected_range(error: AnswerError, kind: &FactKind, day: Date) -> String {
    let beyond = match error {
        AnswerError::TooSmall => "not before",
        AnswerError::TooLarge => "not after",
        AnswerError::WrongKind => return "an answer to its question".to_owned(),
    };
    let is_low = error == AnswerError::TooSmall;
    match kind {
        FactKind::Month { back, ahead } => {
            let bound = if is_low { day.month.plus(-*back) } else { day.month.plus(*ahead) };
            format!("{beyond} {bound}")
        }
        FactKind::Number { min, max, decimals, .. } => {
            let bound = if is_low { min } else { max };
            let comparison = if is_low { "at least" } else { "at most" };
            format!("{comparison} {}", decimal::format(*bound, *decimals))
        }
        FactKind::Choice(_) | FactKind::Choices(_) => "an option of its question".to_owned(),
    }
}

fn verdict_json(policy: &Policy, as_of: Date, day: Date, verdict: &Verdict) -> Json {
    let words = content::outcome::outcome_words(policy, verdict);
    object! {
        "policy": &policy.id,
        "asOf": as_of.to_string(),
        "evaluatedFor": day.to_string(),
        "outcome": verdict.outcome.as_str(),
        "title": words.title,
        "summary": words.summary,
        "steps": Json::list(words.steps, Json::from),
        "selfCheck": text::RESULT_SELF_CHECK,
        "programme": programme(policy, as_of),
        "conditions": Json::list(&verdict.conditions, |report| condition(policy, report)),
        "missing": Json::list(&verdict.missing, |fact| fact_id(policy, *fact)),
        "next": verdict.path.next.map(|fact| question(policy, fact)),
        "changes": Json::list(&verdict.changes, |one| change(policy, one)),
    }
}

fn programme(policy: &Policy, as_of: Date) -> Json {
    let programme = policy.programme(as_of);
    let status = match programme.status {
        ProgrammeStatus::NotBegun => "not-begun",
        ProgrammeStatus::InForce => "in-force",
        ProgrammeStatus::Continued => "continued",
        ProgrammeStatus::Ended => "ended",
    };
    object! {
        "status": status,
        "text": programme.text,
        "citations": citations(policy, programme.citations),
    }
}

fn condition(policy: &Policy, report: &ConditionReport) -> Json {
    let rule = &policy.rules[report.rule];
    let reason: String = report.reasons.iter().map(|reason| reason.text.as_str()).collect();
    let mut facts: Vec<FactIndex> = report.reasons.iter().flat_map(|reason| reason.facts.clone()).collect();
    facts.sort_unstable();
    facts.dedup();
    object! {
        "id": &rule.id,
        "name": &rule.name,
        "required": report.role == Role::Required,
        "state": state(report.truth),
        "open": report.open,
        "reason": reason,
        "facts": Json::list(facts, |fact| fact_id(policy, fact)),
        "citations": citations(policy, &report.citations(policy)),
    }
}

fn change(policy: &Policy, change: &Change) -> Json {
    match change {
        Change::Date { rule, from, truth, text } => object! {
            "by": "date",
            "condition": &policy.rules[*rule].id,
            "from": from.to_string(),
            "state": state(*truth),
            "text": text,
        },
        Change::Clarify { fact, text } => object! {
            "by": "answer",
            "fact": fact_id(policy, *fact),
            "text": text,
        },
    }
}

fn citations(policy: &Policy, cited: &[CitationIndex]) -> Json {
    Json::list(cited, |index| citation(policy, *index))
}

fn fact_id(policy: &Policy, fact: FactIndex) -> Json {
    Json::from(&policy.facts[fact].id)
}

fn state(truth: Truth) -> &'static str {
    match truth {
        Truth::Met => "met",
        Truth::NotMet => "not-met",
        Truth::Unknown => "unknown",
    }
}

#[cfg(test)]
mod tests {
    use super::expected_range;
    use eligibility::Date;
    use eligibility::answers::AnswerError;
    use eligibility::policy::FactKind;

    #[test]
    fn the_bounds_of_a_number_are_written_as_its_answers_are() {
        let kind = FactKind::Number { min: -50, max: 9450, decimals: 2, unit: "%".to_owned() };
        let day = Date::parse("2026-11-21").expect("a day");
        assert_eq!(expected_range(AnswerError::TooSmall, &kind, day), "at least -0.50");
        assert_eq!(expected_range(AnswerError::TooLarge, &kind, day), "at most 94.50");
    }
}
