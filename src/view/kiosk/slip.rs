//! What goes on paper: the outcome, the code, the next steps, the hotline, the edition, and nobody's name.

use crate::view::components::qr::qr;
use crate::view::context::Scene;
use crate::view::element::{Tag, classed, tag, words};
use content::text::{self, day, interpolate};
use eligibility::Verdict;
use occupations::OccupationCode;
use receipt::Receipt;
use widget_state::Route;
use widget_state::kiosk::Kiosk;
use widget_state::receipt::{before_text, edition_words, issue};

/// The slip of the page, out of sight until it is printed; none where nothing can be printed.
pub(super) fn slip(scene: &Scene, kiosk: &Kiosk) -> Option<Tag> {
    let is_taken_from = matches!(scene.state.route, Route::Result { .. } | Route::Receipt { .. });
    if !is_taken_from || !kiosk.settings.prints || scene.state.awaits_policy(&scene.data) {
        return None;
    }
    let receipt = issue(&scene.state, &scene.data).ok()?;
    let verdict = scene.state.verdict(&scene.data);
    let answered = !scene.state.answers(&scene.data).is_empty();
    let scanned = classed("figure", "ticket-code")
        .maybe(qr(&before_text(&scene.home), &receipt.encode()))
        .with(words("figcaption", text::KIOSK_SLIP_SCAN));
    let slip = classed("section", "ticket")
        .key("ticket")
        .set("aria-hidden", "true")
        .with(classed("p", "ticket-head").text(&scene.policy().name))
        .maybe(answered.then(|| outcome(scene, &verdict)))
        .with(scanned)
        .maybe(wishes(scene))
        .maybe(answered.then(|| steps(scene, &verdict)))
        .with(foot(&receipt));
    Some(slip)
}

fn outcome(scene: &Scene, verdict: &Verdict) -> Tag {
    let said = verdict.outcome.text(scene.policy());
    tag("div")
        .with(classed("p", "ticket-outcome").text(&said.title))
        .with(words("p", &said.summary))
        .with(words("p", text::RESULT_SELF_CHECK))
}

fn steps(scene: &Scene, verdict: &Verdict) -> Tag {
    let mut list = tag("ol");
    for step in &verdict.outcome.text(scene.policy()).steps {
        list.push(words("li", step));
    }
    classed("div", "ticket-part").with(words("p", text::RESULT_STEPS).set("class", "ticket-title")).with(list)
}

fn wishes(scene: &Scene) -> Option<Tag> {
    let directory = scene.data.directory?;
    let mut list = tag("ol");
    for code in scene.state.wishes.iter().filter_map(|wish| OccupationCode::from_number(*wish)) {
        let name = directory.occupation(code).map_or("", |occupation| occupation.name.as_str());
        list.push(words("li", &[name, " ", &code.text()].concat()));
    }
    let title = words("p", text::KIOSK_SLIP_WISHES).set("class", "ticket-title");
    (!scene.state.wishes.is_empty()).then(|| classed("div", "ticket-part").with(title).with(list))
}

fn foot(receipt: &Receipt) -> Tag {
    let edition = edition_words(receipt.edition());
    let values = [("day", &*day(receipt.as_of())), ("edition", &edition)];
    classed("div", "ticket-part")
        .with(words("p", text::SHELL_HOTLINE).set("class", "ticket-hotline"))
        .with(words("p", text::SHELL_HOTLINE_WORDS))
        .with(words("p", &interpolate(text::KIOSK_SLIP_EDITION, &values)))
}
