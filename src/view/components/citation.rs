//! The sources of a statement: document, number, clause and quotation, or the label of our own
//! interpretation.

use crate::view::element::{Element, el, link};
use content::text::{self, interpolate};
use eligibility::policy::{CitationIndex, Policy, Source};

/// Renders the quotation of a clause and its location, short enough to stay visible.
pub(crate) fn quotation(policy: &Policy, index: CitationIndex) -> Element {
    let citation = &policy.citations[index];
    let quote = (!citation.quote.is_empty())
        .then(|| el("blockquote").text(&interpolate(text::RESULT_QUOTE, &[("quote", &citation.quote)])));
    let caption = citation.source.map(|_| el("figcaption").text(&citation_location(policy, index)));
    el("figure").class("quotation").with_optional_child(quote).with_optional_child(caption)
}

/// Returns the location of a clause, or the label of our own interpretation.
pub(crate) fn citation_location(policy: &Policy, index: CitationIndex) -> String {
    let citation = &policy.citations[index];
    match citation.source {
        Some(source) => {
            let document = document_title(&policy.sources[source]);
            interpolate(text::RESULT_PLACE, &[("document", &document), ("clause", &citation.clause)])
        }
        None => text::RESULT_OUR_READING.to_owned(),
    }
}

/// Renders a list of citations with quotation, note and source.
pub(crate) fn citations(policy: &Policy, cited: &[CitationIndex]) -> Element {
    let mut list = el("ul").class("citations");
    for index in cited {
        let citation = &policy.citations[*index];
        let note = &citation.note;
        list.add_child(match citation.source {
            None => {
                let badge = el("span").class("badge").text(text::RESULT_OUR_READING);
                el("li").class("citation citation-ours").with_child(el("p").with_child(badge).text(note))
            }
            Some(source) => el("li")
                .class("citation")
                .with_child(quotation(policy, *index))
                .with_optional_child((!note.is_empty()).then(|| el("p").class("citation-note").text(note)))
                .with_child(source_line(&policy.sources[source])),
        });
    }
    list
}

/// Renders the issuer, the date and the link of a document.
pub(crate) fn source_line(source: &Source) -> Element {
    let issued = match source.date.as_str() {
        "" => source.issuer.clone(),
        date => interpolate(text::RESULT_ISSUED, &[("issuer", &source.issuer), ("date", date)]),
    };
    let original = (!source.address.is_empty()).then(|| {
        // The link opens a new tab, and the other page gets no referrer.
        link(&source.address)
            .class("outside")
            .attribute("target", "_blank")
            .attribute("rel", "noopener noreferrer")
            .text(text::RESULT_ORIGINAL)
    });
    el("p").class("citation-origin").text(&issued).text(" ").with_optional_child(original)
}

/// Returns the title of a document with its number.
pub(crate) fn document_title(source: &Source) -> String {
    interpolate(text::RESULT_DOCUMENT, &[("title", &source.title), ("number", &source.number)])
}
