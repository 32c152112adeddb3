//! What a statement rests on: the document, its number, the clause and its words, or a reading of
//! our own that says so.

use crate::view::element::{Element, el, link};
use content::text::{self, interpolate};
use eligibility::policy::{CitationIndex, Policy, Source};

/// The words of a clause and where they stand, for the eye that does not look further.
pub(crate) fn quotation(policy: &Policy, index: CitationIndex) -> Element {
    let citation = &policy.citations[index];
    let quote = (!citation.quote.is_empty())
        .then(|| el("blockquote").text(&interpolate(text::RESULT_QUOTE, &[("quote", &citation.quote)])));
    let caption = citation.source.map(|_| el("figcaption").text(&citation_location(policy, index)));
    el("figure").class("quotation").with_optional_child(quote).with_optional_child(caption)
}

/// Where the words of a clause stand; of a reading of our own, that it is one.
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

/// Everything about some citations.
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

/// Who issued a document and when, and where it can be read.
pub(crate) fn source_line(source: &Source) -> Element {
    let issued = match source.date.as_str() {
        "" => source.issuer.clone(),
        date => interpolate(text::RESULT_ISSUED, &[("issuer", &source.issuer), ("date", date)]),
    };
    let original = (!source.address.is_empty()).then(|| {
        // Leaving is a deliberate act, and the page one goes to learns nothing of ours.
        link(&source.address)
            .class("outside")
            .attribute("target", "_blank")
            .attribute("rel", "noopener noreferrer")
            .text(text::RESULT_ORIGINAL)
    });
    el("p").class("citation-origin").text(&issued).text(" ").with_optional_child(original)
}

/// The title of a document with its number.
pub(crate) fn document_title(source: &Source) -> String {
    interpolate(text::RESULT_DOCUMENT, &[("title", &source.title), ("number", &source.number)])
}
