//! What a statement rests on: the document, its number, the clause and its words, or a reading of
//! our own that says so.

use crate::text::{self, fill};
use eligibility::policy::{Citation, CitationIndex, Policy, Source};
use yew::prelude::*;

/// The words of a clause and where they stand, for the eye that does not look further.
pub(crate) fn quotation(policy: &Policy, citation: CitationIndex) -> Html {
    let citation = &policy.citations[citation];
    let source = citation.source.map(|source| &policy.sources[source]);
    html! {
        <figure class="quotation">
            if !citation.quote.is_empty() {
                <blockquote>{fill(text::RESULT_QUOTE, &[("quote", &citation.quote)])}</blockquote>
            }
            if let Some(source) = source { <figcaption>{place(citation, source)}</figcaption> }
        </figure>
    }
}

/// Everything about a citation.
pub(crate) fn citation(policy: &Policy, citation: CitationIndex) -> Html {
    let cited = &policy.citations[citation];
    let Some(source) = cited.source.map(|source| &policy.sources[source]) else {
        return html! {
            <li class="citation citation-ours">
                <p><span class="badge">{text::RESULT_OUR_READING}</span>{cited.note.clone()}</p>
            </li>
        };
    };
    html! {
        <li class="citation">
            {quotation(policy, citation)}
            if !cited.note.is_empty() { <p class="citation-note">{cited.note.clone()}</p> }
            <p class="citation-origin">{origin(source)}</p>
        </li>
    }
}

/// Who issued a document and when, and where it can be read.
pub(crate) fn origin(source: &Source) -> Html {
    let issued = if source.date.is_empty() {
        source.issuer.clone()
    } else {
        fill(text::RESULT_ISSUED, &[("issuer", &source.issuer), ("date", &source.date)])
    };
    html! {
        <>
            {issued}
            if !source.address.is_empty() {
                {" "}
                <a class="outside" href={source.address.clone()} target="_blank" rel="noopener noreferrer">
                    {text::RESULT_ORIGINAL}
                </a>
            }
        </>
    }
}

/// The title of a document with its number.
pub(crate) fn title_of(source: &Source) -> String {
    fill(text::RESULT_DOCUMENT, &[("title", &source.title), ("number", &source.number)])
}

fn place(citation: &Citation, source: &Source) -> String {
    fill(text::RESULT_PLACE, &[("document", &title_of(source)), ("clause", &citation.clause)])
}
