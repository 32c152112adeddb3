//! One question.

use crate::view::components::choice::{choice, unsure};
use crate::view::components::choices::choices;
use crate::view::components::explained::{Explained, explained};
use crate::view::components::month::month;
use crate::view::components::number::number;
use crate::view::components::part::more;
use crate::view::components::plan::banner;
use crate::view::components::progress::progress;
use crate::view::components::read_aloud_button::aloud;
use crate::view::components::slip::slip;
use crate::view::context::Scene;
use crate::view::element::{On, Tag, classed, link, tag, words};
use content::text::{self, interpolate};
use eligibility::Policy;
use eligibility::policy::{FactIndex, FactKind};
use web_sys::Event;
use widget_state::{Draft, Message, Route};

/// The page.
pub(super) fn page(scene: &Scene) -> Tag {
    page_with(scene, form)
}

/// The page with another form.
pub(crate) fn page_with(scene: &Scene, form: fn(&Scene, FactIndex) -> Tag) -> Tag {
    let Some(fact) = scene.state.fact(&scene.data) else { return super::not_found::page(scene) };
    let question = scene.policy().question(fact);
    let began_again = (scene.state.began_again && scene.state.saved.is_none())
        .then(|| classed("p", "notice").text(text::QUESTION_BEGAN_AGAIN));
    let help = (!question.help.is_empty()).then(|| classed("p", "help").text(&question.help));
    let answered = scene.situation().answers.get(fact).is_some();
    let to_review = answered.then(|| {
        let review = Route::Review { policy: scene.policy_name() }.address();
        classed("p", "onward").with(link(&review).text(text::QUESTION_TO_REVIEW))
    });
    let mut so_far = Explained::new();
    classed("div", "question")
        .maybe(banner(scene))
        .with(progress(scene, fact))
        .maybe(began_again)
        .with(
            classed("div", "question-ask")
                .with(scene.heading().text(&question.title))
                .maybe(help)
                .maybe(aloud(scene)),
        )
        .with(form(scene, fact))
        .maybe(explained(scene, &seen(scene.policy(), fact), &mut so_far))
        .with(why(scene, fact, &mut so_far))
        .maybe(to_review)
}

/// Everything that stands there without being opened.
fn seen(policy: &Policy, fact: FactIndex) -> Vec<&str> {
    let question = policy.question(fact);
    let mut seen = vec![question.help.as_str(), &question.none];
    if let FactKind::Choice(options) | FactKind::Choices(options) = &policy.facts[fact].kind {
        seen.extend(options.iter().flat_map(|option| [option.label.as_str(), &option.hint]));
    }
    seen
}

/// Why it is asked: in words, and which conditions it feeds.
fn why(scene: &Scene, fact: FactIndex, so_far: &mut Explained) -> Tag {
    let policy = scene.policy();
    let fed = policy.conditions.iter().filter(|condition| policy.facts_read(condition.rule).contains(&fact));
    let fed: Vec<&str> = fed.map(|condition| policy.rules[condition.rule].name.as_str()).collect();
    let feeds = interpolate(text::QUESTION_FEEDS, &[("conditions", &fed.join(text::TREE_BREAK))]);
    let why = &policy.question(fact).why;
    more("more why", text::QUESTION_WHY).with(words("p", why)).with(words("p", &feeds)).maybe(explained(
        scene,
        &[why, &feeds],
        so_far,
    ))
}

/// What is answered with.
pub(crate) fn form(scene: &Scene, fact: FactIndex) -> Tag {
    let policy = scene.policy();
    let question = policy.question(fact);
    let today = scene.situation().as_of.month;
    let fields = match &policy.facts[fact].kind {
        FactKind::Choice(options) => choice(scene, fact, question, options),
        FactKind::Choices(options) => choices(scene, question, options),
        FactKind::Month { back, ahead } => {
            let is_birth = policy.schedules.iter().any(|schedule| schedule.birth == fact);
            month(scene, today.plus(-back), today.plus(*ahead), is_birth)
        }
        FactKind::Number { unit, .. } => number(scene, unit),
    };
    // Where one tap answers there is nothing to go on with.
    form_of(scene, fact, fields, scene.state.draft != Draft::None)
}

/// A form of these fields, with or without a button to go on.
pub(crate) fn form_of(scene: &Scene, fact: FactIndex, fields: Tag, goes_on: bool) -> Tag {
    let question = scene.policy().question(fact);
    let end = goes_on.then(|| {
        let next = classed("button", "button").set("type", "submit").text(text::QUESTION_NEXT);
        classed("div", "form-end").with(next).with(unsure(scene, fact, question))
    });
    let fieldset = tag("fieldset")
        .with(classed("legend", "unseen").text(&question.title))
        .with(fields)
        .with(slip(scene.state.slip));
    classed("form", "form")
        .set("novalidate", "")
        .reads(On::Submit, scene, submitted)
        .with(fieldset)
        .maybe(end)
}

fn submitted(event: &Event) -> Option<Message> {
    event.prevent_default();
    Some(Message::DraftSubmitted)
}
