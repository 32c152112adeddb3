//! Reading aloud: the button, and the sentences of the current page.

use super::components::condition::status_label;
use super::components::icons;
use super::context::ViewContext;
use super::element::{self, Element, el};
use content::outcome::outcome_words;
use content::text;
use eligibility::change::Change;
use eligibility::policy::FactKind;
use widget_state::condition_status::{ConditionStatus, condition_status};
use widget_state::key_reasons::{REASON_GROUPS, reason_texts};
use widget_state::speech::{SpeechMessage, SpeechState};
use widget_state::{Message, Route};

/// Renders the button, if the device has a voice.
pub(crate) fn button(cx: &ViewContext) -> Option<Element> {
    let reading = match cx.state.device.speech {
        SpeechState::NoVoice => return None,
        SpeechState::Silent => false,
        SpeechState::Reading => true,
    };
    let name = if reading { text::SHELL_READ_NO_MORE } else { text::SHELL_READ_ALOUD };
    let read = element::button("link aloud").onclick(cx, Message::Speech(SpeechMessage::Pressed));
    Some(read.with_child(icons::loudspeaker(reading)).with_child(el("span").text(name)))
}

/// Returns the sentences of the current page, from where the page itself has them.
pub(crate) fn sentences(cx: &ViewContext) -> Vec<String> {
    let mut sentences = Vec::new();
    match cx.state.route {
        Route::Question { .. } => question(cx, &mut sentences),
        Route::Result { .. } => result(cx, &mut sentences),
        _ => {}
    }
    sentences.retain(|sentence| !sentence.is_empty());
    sentences
}

/// Adds the question, its help and its options.
fn question(cx: &ViewContext, sentences: &mut Vec<String>) {
    let Some(fact) = cx.state.fact(&cx.data) else { return };
    let policy = cx.policy();
    let question = policy.question(fact);
    sentences.extend([question.title.clone(), question.help.clone()]);
    if let FactKind::Choice(options) | FactKind::Choices(options) = &policy.facts[fact].kind {
        for option in options {
            sentences.extend([option.label.clone(), option.hint.clone()]);
        }
    }
    sentences.extend([question.none.clone(), question.unsure.clone()]);
}

/// Adds the outcome, each condition with its reasons, possible changes and the next steps.
fn result(cx: &ViewContext, sentences: &mut Vec<String>) {
    let policy = cx.policy();
    let verdict = cx.state.verdict(&cx.data);
    let outcome = outcome_words(policy, &verdict);
    sentences.extend([outcome.title.to_owned(), outcome.summary.to_owned()]);
    for (status, heading) in REASON_GROUPS {
        let reasons = reason_texts(&verdict, status);
        if !reasons.is_empty() {
            sentences.push(heading.to_owned());
            sentences.extend(reasons);
        }
    }
    sentences.push(text::RESULT_SELF_CHECK.to_owned());
    sentences.push(text::RESULT_CONDITIONS.to_owned());
    let mut not_asked = false;
    for report in &verdict.conditions {
        let status = condition_status(report, &verdict.path.answers);
        sentences.extend([policy.rules[report.rule].name.clone(), status_label(status).to_owned()]);
        // The reasons of the others have been read with the outcome.
        if status == ConditionStatus::NotAsked {
            not_asked = true;
        } else if status == ConditionStatus::Met {
            sentences.extend(report.reasons.iter().map(|reason| reason.text.clone()));
        }
    }
    if not_asked {
        sentences.push(text::RESULT_NOT_ASKED_WORDS.to_owned());
    }
    if !verdict.changes.is_empty() {
        sentences.push(text::RESULT_CHANGES.to_owned());
    }
    for change in &verdict.changes {
        let (Change::Date { text, .. } | Change::Clarify { text, .. }) = change;
        sentences.push(text.clone());
    }
    sentences.push(text::RESULT_STEPS.to_owned());
    sentences.extend(outcome.steps.into_iter().map(str::to_owned));
}
