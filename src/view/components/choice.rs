//! Options of which one tap chooses one and goes on.
//!
//! They are buttons, not radio buttons: arrow keys move between radio buttons by choosing them, and
//! choosing goes on to the next question.

use crate::view::context::Scene;
use crate::view::element::{Tag, button, classed, tag};
use content::text;
use eligibility::Answer;
use eligibility::policy::{ChoiceOption, FactIndex, Question};
use widget_state::Message;

/// From so many options on they stand in columns.
const MANY: usize = 8;

/// The options of a single choice.
pub(crate) fn choice(scene: &Scene, fact: FactIndex, question: &Question, options: &[ChoiceOption]) -> Tag {
    let mut list = classed("ul", if options.len() < MANY { "options" } else { "options options-many" });
    let option = |index: usize, hint: &str| {
        let answer = Answer::Choice(index as u8);
        tag("li").with(choose(scene, fact, answer, "option", &options[index].label, hint))
    };
    // The city that the page around the widget names comes first and is told as such. It is not answered: that
    // the page is for a city says nothing of who reads it.
    let is_named = |option: &ChoiceOption| [&*option.label, &*option.short].contains(&&*scene.city);
    let named = options.iter().position(is_named).filter(|_| !scene.city.is_empty());
    if let Some(index) = named {
        list.push(option(index, text::QUESTION_NAMED));
    }
    for (index, other) in options.iter().enumerate().filter(|(index, _)| Some(*index) != named) {
        list.push(option(index, &other.hint));
    }
    list.with(classed("li", "options-unsure").with(unsure(scene, fact, question)))
}

/// The option "I do not know", which every question has.
pub(crate) fn unsure(scene: &Scene, fact: FactIndex, question: &Question) -> Tag {
    choose(scene, fact, Answer::Unsure, "option option-unsure", &question.unsure, "")
}

/// What an option is called, with the line below for those who wonder.
pub(crate) fn option_words(label: &str, hint: &str) -> Tag {
    let label = classed("span", "option-label").text(label);
    let hint = (!hint.is_empty()).then(|| classed("span", "option-hint").text(hint));
    classed("span", "option-words").with(label).maybe(hint)
}

fn choose(scene: &Scene, fact: FactIndex, answer: Answer, class: &str, label: &str, hint: &str) -> Tag {
    let is_chosen = scene.situation().answers.get(fact) == Some(answer);
    button(class)
        .either("aria-pressed", is_chosen)
        .on_click(scene, Message::Answered { fact, answer })
        .with(classed("span", "option-ring").set("aria-hidden", "true"))
        .with(option_words(label, hint))
        .maybe(is_chosen.then(|| classed("span", "option-note").text(text::QUESTION_CHOSEN)))
}
