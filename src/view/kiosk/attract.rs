//! The screen that waits for somebody, and the two things one can do.

use crate::view::components::icons;
use crate::view::context::Scene;
use crate::view::element::{Tag, button, classed, link, tag, words};
use content::text::{self, format_integer, interpolate};
use occupations::{Field, Filter};
use widget_state::kiosk::{Kiosk, KioskEvent, Mistake, Name, Papers, Settings};
use widget_state::{Message, Route};

/// The screen that waits.
pub(super) fn page(scene: &Scene, kiosk: &Kiosk) -> Tag {
    let question = |ask: &str, about: &str| {
        classed("li", "attract-question")
            .with(words("strong", ask))
            .with(classed("span", "attract-about").text(about))
    };
    let questions = classed("ul", "attract-questions")
        .with(question(text::KIOSK_ASK, text::KIOSK_ASK_WORDS))
        .with(question(text::KIOSK_LOOK, text::KIOSK_LOOK_WORDS));
    let begin = button("attract-begin")
        .on_click(scene, Message::Kiosk(KioskEvent::Begun))
        .with(words("span", text::KIOSK_BEGIN))
        .with(icons::arrow());
    let take = if kiosk.settings.prints { text::KIOSK_TAKE_OR_PRINT } else { text::KIOSK_TAKE };
    let mut frieze = classed("div", "frieze").set("aria-hidden", "true");
    for field in Field::ALL {
        frieze.push(icons::field(field));
    }
    let heading = scene
        .heading()
        .with(classed("span", "lead-name").text(&scene.policy().name))
        .text(" ")
        .with(classed("span", "attract-lead").text(text::KIOSK_LEAD));
    let field = classed("div", "attract-field").with(heading).with(questions).with(begin).with(frieze);
    let promises =
        classed("ul", "attract-promises").with(words("li", take)).with(words("li", text::KIOSK_PRIVACY));
    classed("div", "attract").with(field).with(promises).maybe(mistakes(kiosk))
}

/// What whoever put the kiosk up wrote and nobody can understand.
fn mistakes(kiosk: &Kiosk) -> Option<Tag> {
    let mut list = classed("ul", "notice notice-ask");
    for mistake in &kiosk.mistakes {
        list.push(words("li", &mistake_words(kiosk, mistake)));
    }
    (!kiosk.mistakes.is_empty()).then_some(list)
}

fn mistake_words(kiosk: &Kiosk, mistake: &Mistake) -> String {
    let fit = match (mistake.name, mistake.name.seconds()) {
        (_, Some(seconds)) => interpolate(
            text::KIOSK_FIT_SECONDS,
            &[
                ("least", &format_integer((*seconds.start()).into())),
                ("most", &format_integer((*seconds.end()).into())),
            ],
        ),
        (Name::Print, None) => text::KIOSK_FIT_PRINT.to_owned(),
        (_, None) => text::KIOSK_FIT_PAPER.to_owned(),
    };
    let used = used(&kiosk.settings, mistake.name);
    let values = [("name", mistake.name.as_str()), ("value", &mistake.value), ("used", &used), ("fit", &fit)];
    interpolate(text::KIOSK_MISTAKE, &values)
}

/// The value in use, as one would write it.
fn used(settings: &Settings, name: Name) -> String {
    match name {
        Name::Idle => format_integer(settings.idle.into()),
        Name::Countdown => format_integer(settings.countdown.into()),
        Name::Print => (if settings.prints { "on" } else { "off" }).to_owned(),
        Name::Paper => match settings.papers {
            Papers::Both => "ask".to_owned(),
            Papers::Only(paper) => paper.as_str().to_owned(),
        },
    }
}

/// The two things one can do.
pub(super) fn doors(scene: &Scene) -> Tag {
    let door = |class: &str, address: &str, ask: &str, about: &str| {
        link(address)
            .set("class", class)
            .with(classed("span", "door-name").text(ask).with(icons::arrow()))
            .with(classed("span", "door-words").text(about))
    };
    let check = Route::Check { policy: String::new() }.address();
    let directory = Route::Directory(Filter::default()).address();
    let doors = classed("div", "doors")
        .with(door("door door-check", &check, text::KIOSK_ASK, text::KIOSK_ASK_WORDS))
        .with(door("door", &directory, text::KIOSK_LOOK, text::KIOSK_LOOK_WORDS));
    let others = link(&Route::Policies.address()).text(text::START_OTHERS_OPEN);
    tag("div")
        .with(scene.heading().text(text::KIOSK_DOORS))
        .with(doors)
        .with(classed("p", "onward").with(others))
}
