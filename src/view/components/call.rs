//! What helps with the call to the office: the city, the office if one was checked, and words to say. In the extras
//! chunk.

use super::month::labelled_field;
use super::section::section;
use crate::view::context::ViewContext;
use crate::view::element::{Element, button, el, link};
use crate::view::events::value;
use content::call::{OFFICES, Office, SPOKEN};
use content::text::{self, format_integer, interpolate};
use eligibility::evaluate::Situation;
use eligibility::policy::FactIndex;
use eligibility::{Answer, Verdict};
use widget_state::{Message, QuestionMessage, ShareAction, ShareMessage, ShareOutcome};

/// The key of [`SPOKEN`] for an answer that is no option.
const ANY: &str = "answer";

/// Renders the section.
pub(crate) fn call(cx: &ViewContext, verdict: &Verdict) -> Element {
    let place = cx.policy().fact_index("place");
    let chosen = place.and_then(|place| cx.state.answers(&cx.data).get(place));
    let was_asked = place.is_some_and(|place| verdict.path.asked.contains(&place));
    let city = place.filter(|_| !was_asked).map(|place| city_select(cx, place, chosen));
    let offices = place.and_then(|place| offices(cx, place, chosen));
    let words = spoken_words(cx, verdict, place, chosen);
    let said = match cx.state.share {
        Some(ShareOutcome::Copied) => text::CALL_COPIED,
        Some(ShareOutcome::Refused) => text::CALL_REFUSED,
        _ => "",
    };
    let copy = Message::Share(ShareMessage::Requested(ShareAction::Copy(words.clone())));
    section(text::CALL_TITLE)
        .class("part call")
        .with_child(el("p").class("call-words").text(&words))
        .with_child(
            el("p")
                .class("screen-only")
                .with_child(button("button button-quiet").onclick(cx, copy).text(text::CALL_COPY))
                .text(" ")
                .with_child(el("span").attribute("role", "status").text(said)),
        )
        .with_child(el("p").class("quiet").text(text::CALL_NOT_WRITTEN))
        .with_optional_child(city)
        .with_optional_child(offices)
}

/// Renders the question about the city, which may stay unanswered.
fn city_select(cx: &ViewContext, place: FactIndex, chosen: Option<Answer>) -> Element {
    let mut list = el("select").class("select").onchange_with(cx, |event| {
        Some(Message::Question(QuestionMessage::CityChosen(value(event).parse().ok())))
    });
    list.add_child(el("option").attribute("value", "").text(text::CALL_CITY_NONE));
    for (index, city) in cx.policy().facts[place].kind.options().iter().enumerate() {
        let option = el("option").attribute("value", &format_integer(index as i64)).text(&city.label);
        let is_chosen = chosen == Some(Answer::Choice(index as u8));
        list.add_child(option.attribute_if("selected", is_chosen));
    }
    labelled_field(text::CALL_CITY, list)
}

/// Renders the offices of the city, or that none was checked; `None` without a city.
fn offices(cx: &ViewContext, place: FactIndex, chosen: Option<Answer>) -> Option<Element> {
    let Some(Answer::Choice(index)) = chosen else { return None };
    let city = cx.policy().facts[place].kind.options().get(usize::from(index))?;
    let mut list = el("ul").class("points").attribute("role", "status");
    let known: Vec<&Office> = OFFICES.iter().filter(|office| office.city == city.id).collect();
    if known.is_empty() {
        let words = interpolate(text::CALL_NO_OFFICE, &[("city", &city.label)]);
        list.add_child(el("li").text(&words));
    }
    for office in known {
        let values = [
            ("name", office.name),
            ("address", office.address),
            ("hours", office.hours),
            ("source", office.source),
            ("checked", office.checked),
        ];
        let number = ["tel:", office.phone].concat();
        list.add_child(
            el("li")
                .text(office.county)
                .text(&interpolate(text::CALL_OFFICE, &values))
                .with_child(el("p").with_child(link(&number).class("hotline-number").text(office.phone)))
                .with_child(el("p").class("quiet").text(&interpolate(text::CALL_OFFICE_SOURCE, &values))),
        );
    }
    Some(list)
}

/// Returns the words to say, composed of the answers on which the verdict rests and of the city.
fn spoken_words(
    cx: &ViewContext,
    verdict: &Verdict,
    place: Option<FactIndex>,
    chosen: Option<Answer>,
) -> String {
    let policy = cx.policy();
    let mut answers = verdict.path.answers.clone();
    if let Some(place) = place {
        answers.set(place, chosen);
    }
    let situation = Situation { policy, answers: &answers, as_of: cx.situation().as_of };
    let mut told: Vec<String> = Vec::new();
    for (fact, definition) in policy.facts.iter().enumerate() {
        let is_given = verdict.path.asked.contains(&fact) || Some(fact) == place;
        let Some(answer) = answers.get(fact).filter(|_| is_given) else { continue };
        let chosen = answer.option_bits().unwrap_or(0);
        let options = definition.kind.options().iter().enumerate();
        let mut keys: Vec<&str> = options
            .filter(|(index, _)| chosen & (1 << index) != 0)
            .map(|(_, option)| option.id.as_str())
            .collect();
        if matches!(answer, Answer::Month(_)) {
            keys.push(ANY);
        }
        for (_, _, words) in SPOKEN.iter().filter(|(of, key, _)| *of == definition.id && keys.contains(key)) {
            told.push(interpolate(words, &[("answer", &situation.answer_text(fact))]));
        }
    }
    let hello = interpolate(text::CALL_HELLO, &[("policy", &policy.name)]);
    let end = if told.is_empty() { "" } else { text::CALL_END };
    [&hello, &told.join(text::CALL_STOP), end, text::CALL_ASK].concat()
}
