//! Editions, sources, what is official and what is ours, privacy.

use crate::view::components::citation::{origin, title_of};
use crate::view::components::hotline::hotline;
use crate::view::components::part::part;
use crate::view::context::Scene;
use crate::view::element::{Tag, classed, tag, words};
use content::counts;
use content::text::{self, interpolate, interpolate_number};
use occupations::{Basis, Directory, Filter};
use widget_state::receipt::edition_words;
use widget_state::rules::{Kept, RulesInUse};

/// The page.
pub(super) fn page(scene: &Scene) -> Tag {
    let ours = part(text::ABOUT_OURS)
        .with(words("p", text::ABOUT_OFFICIAL_WORDS))
        .with(words("p", text::ABOUT_OURS_WORDS))
        .with(words("p", text::ABOUT_LIMITS));
    classed("div", "about")
        .with(scene.heading().text(text::ABOUT_TITLE))
        .with(classed("p", "help").text(text::ABOUT_LEAD))
        .with(rules(scene))
        // What was shown was shown of the built-in rules.
        .maybe((scene.data.rules_in_use != RulesInUse::Given).then(proof))
        .with(directory(scene))
        .with(ours)
        .with(part(text::ABOUT_PRIVACY).with(words("p", text::ABOUT_PRIVACY_WORDS)))
        .with(hotline())
}

/// The edition of each policy's rules and the documents they rest on.
fn rules(scene: &Scene) -> Tag {
    let mut part = part(text::ABOUT_RULES).maybe(in_use(scene));
    for policy in scene.data.policies.iter() {
        let edition = interpolate(
            text::ABOUT_EDITION,
            &[
                ("name", &policy.name),
                ("date", &text::day(policy.edition)),
                ("version", &edition_words(policy.fingerprint)),
            ],
        );
        part.push(words("p", &edition));
        let mut sources = classed("ul", "sources");
        for source in &policy.sources {
            let title = classed("p", "source-title").text(&title_of(source));
            sources.push(tag("li").with(title).with(origin(source)));
        }
        part.push(sources);
    }
    part
}

/// What was shown of the rules by trying everything, in figures that were generated.
fn proof() -> Tag {
    let figures = [
        ("months", counts::MONTHS),
        ("worked-out", counts::WORKED_OUT),
        ("stand-for", counts::STAND_FOR),
        ("most-questions", counts::WORST_QUESTIONS),
        ("cases", counts::CASES),
        ("mutants", counts::MUTANTS),
        ("noticed", counts::NOTICED),
        ("sentences", counts::SENTENCES),
    ];
    part(text::ABOUT_PROOF)
        .with(words("p", &interpolate(text::ABOUT_PROOF_WORDS, &figures)))
        .with(words("p", &interpolate(text::ABOUT_PROOF_MUTANTS, &figures)))
}

/// Whether the page uses other rules than its own, or was to and does not.
fn in_use(scene: &Scene) -> Option<Tag> {
    let why = match scene.data.rules_in_use {
        RulesInUse::BuiltIn => return None,
        RulesInUse::Given => return Some(classed("p", "notice").text(text::ABOUT_RULES_GIVEN)),
        RulesInUse::Kept(why) => why,
    };
    let why = match why {
        Kept::NotFetched => text::ABOUT_KEPT_NOT_FETCHED,
        Kept::Late => text::ABOUT_KEPT_LATE,
        Kept::NoFingerprint => text::ABOUT_KEPT_NO_FINGERPRINT,
        Kept::Elsewhere => text::ABOUT_KEPT_ELSEWHERE,
        Kept::NotOurs => text::ABOUT_KEPT_NOT_OURS,
        Kept::OtherVersion => text::ABOUT_KEPT_OTHER_VERSION,
        Kept::Damaged => text::ABOUT_KEPT_DAMAGED,
        Kept::OtherPolicy => text::ABOUT_KEPT_OTHER_POLICY,
    };
    Some(classed("p", "notice notice-ask").text(&interpolate(text::ABOUT_RULES_KEPT, &[("why", why)])))
}

fn directory(scene: &Scene) -> Tag {
    part(text::ABOUT_DIRECTORY)
        .with(words("p", text::ABOUT_DIRECTORY_WORDS))
        .maybe(scene.data.directory.map(bases))
}

/// How many entries the directory has for each reason.
fn bases(directory: &Directory) -> Tag {
    let edition = interpolate(text::ABOUT_DIRECTORY_EDITION, &[("edition", directory.edition())]);
    let counts = directory.facet_counts("", &Filter::default());
    let mut list = classed("ul", "sources").with(words("li", &edition));
    for basis in Basis::ALL {
        let count = interpolate_number(text::ABOUT_ENTRIES, counts.bases[basis as usize]);
        let statement = classed("p", "source-title").text(&directory.basis_text(basis).statement);
        list.push(tag("li").with(statement).with(classed("p", "citation-origin").text(&count)));
    }
    list
}
