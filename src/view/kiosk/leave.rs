//! Leaving with the answer: the result and the list of wishes, each with its code to scan at once.

use crate::view::components::explained::Explained;
use crate::view::components::part::{part, way_on};
use crate::view::components::qr::qr;
use crate::view::components::read_aloud_button::aloud;
use crate::view::components::wishes::{counted, wish_list};
use crate::view::context::Scene;
use crate::view::element::{Tag, button, classed, tag, words};
use crate::view::pages::result;
use content::text;
use occupations::Filter;
use widget_state::kiosk::{Kiosk, KioskEvent, Paper, Papers};
use widget_state::receipt::{before_text, issue};
use widget_state::{Message, Route};

/// The verdict.
pub(super) fn result(scene: &Scene, kiosk: &Kiosk) -> Tag {
    let verdict = scene.state.verdict(&scene.data);
    let mut so_far = Explained::new();
    let outcome = result::outcome(scene, &verdict, &mut so_far);
    let steps = result::steps(scene, &verdict, &mut so_far);
    let main = classed("div", "result-main")
        .with(result::conditions(scene, &verdict, &mut so_far))
        .maybe(result::changes(scene, &verdict, &mut so_far));
    let rest = classed("div", "result-rest")
        .maybe((!scene.state.wishes.is_empty()).then(|| wishes(scene)))
        .with(result::programme(scene, &mut so_far));
    let said = classed("div", "kiosk-said")
        .with(outcome)
        .maybe(aloud(scene))
        .maybe(result::device_date(scene))
        .with(classed("p", "self-check").text(text::RESULT_SELF_CHECK));
    let take = classed("div", "kiosk-take").with(said).with(code(scene, kiosk, text::KIOSK_SCAN)).with(steps);
    classed("div", "result kiosk-result").with(take).with(main).with(rest).with(ways_on(scene))
}

/// The list of wishes, with or without a check before it.
pub(super) fn receipt(scene: &Scene, kiosk: &Kiosk) -> Tag {
    classed("div", "receipt kiosk-result")
        .with(scene.heading().text(text::RECEIPT_TITLE))
        .with(
            classed("div", "kiosk-take")
                .with(code(scene, kiosk, text::KIOSK_SCAN_WISHES))
                .with(wishes(scene)),
        )
        .with(ways_on(scene))
}

/// The code, and the papers.
fn code(scene: &Scene, kiosk: &Kiosk, invitation: &str) -> Tag {
    let part = part(invitation).set("class", "part kiosk-code");
    let Ok(receipt) = issue(&scene.state, &scene.data) else {
        return part.with(classed("p", "notice notice-ask").text(text::RECEIPT_NOT_ISSUED));
    };
    part.maybe(qr(&before_text(&scene.home), &receipt.encode()))
        .with(classed("p", "quiet").text(text::KIOSK_SCAN_WORDS))
        .maybe(kiosk.settings.prints.then(|| papers(scene, kiosk.settings.papers)))
}

fn papers(scene: &Scene, papers: Papers) -> Tag {
    let mut ways = classed("div", "kiosk-papers");
    for paper in papers.list() {
        let words = match (papers, paper) {
            (Papers::Only(_), _) => text::KIOSK_PRINT,
            (Papers::Both, Paper::A4) => text::KIOSK_PRINT_A4,
            (Papers::Both, Paper::Roll) => text::KIOSK_PRINT_ROLL,
        };
        let print = Message::Kiosk(KioskEvent::PrintWanted(paper));
        ways.push(button("button").on_click(scene, print).text(words));
    }
    ways
}

fn wishes(scene: &Scene) -> Tag {
    part(text::KIOSK_WISHES).with(words("p", &counted(scene)).set("role", "status")).with(wish_list(
        scene,
        &scene.state.wishes,
        true,
    ))
}

fn ways_on(scene: &Scene) -> Tag {
    let directory = Route::Directory(Filter::default()).address();
    let policy = scene.policy_name();
    let answered = !scene.state.answers(&scene.data).is_empty();
    let mut ways = classed("ul", "ways-on");
    if answered {
        let result = scene.state.route == Route::Result { policy: policy.clone() };
        ways.push(if result {
            way_on(&Route::Review { policy }.address(), text::KIOSK_REVIEW)
        } else {
            way_on(&Route::Result { policy }.address(), text::RECEIPT_BACK)
        });
    } else {
        ways.push(way_on(&Route::Check { policy }.address(), text::KIOSK_CHECK));
    }
    let end = button("link").on_click(scene, Message::Kiosk(KioskEvent::Ended)).text(text::KIOSK_END);
    ways.with(way_on(&directory, text::KIOSK_TO_DIRECTORY)).with(tag("li").with(end))
}
