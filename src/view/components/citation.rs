//! What a statement rests on: the document, its number, the clause and its words, or a reading of
//! our own that says so.

use crate::view::element::{Tag, classed, link, tag, words};
use content::text::{self, interpolate};
use eligibility::policy::{CitationIndex, Policy, Source};

/// The words of a clause and where they stand, for the eye that does not look further.
pub(crate) fn quotation(policy: &Policy, index: CitationIndex) -> Tag {
    let citation = &policy.citations[index];
    let quote = (!citation.quote.is_empty())
        .then(|| words("blockquote", &interpolate(text::RESULT_QUOTE, &[("quote", &citation.quote)])));
    let caption = citation.source.map(|_| words("figcaption", &place(policy, index)));
    classed("figure", "quotation").maybe(quote).maybe(caption)
}

/// Where the words of a clause stand; of a reading of our own, that it is one.
pub(crate) fn place(policy: &Policy, index: CitationIndex) -> String {
    let citation = &policy.citations[index];
    match citation.source {
        Some(source) => {
            let document = title_of(&policy.sources[source]);
            interpolate(text::RESULT_PLACE, &[("document", &document), ("clause", &citation.clause)])
        }
        None => text::RESULT_OUR_READING.to_owned(),
    }
}

/// Everything about some citations.
pub(crate) fn citations(policy: &Policy, cited: &[CitationIndex]) -> Tag {
    let mut list = classed("ul", "citations");
    for index in cited {
        let citation = &policy.citations[*index];
        let note = &citation.note;
        list.push(match citation.source {
            None => {
                let badge = classed("span", "badge").text(text::RESULT_OUR_READING);
                classed("li", "citation citation-ours").with(tag("p").with(badge).text(note))
            }
            Some(source) => classed("li", "citation")
                .with(quotation(policy, *index))
                .maybe((!note.is_empty()).then(|| classed("p", "citation-note").text(note)))
                .with(origin(&policy.sources[source])),
        });
    }
    list
}

/// Who issued a document and when, and where it can be read.
pub(crate) fn origin(source: &Source) -> Tag {
    let issued = match source.date.as_str() {
        "" => source.issuer.clone(),
        date => interpolate(text::RESULT_ISSUED, &[("issuer", &source.issuer), ("date", date)]),
    };
    let original = (!source.address.is_empty()).then(|| {
        // Leaving is a deliberate act, and the page one goes to learns nothing of ours.
        link(&source.address)
            .set("class", "outside")
            .set("target", "_blank")
            .set("rel", "noopener noreferrer")
            .text(text::RESULT_ORIGINAL)
    });
    classed("p", "citation-origin").text(&issued).text(" ").maybe(original)
}

/// The title of a document with its number.
pub(crate) fn title_of(source: &Source) -> String {
    interpolate(text::RESULT_DOCUMENT, &[("title", &source.title), ("number", &source.number)])
}
