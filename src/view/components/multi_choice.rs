//! The options of a multiple-choice question, with "none of these" for visitors who tick nothing.

use super::field_error::mark_invalid;
use super::section::disclosure;
use super::single_choice::option_label;
use crate::view::context::ViewContext;
use crate::view::element::{Element, el};
use content::text::{self, interpolate};
use eligibility::policy::{ChoiceOption, Question};
use widget_state::{Draft, Message, QuestionMessage};

/// The number of options from which the hints are in a disclosure: a list that fits the screen is read to its
/// end.
const MANY: usize = 6;

/// Renders the checkboxes.
pub(crate) fn multi_choice(cx: &ViewContext, question: &Question, options: &[ChoiceOption]) -> Element {
    let list = checkboxes(cx, question, options);
    if options.len() < MANY { list } else { el("div").with_child(list).with_child(hints(options)) }
}

fn hints(options: &[ChoiceOption]) -> Element {
    let mut list = el("ul").class("points");
    for option in options.iter().filter(|option| !option.hint.is_empty()) {
        let values = [("option", option.label.as_str()), ("hint", &option.hint)];
        list.add_child(el("li").text(&interpolate(text::QUESTION_HINT, &values)));
    }
    disclosure("more", text::QUESTION_HINTS).with_child(list)
}

fn checkboxes(cx: &ViewContext, question: &Question, options: &[ChoiceOption]) -> Element {
    let mut list = el("ul").class("options");
    let Draft::Choices { options: ticked, none } = cx.state.check.draft else { return list };
    for (index, option) in options.iter().enumerate() {
        let is_ticked = ticked & (1 << index) != 0;
        let message = Message::Question(QuestionMessage::OptionToggled(index as u8));
        let hint = if options.len() < MANY { option.hint.as_str() } else { "" };
        list.add_child(el("li").with_child(checkbox(cx, message, is_ticked, &option.label, hint)));
    }
    if !question.none.is_empty() {
        list.add_child(el("li").with_child(checkbox(
            cx,
            Message::Question(QuestionMessage::NoneToggled),
            none,
            &question.none,
            "",
        )));
    }
    list
}

fn checkbox(cx: &ViewContext, message: Message, ticked: bool, label: &str, hint: &str) -> Element {
    let field = el("input").class("option-box").attribute("type", "checkbox").checked(ticked);
    let field = field.onchange(cx, message);
    el("label")
        .class(if ticked { "option option-ticked" } else { "option" })
        .with_child(mark_invalid(field, cx.state.check.form_error.is_some()))
        .with_child(option_label(label, hint))
}
