//! The verdict: what comes out, each condition with its reason and clause, what would change it, and
//! what to do next.

use crate::view::components::bundle_notice::part_notice;
use crate::view::components::citation::{citations, quotation};
use crate::view::components::condition::condition;
use crate::view::components::explained::{Explained, explained};
use crate::view::components::hotline::hotline;
use crate::view::components::icons::{Sign, sign};
use crate::view::components::part::{more, part, way_on};
use crate::view::components::plan::term;
use crate::view::components::read_aloud_button::aloud;
use crate::view::context::Scene;
use crate::view::element::{Tag, button, classed, link, tag, words};
use content::text::{self, interpolate};
use eligibility::change::Change;
use eligibility::verdict::Verdict;
use occupations::Filter;
use widget_state::standing::{Standing, main_clause, standing};
use widget_state::{Bundle, Message, Route};

/// The page.
pub(super) fn page(scene: &Scene) -> Tag {
    let verdict = scene.state.verdict(&scene.data);
    // The next steps come first for those who read from top to bottom; a wide screen puts them aside.
    let mut so_far = Explained::new();
    let outcome = outcome(scene, &verdict, &mut so_far);
    let steps = steps(scene, &verdict, &mut so_far);
    let main = classed("div", "result-main").with(conditions(scene, &verdict, &mut so_far)).maybe(changes(
        scene,
        &verdict,
        &mut so_far,
    ));
    let rest = classed("div", "result-rest").with(programme(scene, &mut so_far)).with(ways_on(scene));
    let columns = classed("div", "result-columns").with(steps).with(main).with(rest);
    classed("div", "result")
        .with(outcome)
        .maybe(aloud(scene))
        .maybe(device_date(scene))
        .with(classed("p", "self-check").text(text::RESULT_SELF_CHECK))
        .with(columns)
}

pub(crate) fn outcome(scene: &Scene, verdict: &Verdict, so_far: &mut Explained) -> Tag {
    let policy = scene.policy();
    let words = verdict.outcome.text(policy);
    let state = Sign::from(verdict.outcome);
    let class = match state {
        Sign::Yes => "outcome yes",
        Sign::Ask => "outcome ask",
        Sign::No => "outcome no",
        Sign::Open => "outcome open",
    };
    // What is to be confirmed has its clause where it is told what: here it would say nothing.
    let clause = main_clause(policy, verdict).filter(|_| state != Sign::Ask);
    let quote = clause.map_or("", |clause| &policy.citations[clause].quote);
    let said = tag("div")
        .with(classed("p", "outcome-policy").text(&policy.name))
        .maybe((!is_first(scene)).then(|| term(scene, policy)))
        .with(scene.heading().text(&words.title))
        .with(classed("p", "outcome-summary").text(&words.summary))
        .maybe(clause.map(|clause| quotation(policy, clause)))
        .maybe(explained(scene, &[&words.summary, quote], so_far));
    classed("div", class).with(sign(state)).with(said)
}

/// A device whose date cannot be believed is told so, with the date used instead.
pub(crate) fn device_date(scene: &Scene) -> Option<Tag> {
    let as_of = scene.state.as_of(scene.policy());
    as_of.device_is_wrong.then(|| {
        let words = interpolate(text::RESULT_WRONG_DATE, &[("date", &text::day(as_of.date))]);
        classed("p", "notice notice-ask").text(&words)
    })
}

pub(crate) fn conditions(scene: &Scene, verdict: &Verdict, so_far: &mut Explained) -> Tag {
    let mut list = classed("ul", "conditions");
    let mut not_asked = false;
    for report in &verdict.conditions {
        not_asked |= standing(report, &verdict.path.answers) == Standing::NotAsked;
        list.push(condition(scene, report, &verdict.path.answers, so_far));
    }
    part(text::RESULT_CONDITIONS)
        .with(list)
        .maybe(not_asked.then(|| classed("p", "help quiet").text(text::RESULT_NOT_ASKED_WORDS)))
        .with(judgement(scene, verdict))
}

/// The whole judgement to open. The third part makes it: most people never look at it.
fn judgement(scene: &Scene, verdict: &Verdict) -> Tag {
    let opened = more("more", text::TREE_TITLE);
    match scene.views.extras {
        Some(views) => opened.with((views.rule_tree)(scene, verdict)),
        None => opened.maybe(part_notice(scene, Bundle::Last)),
    }
}

pub(crate) fn changes(scene: &Scene, verdict: &Verdict, so_far: &mut Explained) -> Option<Tag> {
    if verdict.changes.is_empty() {
        return None;
    }
    let mut list = classed("ul", "points");
    for change in &verdict.changes {
        let (Change::Date { text, .. } | Change::Clarify { text, .. }) = change;
        list.push(words("li", text).maybe(explained(scene, &[text], so_far)));
    }
    Some(part(text::RESULT_CHANGES).with(list))
}

pub(crate) fn steps(scene: &Scene, verdict: &Verdict, so_far: &mut Explained) -> Tag {
    let policy = scene.policy();
    let mut list = tag("ol");
    for step in &verdict.outcome.text(policy).steps {
        list.push(words("li", step).maybe(explained(scene, &[step], so_far)));
    }
    let onward = match verdict.path.next {
        None => hotline(),
        Some(next) => {
            let question =
                Route::Question { policy: scene.policy_name(), question: policy.facts[next].id.clone() };
            tag("p").with(link(&question.address()).set("class", "button").text(text::RESULT_GO_ON))
        }
    };
    part(text::RESULT_STEPS).set("class", "part steps").with(list).with(onward)
}

/// Whether the programme runs, which is not part of the verdict.
pub(crate) fn programme(scene: &Scene, so_far: &mut Explained) -> Tag {
    let policy = scene.policy();
    let as_of = scene.state.as_of(policy);
    let programme = policy.programme(as_of.today);
    let grounds = (!programme.citations.is_empty())
        .then(|| more("more", text::RESULT_GROUNDS).with(citations(policy, programme.citations)));
    part(if is_first(scene) { text::RESULT_PROGRAMME } else { text::RESULT_TERM })
        .with(words("p", programme.text))
        .maybe(explained(scene, &[programme.text], so_far))
        .with(
            classed("p", "quiet").text(&interpolate(text::RESULT_AS_OF, &[("date", &text::day(as_of.date))])),
        )
        .maybe(grounds)
}

fn ways_on(scene: &Scene) -> Tag {
    let again = button("link").on_click(scene, Message::Restarted).text(text::RESULT_RESTART);
    let review = Route::Review { policy: scene.policy_name() }.address();
    let receipt = Route::Receipt { policy: scene.policy_name() }.address();
    let mut ways = classed("ul", "ways-on").with(way_on(&receipt, text::RECEIPT_TITLE));
    if is_first(scene) {
        let directory = Route::Directory(Filter::default()).address();
        ways.push(way_on(&directory, text::RESULT_DIRECTORY));
    } else {
        for related in scene.data.related_to(scene.state.policy_index(&scene.data)) {
            let check = Route::Check { policy: scene.data.policy_name(related) }.address();
            ways.push(way_on(&check, &scene.data.policies[related].summary));
        }
        ways.push(way_on(&Route::Policies.address(), text::START_OTHERS_OPEN));
    }
    ways.with(way_on(&review, text::RESULT_REVIEW)).with(tag("li").with(again))
}

/// Whether the verdict is about the policy that the widget is about.
pub(crate) fn is_first(scene: &Scene) -> bool {
    scene.state.policy_index(&scene.data) == 0
}
