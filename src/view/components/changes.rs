//! The changes that would improve the outcome: dates, and answers that the visitor can clarify.

use super::glossary_terms::{ExplainedTerms, glossary_terms};
use super::key_reasons::answer_now;
use super::section::section;
use crate::view::context::ViewContext;
use crate::view::element::{Element, el};
use content::text::{self, interpolate};
use eligibility::change::Change;
use eligibility::evaluate::Situation;
use eligibility::{Answer, Verdict};
use widget_state::option_outcomes::{OptionOutcome, option_outcomes};

/// The maximum number of options named in one line.
const MAX_NAMED: usize = 3;

/// Renders the section. An unsure answer has the outcomes that each possible answer would lead to.
pub(crate) fn change_list(cx: &ViewContext, verdict: &Verdict, explained: &mut ExplainedTerms) -> Element {
    let situation = Situation { answers: &verdict.path.answers, ..cx.situation() };
    let mut list = el("ul").class("points");
    for change in &verdict.changes {
        let (Change::Date { text, .. } | Change::Clarify { text, .. }) = change;
        let mut item = el("li").text(text);
        if let Change::Clarify { fact, .. } = change
            && situation.answers.get(*fact) == Some(Answer::Unsure)
        {
            let outcomes = option_outcomes(&situation, *fact);
            if outcomes.len() > 1 {
                for outcome in &outcomes {
                    item.add_child(el("p").class("effect").text(&outcome_text(outcome)));
                }
            }
            item = item.with_optional_child(answer_now(cx, verdict, *fact));
        }
        list.add_child(item.with_optional_child(glossary_terms(cx, &[text], explained)));
    }
    section(text::RESULT_CHANGES).with_child(list)
}

/// Returns a line such as `“50岁”：符合条件`.
fn outcome_text(options: &OptionOutcome<'_>) -> String {
    let named = options.options.iter().take(MAX_NAMED);
    let mut named: String = named.map(|label| interpolate(text::RESULT_QUOTE, &[("quote", label)])).collect();
    if options.options.len() > MAX_NAMED {
        named.push_str(text::RESULT_AND_OTHERS);
    }
    let template = if options.is_settled { text::RESULT_EFFECT } else { text::RESULT_EFFECT_OPEN };
    interpolate(template, &[("options", &named), ("outcome", options.title)])
}
