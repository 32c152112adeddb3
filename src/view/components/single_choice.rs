//! The options of a single-choice question, which a tap submits.
//!
//! They are buttons, not radio buttons: arrow keys select the radio button they move to, and a selection
//! opens the next question.

use crate::view::context::ViewContext;
use crate::view::element::{Element, button, el};
use content::text;
use eligibility::Answer;
use eligibility::policy::{ChoiceOption, FactIndex, Question};
use widget_state::city;
use widget_state::{Draft, Message, QuestionMessage};

/// The number of options from which they are laid out in columns.
const MANY: usize = 8;

/// Renders the options.
pub(crate) fn single_choice(
    cx: &ViewContext,
    fact: FactIndex,
    question: &Question,
    options: &[ChoiceOption],
) -> Element {
    let mut list = el("ul").class(if options.len() < MANY { "options" } else { "options options-many" });
    let option = |index: usize, hint: &str| {
        let answer = Answer::Choice(index as u8);
        el("li").with_child(option_button(cx, fact, answer, "option", &options[index].label, hint))
    };
    // The city of the host page comes first and is marked as such. It is not preselected: the city of a page
    // says nothing about its user.
    let named = city::option_for(&cx.config.city, &cx.policy().facts[fact]);
    if let Some(index) = named {
        list.add_child(option(index, text::QUESTION_NAMED));
    }
    for (index, other) in options.iter().enumerate().filter(|(index, _)| Some(*index) != named) {
        list.add_child(option(index, &other.hint));
    }
    list.with_child(el("li").class("options-unsure").with_child(unsure_option(cx, fact, question)))
}

/// Renders the option "I do not know", which every question has. It says so if it drops what is ticked.
pub(crate) fn unsure_option(cx: &ViewContext, fact: FactIndex, question: &Question) -> Element {
    let label = match cx.state.check.draft {
        Draft::Choices { options: 1.., .. } => text::QUESTION_UNSURE_TICKED,
        _ => &question.unsure,
    };
    option_button(cx, fact, Answer::Unsure, "option option-unsure", label, "")
}

/// Renders the label of an option, with an optional hint below.
pub(crate) fn option_label(label: &str, hint: &str) -> Element {
    let label = el("span").class("option-label").words(label);
    let hint = (!hint.is_empty()).then(|| el("span").class("option-hint").words(hint));
    el("span").class("option-words").with_child(label).with_optional_child(hint)
}

fn option_button(
    cx: &ViewContext,
    fact: FactIndex,
    answer: Answer,
    class: &str,
    label: &str,
    hint: &str,
) -> Element {
    let is_chosen = cx.situation().answers.get(fact) == Some(answer);
    button(class)
        .boolean_attribute("aria-pressed", is_chosen)
        .onclick_once(cx, Message::Question(QuestionMessage::Answered { fact, answer }))
        .with_child(el("span").class("option-ring").attribute("aria-hidden", "true"))
        .with_child(option_label(label, hint))
        .with_optional_child(is_chosen.then(|| el("span").class("option-note").text(text::QUESTION_CHOSEN)))
}
