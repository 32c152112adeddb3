//! The start page. It is also rendered at build time into the HTML that a browser without script or
//! WebAssembly keeps, so it must read well on its own and know nothing of the device.

use crate::view::components::citation::quotation;
use crate::view::components::explained::{Explained, explained};
use crate::view::components::hotline::hotline;
use crate::view::components::icons;
use crate::view::components::part::{part, way_on};
use crate::view::context::Scene;
use crate::view::element::{Tag, classed, link, tag, words};
use content::text::{self, interpolate, interpolate_number};
use eligibility::policy::{CitationIndex, Policy, Role};
use eligibility::programme::ProgrammeStatus;
use occupations::{Field, Filter};
use widget_state::Route;

/// The page.
pub(super) fn page(scene: &Scene) -> Tag {
    let policy = scene.policy();
    let beside = tag("div").with(know(scene, policy)).with(others());
    tag("div")
        .with(fallback().set("data-fallback", "").set("hidden", ""))
        .with(tag("noscript").with(fallback()))
        .with(news())
        .maybe(programme_notice(scene, policy))
        .with(lead(scene, policy))
        .with(doors(policy))
        .with(classed("div", "columns").with(who(scene, policy)).with(beside))
}

/// What is said where the widget cannot run.
fn fallback() -> Tag {
    classed("p", "notice notice-ask").text(text::START_FALLBACK)
}

/// What the loader shows once, after a new build took the place of the one kept on the device.
fn news() -> Tag {
    classed("p", "notice").set("role", "status").set("data-news", "").set("hidden", "").text(text::START_NEWS)
}

/// Tells at once when the programme does not run today, as far as the device knows today.
fn programme_notice(scene: &Scene, policy: &Policy) -> Option<Tag> {
    let programme = policy.programme(scene.state.as_of(policy).today);
    match programme.status {
        ProgrammeStatus::InForce | ProgrammeStatus::Continued => None,
        ProgrammeStatus::NotBegun | ProgrammeStatus::Ended => {
            Some(classed("p", "notice notice-ask").text(programme.text))
        }
    }
}

/// The question everybody comes with.
fn lead(scene: &Scene, policy: &Policy) -> Tag {
    let heading = scene
        .heading()
        .with(classed("span", "lead-name").text(&policy.name))
        .text(" ")
        .with(classed("span", "lead-ask").text(text::START_ASK));
    let mut frieze = classed("div", "frieze").set("aria-hidden", "true");
    for field in Field::ALL {
        frieze.push(icons::field(field));
    }
    classed("div", "lead").with(heading).with(classed("p", "lead-words").text(text::START_LEAD)).with(frieze)
}

/// The two things one can do here.
fn doors(policy: &Policy) -> Tag {
    let door = |class: &str, address: &str, name: &str, about: &str| {
        link(address)
            .set("class", class)
            .with(classed("span", "door-name").text(name).with(icons::arrow()))
            .with(classed("span", "door-words").text(about))
    };
    let questions = interpolate_number(text::START_CHECK_WORDS, policy.questions.len());
    let check = Route::Check { policy: String::new() }.address();
    let directory = Route::Directory(Filter::default()).address();
    classed("div", "doors").with(door("door door-check", &check, text::START_CHECK, &questions)).with(door(
        "door",
        &directory,
        text::START_DIRECTORY,
        text::START_DIRECTORY_WORDS,
    ))
}

/// Whom the programme is for, in our words and in the notice's.
fn who(scene: &Scene, policy: &Policy) -> Tag {
    let clause = words_of_the_notice(policy);
    let mut said: Vec<&str> =
        policy.conditions.iter().map(|it| policy.rules[it.rule].name.as_str()).collect();
    said.extend(clause.map(|clause| policy.citations[clause].quote.as_str()));
    part(text::START_WHO)
        .with(conditions(policy, Role::Required))
        .with(words("p", text::START_WHO_OPEN))
        .with(conditions(policy, Role::Supporting))
        .maybe(clause.map(|clause| quotation(policy, clause)))
        .maybe(explained(scene, &said, &mut Explained::new()))
}

fn conditions(policy: &Policy, role: Role) -> Tag {
    let mut list = classed("ul", "points");
    for condition in policy.conditions.iter().filter(|condition| condition.role == role) {
        list.push(words("li", &policy.rules[condition.rule].name));
    }
    list
}

/// The clause of the supporting condition, which names the groups.
fn words_of_the_notice(policy: &Policy) -> Option<CitationIndex> {
    let supporting = policy.conditions.iter().filter(|condition| condition.role == Role::Supporting);
    supporting
        .flat_map(|condition| &policy.rules[condition.rule].citations)
        .copied()
        .find(|citation| !policy.citations[*citation].quote.is_empty())
}

fn know(scene: &Scene, policy: &Policy) -> Tag {
    let facts = classed("ul", "facts")
        .with(words("li", &until(scene, policy)))
        .with(words("li", text::START_PRIVACY));
    part(text::START_KNOW).with(facts).with(hotline())
}

/// The way to the policies besides the one the page is about.
fn others() -> Tag {
    let ways = classed("ul", "ways-on").with(way_on(&Route::Policies.address(), text::START_OTHERS_OPEN));
    part(text::START_OTHERS).with(words("p", text::START_OTHERS_WORDS)).with(ways)
}

/// How long the programme runs by the documents there are.
fn until(scene: &Scene, policy: &Policy) -> String {
    match policy.periods.last() {
        Some(period) => {
            let month = scene.situation().month_text(period.until.month);
            interpolate(text::START_UNTIL, &[("month", &month)])
        }
        None => policy.ended.clone(),
    }
}
