//! Answers that are presumed instead of asking: `presume` of a question in `questions.toml`.

use super::shapes::{PresumeShape, QuestionsFile};
use crate::diagnostic::{Code, Diagnostic};
use crate::ids::Ids;
use crate::source::SourceFile;
use eligibility::Policy;
use eligibility::policy::{FactIndex, FactKind, Presumption};

/// Adds the presumptions to the questions of `policy`, whose rules are `rule_ids`.
pub(super) fn add_presumptions(
    policy: &mut Policy,
    rule_ids: &Ids,
    file: &SourceFile,
    problems: &mut Vec<Diagnostic>,
) {
    // Rules with mistakes may refer to each other in a circle. Those are reported first.
    if !problems.is_empty() {
        return;
    }
    let Ok(shapes) = file.toml::<QuestionsFile>() else { return };
    for shape in shapes.question {
        let Some(fact) = policy.fact_index(shape.fact.get_ref()) else { continue };
        let presumptions: Vec<Presumption> = shape
            .presume
            .iter()
            .filter_map(|presume| presumption(presume, fact, policy, rule_ids, file, problems))
            .collect();
        for question in policy.questions.iter_mut().filter(|question| question.fact == fact) {
            question.presumptions.clone_from(&presumptions);
        }
    }
}

/// Reads one presumption; reports a rule or an option that does not exist, or a rule on later facts.
fn presumption(
    shape: &PresumeShape,
    fact: FactIndex,
    policy: &Policy,
    rule_ids: &Ids,
    file: &SourceFile,
    problems: &mut Vec<Diagnostic>,
) -> Option<Presumption> {
    let when = rule_ids.find(&shape.when, file, problems)?;
    let kind = &policy.facts[fact].kind;
    let option = kind.options().iter().position(|option| option.id == *shape.option.get_ref());
    let Some(option) = option.filter(|_| matches!(kind, FactKind::Choice(_))) else {
        problems.push(file.problem(
            Code::UnknownId,
            shape.option.span(),
            format!("`{}` is no option that can be presumed", shape.option.get_ref()),
            "name an option of a fact of kind choice",
        ));
        return None;
    };
    if policy.facts_read(when).iter().any(|read| *read >= fact) {
        problems.push(file.problem(
            Code::CircularRules,
            shape.when.span(),
            format!("`{}` reads a fact that is not defined above this one", shape.when.get_ref()),
            "presume by a rule that reads only facts that are defined above this one in facts.toml",
        ));
        return None;
    }
    Some(Presumption { when, option: option as u8 })
}
