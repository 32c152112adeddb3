//! All answers on one page, each with a way to change it.

use crate::view::components::explained::{Explained, explained};
use crate::view::components::plan::banner;
use crate::view::context::Scene;
use crate::view::element::{Tag, classed, link, words};
use content::text::{self, interpolate};
use eligibility::policy::FactIndex;
use widget_state::Route;

/// The page.
pub(crate) fn page(scene: &Scene) -> Tag {
    let path = scene.state.path(&scene.data);
    let nothing_yet = path.asked.is_empty();
    let (onward, onward_words) = match path.next {
        None => (Route::Result { policy: scene.policy_name() }, text::REVIEW_RESULT),
        Some(next) => {
            (question(scene, next), if nothing_yet { text::REVIEW_BEGIN } else { text::REVIEW_GO_ON })
        }
    };
    let lead = match path.next {
        None => text::REVIEW_LEAD,
        Some(_) if nothing_yet => text::REVIEW_NOTHING,
        Some(_) => text::REVIEW_INCOMPLETE,
    };
    let answers = (!nothing_yet).then(|| {
        let mut list = classed("dl", "answers");
        for fact in &path.asked {
            list.push(answer(scene, *fact));
        }
        list
    });
    let said: Vec<String> = path.asked.iter().map(|fact| said(scene, *fact)).collect();
    let said: Vec<&str> = said.iter().map(String::as_str).collect();
    let onward = link(&onward.address()).set("class", "button").text(onward_words);
    classed("div", "review")
        .maybe(banner(scene))
        .with(scene.heading().text(text::REVIEW_TITLE))
        .with(classed("p", "help").text(lead))
        .maybe(answers)
        .maybe(explained(scene, &said, &mut Explained::new()))
        .with(classed("p", "form-end").with(onward))
}

fn answer(scene: &Scene, fact: FactIndex) -> Tag {
    let short = &scene.policy().question(fact).short;
    let change = link(&question(scene, fact).address())
        .set("aria-label", &interpolate(text::REVIEW_CHANGE_WHAT, &[("what", short)]))
        .text(text::REVIEW_CHANGE);
    classed("div", "answer")
        .with(words("dt", short))
        .with(classed("dd", "answer-words").text(&scene.situation().answer_text(fact)))
        .with(classed("dd", "answer-change").with(change))
}

/// A question and its answer, as one reads them.
fn said(scene: &Scene, fact: FactIndex) -> String {
    [&scene.policy().question(fact).short, " ", &scene.situation().answer_text(fact)].concat()
}

fn question(scene: &Scene, fact: FactIndex) -> Route {
    Route::Question { policy: scene.policy_name(), question: scene.policy().facts[fact].id.clone() }
}
