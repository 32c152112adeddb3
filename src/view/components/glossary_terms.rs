//! Explanations of official terms: a disclosure below the text that uses the term, not a dialog in front of
//! it. It also works on the prerendered page without a script.
//!
//! The list of terms is in the first wasm file, so that the layout does not shift later. The explanations are
//! in the directory chunk, which is loaded soon after the first page is shown.

use super::load_notice::chunk_notice;
use super::section::disclosure;
use crate::view::context::ViewContext;
use crate::view::element::{Element, el};
use content::glossary::{MEANINGS, Meaning, WORDS, Word};
use content::text::{self, interpolate};
use widget_state::Chunk;

/// The terms that the page has explained so far: each is explained once.
pub(crate) type ExplainedTerms = Vec<&'static str>;

/// Renders the explanations of the terms in `texts` that are not in `explained` yet, and adds them to it.
pub(crate) fn glossary_terms(
    cx: &ViewContext,
    texts: &[&str],
    explained: &mut ExplainedTerms,
) -> Option<Element> {
    let further = cx.data.extras_logic.map_or(&[][..], |logic| logic.words);
    let mut list = el("div").class("terms");
    let before = explained.len();
    for Word { word, .. } in WORDS.iter().chain(further).filter(|word| word.is_unexplained_in(texts)) {
        if explained.contains(word) {
            continue;
        }
        explained.push(word);
        let term = disclosure("more term", &interpolate(text::GLOSSARY_WHAT, &[("word", word)])).key(word);
        list.add_child(match cx.views.directory {
            Some(views) => (views.explain_term)(cx, term, word),
            None => term.with_optional_child(chunk_notice(cx, Chunk::Directory)),
        });
    }
    (explained.len() > before).then_some(list)
}

/// Adds the explanation of a term to its disclosure. In the directory chunk.
pub(crate) fn explain_term(cx: &ViewContext, term: Element, word: &str) -> Element {
    let further = cx.data.extras_logic.map_or(&[][..], |logic| logic.meanings);
    let meaning = MEANINGS.iter().chain(further).find(|meaning| meaning.word == word);
    // Each term has one: the build writes both lists from the same entries.
    let Some(Meaning { means, ground, .. }) = meaning else { return term };
    let rests_on = match *ground {
        "" => text::GLOSSARY_OURS.to_owned(),
        source => interpolate(text::GLOSSARY_FROM, &[("source", source)]),
    };
    term.with_child(el("p").text(means)).with_child(el("p").class("quiet").text(&rests_on))
}
