//! The receipt of the verdict, to be carried away: as a link, as a QR code, on paper.

use crate::view::components::carried::{answers, line, outcome};
use crate::view::components::hotline::hotline;
use crate::view::components::part::{part, way_on};
use crate::view::components::qr::qr;
use crate::view::components::wishes::{counted, wish_list};
use crate::view::context::Scene;
use crate::view::element::{Tag, button, classed, link, tag, words};
use content::text::{self, day};
use eligibility::Verdict;
use eligibility::evaluate::Situation;
use occupations::Filter;
use receipt::Receipt;
use widget_state::receipt::{before_text, edition_words, issue};
use widget_state::{Message, Route, Take, Taken};

/// The page.
pub(super) fn page(scene: &Scene) -> Tag {
    let verdict = scene.state.verdict(&scene.data);
    let page = classed("div", "receipt")
        .with(scene.heading().text(text::RECEIPT_TITLE))
        .with(classed("p", "help screen-only").text(text::RECEIPT_LEAD))
        .maybe(unfinished(scene, &verdict));
    let page = match issue(&scene.state, &scene.data) {
        Ok(receipt) => {
            let columns = classed("div", "receipt-columns")
                .with(link_part(scene, &receipt))
                .with(steps(scene, &verdict));
            page.with(outcome(scene.policy(), verdict.outcome))
                .with(classed("p", "self-check").text(text::RESULT_SELF_CHECK))
                .with(columns)
                .with(contents(scene, &receipt, &verdict))
        }
        Err(_) => page.with(classed("p", "notice notice-ask").text(text::RECEIPT_NOT_ISSUED)),
    };
    page.with(wishes(scene)).with(ways_on(scene))
}

fn unfinished(scene: &Scene, verdict: &Verdict) -> Option<Tag> {
    verdict.path.next.is_some().then(|| {
        let check = Route::Check { policy: scene.policy_name() }.address();
        let notice = words("p", text::RECEIPT_UNFINISHED);
        let on = tag("p").with(link(&check).text(text::RECEIPT_GO_ON));
        classed("div", "notice notice-ask screen-only").with(notice).with(on)
    })
}

fn steps(scene: &Scene, verdict: &Verdict) -> Tag {
    let mut list = tag("ol");
    for step in &verdict.outcome.text(scene.policy()).steps {
        list.push(words("li", step));
    }
    part(text::RESULT_STEPS).set("class", "part steps").with(list).with(hotline())
}

/// The link, and all one can do with it.
fn link_part(scene: &Scene, receipt: &Receipt) -> Tag {
    let before = before_text(&scene.home);
    let text = receipt.encode();
    let address = [&before[..], &text].concat();
    let code = qr(&before, &text).map(|code| {
        classed("figure", "receipt-code").with(code).with(words("figcaption", text::RECEIPT_CODE))
    });
    let field = classed("input", "input receipt-link screen-only")
        .set("type", "text")
        .set("readonly", "")
        .set("aria-label", text::RECEIPT_LINK)
        .value(&address);
    let share = scene.state.can_share.then(|| {
        button("button button-quiet")
            .on_click(scene, Message::TakeWanted(Take::Share(address.clone())))
            .text(text::RECEIPT_SHARE)
    });
    let ways = classed("div", "receipt-ways screen-only")
        .with(
            button("button")
                .on_click(scene, Message::TakeWanted(Take::Copy(address.clone())))
                .text(text::RECEIPT_COPY),
        )
        .maybe(share)
        .with(
            button("button button-quiet")
                .on_click(scene, Message::TakeWanted(Take::Print))
                .text(text::RECEIPT_PRINT),
        )
        .with(
            button("button button-quiet")
                .on_click(scene, Message::TakeWanted(Take::Picture))
                .text(text::RECEIPT_PICTURE),
        );
    let said = match scene.state.taken {
        Some(Taken::Copied) => text::RECEIPT_COPIED,
        Some(Taken::Refused) => text::RECEIPT_REFUSED,
        Some(Taken::Drawn) => text::RECEIPT_PICTURE_DRAWN,
        Some(Taken::NotDrawn) => text::RECEIPT_PICTURE_NOT_DRAWN,
        None => "",
    };
    classed("section", "receipt-take")
        .set("aria-label", text::RECEIPT_LINK)
        .maybe(code)
        .with(field)
        // A field does not show all of it on paper.
        .with(classed("p", "quiet paper-only").text(&address))
        .with(classed("p", "receipt-said screen-only").set("role", "status").text(said))
        .with(ways)
        // Filled by whoever draws; another receipt has another place, so that no picture is out of date.
        .with(classed("div", "keepsake screen-only").key(&text).set("data-keepsake", ""))
}

fn contents(scene: &Scene, receipt: &Receipt, verdict: &Verdict) -> Tag {
    let policy = scene.policy();
    let situation = Situation { policy, answers: &verdict.path.answers, as_of: receipt.as_of() };
    let asked = answers(scene, &situation, &verdict.path.asked);
    let about = classed("dl", "answers")
        .with(line(text::RECEIPT_POLICY, &policy.name))
        .with(line(text::RECEIPT_OUTCOME, &verdict.outcome.text(policy).title))
        .with(line(text::RECEIPT_DAY, &day(receipt.as_of())))
        .with(line(text::RECEIPT_VERSION, &edition_words(receipt.edition())));
    part(text::RECEIPT_CONTENTS)
        .with(words("p", text::RECEIPT_CONTENTS_WORDS))
        .with(classed("div", "receipt-columns").with(about).with(asked))
}

fn wishes(scene: &Scene) -> Tag {
    part(text::RECEIPT_WISHES).with(words("p", &counted(scene)).set("role", "status")).with(wish_list(
        scene,
        &scene.state.wishes,
        true,
    ))
}

fn ways_on(scene: &Scene) -> Tag {
    let directory = Route::Directory(Filter::default()).address();
    let result = Route::Result { policy: scene.policy_name() }.address();
    classed("ul", "ways-on")
        .with(way_on(&directory, text::RECEIPT_TO_DIRECTORY))
        .with(way_on(&result, text::RECEIPT_BACK))
}
