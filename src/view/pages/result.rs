//! The result page: the outcome, each condition with its reasons and clause, possible changes, and the next
//! steps.

use crate::view::components::call::has_call_words;
use crate::view::components::citation::{citations, quotation};
use crate::view::components::clear_button::clear_button;
use crate::view::components::condition::condition;
use crate::view::components::glossary_terms::{ExplainedTerms, glossary_terms};
use crate::view::components::hotline::hotline;
use crate::view::components::icons::{StatusIcon, status_icon};
use crate::view::components::key_reasons::reason_lists;
use crate::view::components::load_notice::chunk_notice;
use crate::view::components::policy_banner::validity;
use crate::view::components::read_aloud_button::read_aloud_button;
use crate::view::components::section::{disclosure, nav_item, section};
use crate::view::context::ViewContext;
use crate::view::element::{Element, el, link};
use content::outcome::outcome_words;
use content::text::{self, interpolate};
use eligibility::Policy;
use eligibility::completions::Path;
use eligibility::verdict::Verdict;
use occupations::Filter;
use widget_state::condition_status::{ConditionStatus, condition_status, main_clause};
use widget_state::{Chunk, Message, Route};

pub(super) fn page(cx: &ViewContext) -> Element {
    let verdict = cx.state.verdict(&cx.data);
    // The next steps are first in reading order; a wide screen moves them to the side.
    let mut explained = ExplainedTerms::new();
    let outcome = outcome(cx, cx.policy(), &verdict, &mut explained);
    let steps = steps(cx, cx.policy(), &verdict, &mut explained);
    let main = el("div")
        .class("result-main")
        .with_child(conditions(cx, &verdict, &mut explained))
        .with_optional_child(changes(cx, &verdict, &mut explained));
    let rest =
        el("div").class("result-rest").with_child(programme(cx, &mut explained)).with_child(nav_items(cx));
    let columns = el("div")
        .class("result-columns")
        .with_child(steps)
        .with_optional_child(call(cx, &verdict))
        .with_child(main)
        .with_child(rest);
    el("div")
        .class("result")
        .with_child(outcome)
        .with_optional_child(read_aloud_button(cx))
        .with_optional_child(device_date(cx))
        .with_child(el("p").class("self-check").text(text::RESULT_SELF_CHECK))
        .with_child(own_result(cx))
        .with_child(columns)
}

/// Renders the box of the outcome: its icon, its heading and the reasons.
pub(crate) fn outcome(
    cx: &ViewContext,
    policy: &Policy,
    verdict: &Verdict,
    explained: &mut ExplainedTerms,
) -> Element {
    let words = outcome_words(policy, verdict);
    let state = StatusIcon::from(verdict.outcome);
    // An outcome to be confirmed has its clause at the condition it is about.
    let clause = main_clause(policy, verdict).filter(|_| state != StatusIcon::Ask);
    let quote = clause.map_or("", |clause| &policy.citations[clause].quote);
    let is_main = policy.id == cx.data.policies[0].id;
    let column = el("div")
        .with_child(el("p").class("outcome-policy").text(&policy.name))
        .with_optional_child((!is_main).then(|| validity(cx, policy)))
        .with_child(cx.heading().words(words.title))
        .with_child(el("p").class("outcome-summary").text(words.summary))
        .with_child(reason_lists(cx, verdict))
        .with_optional_child(clause.map(|clause| quotation(policy, clause)))
        .with_optional_child(glossary_terms(cx, &[words.summary, quote], explained));
    el("div").class(&state.class("outcome")).with_child(status_icon(state)).with_child(column)
}

/// Renders a warning if the device's date is implausible, with the date used instead.
pub(crate) fn device_date(cx: &ViewContext) -> Option<Element> {
    let as_of = cx.state.as_of(cx.policy());
    as_of.device_is_wrong.then(|| {
        let words = interpolate(text::RESULT_WRONG_DATE, &[("date", &text::day(as_of.date))]);
        el("p").class("notice notice-ask").text(&words)
    })
}

pub(crate) fn conditions(cx: &ViewContext, verdict: &Verdict, explained: &mut ExplainedTerms) -> Element {
    let mut list = el("ul").class("conditions");
    let mut not_asked = false;
    for report in &verdict.conditions {
        not_asked |= condition_status(report, &verdict.path.answers) == ConditionStatus::NotAsked;
        list.add_child(condition(cx, report, &verdict.path.answers, explained));
    }
    section(text::RESULT_CONDITIONS)
        .with_child(list)
        .with_optional_child(
            not_asked.then(|| el("p").class("help quiet").text(text::RESULT_NOT_ASKED_WORDS)),
        )
        .with_child(given_answers(cx, &verdict.path))
        .with_child(rule_tree(cx, verdict))
}

/// Renders the answers in a disclosure, so that the result comes first. They are in the extras chunk, as the
/// page of all answers is.
fn given_answers(cx: &ViewContext, path: &Path) -> Element {
    let opened = disclosure("more", text::REVIEW_GIVEN);
    match cx.views.extras {
        Some(views) => opened.with_child((views.answers)(cx, path)),
        None => opened.with_optional_child(chunk_notice(cx, Chunk::Extras)),
    }
}

/// Renders the rule tree in a disclosure. It is in the extras chunk, because few visitors open it, and it is
/// rendered when it is opened: its elements are three times as many as those of the rest of the page.
fn rule_tree(cx: &ViewContext, verdict: &Verdict) -> Element {
    let closed = disclosure("more", text::TREE_TITLE);
    if !cx.state.check.shows_rule_tree {
        return closed.onclick(cx, Message::RuleTreeOpened);
    }
    // The click has opened nothing: a listener has taken it. From now on the browser opens and closes.
    let opened = closed.attribute_if("open", true);
    match cx.views.extras {
        Some(views) => opened.with_child((views.rule_tree)(cx, verdict)),
        None => opened.with_optional_child(chunk_notice(cx, Chunk::Extras)),
    }
}

/// Renders the changes that would improve the outcome. Their list is in the extras chunk; the reasons in the
/// box do not wait for it.
pub(crate) fn changes(
    cx: &ViewContext,
    verdict: &Verdict,
    explained: &mut ExplainedTerms,
) -> Option<Element> {
    let views = cx.views.extras.filter(|_| !verdict.changes.is_empty())?;
    Some((views.changes)(cx, verdict, explained))
}

/// Renders the help with the call. It is in the extras chunk; the hotline does not wait for it.
fn call(cx: &ViewContext, verdict: &Verdict) -> Option<Element> {
    let views = cx.views.extras.filter(|_| has_call_words(cx, cx.policy(), verdict))?;
    Some((views.call)(cx, verdict))
}

/// Renders the next steps and the hotline, or the link to the next question.
pub(crate) fn steps(
    cx: &ViewContext,
    policy: &Policy,
    verdict: &Verdict,
    explained: &mut ExplainedTerms,
) -> Element {
    let mut list = el("ol").empty();
    for step in outcome_words(policy, verdict).steps {
        list.add_child(el("li").text(step).with_optional_child(glossary_terms(cx, &[step], explained)));
    }
    let is_own = !matches!(cx.state.route, Route::Presented(_));
    let onward = match verdict.path.next.filter(|_| is_own) {
        None => hotline(),
        Some(next) => {
            let question =
                Route::Question { policy: cx.policy_ref(), question: policy.facts[next].id.clone() };
            el("p").with_child(link(&question.address()).class("button").text(text::RESULT_GO_ON))
        }
    };
    section(text::RESULT_STEPS).class("part steps").with_child(list).with_child(onward)
}

/// Renders whether the programme is in force, which is not part of the verdict.
pub(crate) fn programme(cx: &ViewContext, explained: &mut ExplainedTerms) -> Element {
    let policy = cx.policy();
    let as_of = cx.state.as_of(policy);
    let programme = policy.programme(as_of.today);
    let grounds = (!programme.citations.is_empty())
        .then(|| disclosure("more", text::RESULT_GROUNDS).with_child(citations(policy, programme.citations)));
    section(if is_main_policy(cx) { text::RESULT_PROGRAMME } else { text::RESULT_TERM })
        .with_child(el("p").text(programme.text))
        .with_optional_child(glossary_terms(cx, &[programme.text], explained))
        .with_child(
            el("p")
                .class("quiet")
                .text(&interpolate(text::RESULT_AS_OF, &[("date", &text::day(as_of.date))])),
        )
        .with_optional_child(grounds)
}

/// Renders the links that a visitor looks for at once: to keep the result, and to change an answer.
fn own_result(cx: &ViewContext) -> Element {
    let review = Route::Review { policy: cx.policy_ref() }.address();
    let receipt = Route::Receipt { policy: cx.policy_ref() }.address();
    let quiet = |address: &str, words: &str| link(address).class("button button-quiet").text(words);
    el("p")
        .class("own-result screen-only")
        .with_child(quiet(&receipt, text::RECEIPT_TITLE))
        .with_child(quiet(&review, text::RESULT_REVIEW))
}

fn nav_items(cx: &ViewContext) -> Element {
    let again = clear_button(cx, Message::Restarted, text::RESULT_RESTART);
    let mut links = el("ul").class("ways-on");
    if is_main_policy(cx) {
        let directory = Route::Directory(Filter::default()).address();
        links.add_child(nav_item(&directory, text::RESULT_DIRECTORY));
    } else if let Some(views) = cx.views.extras {
        links = (views.policy_links)(cx, links);
    }
    links.with_child(el("li").with_child(el("div").attribute("role", "status").with_child(again)))
}

/// Returns whether the page is about the main policy.
pub(crate) fn is_main_policy(cx: &ViewContext) -> bool {
    cx.state.policy_index(&cx.data) == 0
}
