//! Options of which any number can be ticked, with "none of these" for those who tick none.

use super::choice::option_words;
use super::slip::wrong;
use crate::view::context::Scene;
use crate::view::element::{On, Tag, classed, tag};
use eligibility::policy::{ChoiceOption, Question};
use widget_state::{Draft, Message};

/// The options of a choice of several.
pub(crate) fn choices(scene: &Scene, question: &Question, options: &[ChoiceOption]) -> Tag {
    let mut list = classed("ul", "options");
    let Draft::Choices { options: ticked, none } = scene.state.draft else { return list };
    for (index, option) in options.iter().enumerate() {
        let is_ticked = ticked & (1 << index) != 0;
        let message = Message::OptionToggled(index as u8);
        list.push(tag("li").with(tick(scene, message, is_ticked, &option.label, &option.hint)));
    }
    if !question.none.is_empty() {
        list.push(tag("li").with(tick(scene, Message::NoneToggled, none, &question.none, "")));
    }
    list
}

fn tick(scene: &Scene, message: Message, ticked: bool, label: &str, hint: &str) -> Tag {
    let field = classed("input", "option-box").set("type", "checkbox").checked(ticked);
    let field = field.says(On::Change, scene, message);
    classed("label", if ticked { "option option-ticked" } else { "option" })
        .with(wrong(field, scene.state.slip.is_some()))
        .with(option_words(label, hint))
}
