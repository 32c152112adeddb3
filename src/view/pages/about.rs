//! The about page: editions, sources, official and own statements, privacy.

use crate::view::components::citation::{document_title, source_line};
use crate::view::components::hotline::hotline;
use crate::view::components::section::section;
use crate::view::context::ViewContext;
use crate::view::element::{Element, el};
use content::counts;
use content::text::{self, interpolate, interpolate_number};
use eligibility::policy::Source;
use occupations::{Basis, Directory, DirectoryDocument};
use widget_state::overrides::{FileSource, RejectReason};
use widget_state::receipt::format_fingerprint;

pub(super) fn page(cx: &ViewContext) -> Element {
    let ours = section(text::ABOUT_OURS)
        .with_child(el("p").text(text::ABOUT_OFFICIAL_WORDS))
        .with_child(el("p").text(text::ABOUT_OURS_WORDS))
        .with_child(el("p").text(text::ABOUT_LIMITS));
    el("div")
        .class("about")
        .with_child(cx.heading().words(text::ABOUT_TITLE))
        .with_child(el("p").class("help").text(text::ABOUT_LEAD))
        .with_child(rules(cx))
        // The proof covers the built-in rules only.
        .with_optional_child((cx.data.rules_source != FileSource::Override).then(proof))
        .with_child(directory(cx))
        .with_child(ours)
        .with_child(section(text::ABOUT_PRIVACY).with_child(el("p").text(text::ABOUT_PRIVACY_WORDS)))
        .with_child(hotline())
}

/// Renders the edition of each policy's rules and its source documents.
fn rules(cx: &ViewContext) -> Element {
    let mut part = section(text::ABOUT_RULES).with_optional_child(source_notice(
        cx.data.rules_source,
        text::ABOUT_RULES_GIVEN,
        text::ABOUT_RULES_KEPT,
        text::ABOUT_KEPT_NOT_OURS,
    ));
    for policy in cx.data.policies.iter() {
        let edition = interpolate(
            text::ABOUT_EDITION,
            &[
                ("name", &policy.name),
                ("date", &text::day(policy.edition)),
                ("version", &format_fingerprint(policy.fingerprint)),
            ],
        );
        part.add_child(el("p").text(&edition));
        let mut sources = el("ul").class("sources");
        for source in &policy.sources {
            let title = el("p").class("source-title").text(&document_title(source));
            sources.add_child(el("li").with_child(title).with_child(source_line(source)));
        }
        part.add_child(sources);
    }
    part
}

/// Renders the results of the exhaustive proof, with generated figures.
fn proof() -> Element {
    let figures = [
        ("months", counts::MONTHS),
        ("worked-out", counts::EVALUATED),
        ("stand-for", counts::REPRESENTED),
        ("most-questions", counts::WORST_QUESTIONS),
        ("cases", counts::CASES),
        ("mutants", counts::MUTANTS),
        ("noticed", counts::NOTICED),
        ("sentences", counts::SENTENCES),
    ];
    section(text::ABOUT_PROOF)
        .with_child(el("p").text(&interpolate(text::ABOUT_PROOF_WORDS, &figures)))
        .with_child(el("p").text(&interpolate(text::ABOUT_PROOF_MUTANTS, &figures)))
}

/// Renders a notice if a deployer's file is in use, or if it was rejected. `not_ours` is the reason for a
/// file of another kind.
fn source_notice(source: FileSource, given: &str, kept: &str, not_ours: &str) -> Option<Element> {
    let why = match source {
        FileSource::BuiltIn | FileSource::Pending => return None,
        FileSource::Override => return Some(el("p").class("notice").text(given)),
        FileSource::OverrideRejected(why) => why,
    };
    let why = match why {
        RejectReason::NotFetched => text::ABOUT_KEPT_NOT_FETCHED,
        RejectReason::OtherFingerprint => text::ABOUT_KEPT_OTHER_FINGERPRINT,
        RejectReason::Late => text::ABOUT_KEPT_LATE,
        RejectReason::NoFingerprint => text::ABOUT_KEPT_NO_FINGERPRINT,
        RejectReason::Elsewhere => text::ABOUT_KEPT_ELSEWHERE,
        RejectReason::NotOurs => not_ours,
        RejectReason::OtherVersion => text::ABOUT_KEPT_OTHER_VERSION,
        RejectReason::Damaged => text::ABOUT_KEPT_DAMAGED,
        RejectReason::OtherPolicy => text::ABOUT_KEPT_OTHER_POLICY,
    };
    Some(el("p").class("notice notice-ask").text(&interpolate(kept, &[("why", why)])))
}

fn directory(cx: &ViewContext) -> Element {
    let page = section(text::ABOUT_DIRECTORY).with_optional_child(source_notice(
        cx.data.directory_source,
        text::ABOUT_DIRECTORY_GIVEN,
        text::ABOUT_DIRECTORY_KEPT,
        text::ABOUT_KEPT_NOT_OURS_DIRECTORY,
    ));
    let Some(directory) = cx.data.directory else {
        return page;
    };
    let page = match directory.document() {
        None => page.with_child(el("p").text(text::ABOUT_DIRECTORY_WORDS)),
        Some(document) => {
            let entries = directory.occupations().len();
            page.with_child(el("p").text(&interpolate_number(text::ABOUT_DIRECTORY_OFFICIAL, entries)))
                .with_child(announcement(document))
        }
    };
    page.with_child(bases(directory))
}

/// Renders the document that announced the directory.
fn announcement(document: &DirectoryDocument) -> Element {
    let DirectoryDocument { title, number, issuer, date, address } = document.clone();
    let source = Source { id: String::new(), title, number, issuer, date, address };
    let title = el("p").class("source-title").text(&document_title(&source));
    el("div").class("sources").with_child(title).with_child(source_line(&source))
}

/// Renders the number of directory entries for each basis.
fn bases(directory: &Directory) -> Element {
    let edition = interpolate(text::ABOUT_DIRECTORY_EDITION, &[("edition", directory.edition())]);
    let mut list = el("ul").class("sources").with_child(el("li").text(&edition));
    for basis in Basis::ALL {
        let entries = directory.occupations().iter().filter(|entry| entry.basis == basis);
        let entries = entries.count();
        if entries == 0 {
            continue;
        }
        let count = interpolate_number(text::ABOUT_ENTRIES, entries);
        let statement = el("p").class("source-title").text(&directory.basis_text(basis).statement);
        list.add_child(
            el("li").with_child(statement).with_child(el("p").class("citation-origin").text(&count)),
        );
    }
    list
}
