//! Words of offices that explain themselves when they are tapped: a disclosure right below the text that
//! uses them, not a window in front of it. It works on the still page, too.
//!
//! Which words there are is in the first part of the widget, so that nothing moves later. What they mean
//! comes with the second, which is there about as soon as anybody can tap.

use super::load_notice::chunk_notice;
use super::section::disclosure;
use crate::view::context::ViewContext;
use crate::view::element::{Element, el};
use content::glossary::{MEANINGS, Meaning, WORDS, Word};
use content::text::{self, interpolate};
use widget_state::Bundle;

/// The words that a page has explained so far: one explanation of each is enough.
pub(crate) type ExplainedTerms = Vec<&'static str>;

/// What the words of offices in `texts` mean, for those that the page has not explained yet.
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
            None => term.with_optional_child(chunk_notice(cx, Bundle::Later)),
        });
    }
    (explained.len() > before).then_some(list)
}

/// Within the second part: puts into the disclosure of a word what it means.
pub(crate) fn explain_term(cx: &ViewContext, term: Element, word: &str) -> Element {
    let further = cx.data.extras_logic.map_or(&[][..], |logic| logic.meanings);
    let meaning = MEANINGS.iter().chain(further).find(|meaning| meaning.word == word);
    // Each word has one: the build writes both lists from the same entries.
    let Some(Meaning { means, ground, .. }) = meaning else { return term };
    let rests_on = match *ground {
        "" => text::GLOSSARY_OURS.to_owned(),
        source => interpolate(text::GLOSSARY_FROM, &[("source", source)]),
    };
    term.with_child(el("p").text(means)).with_child(el("p").class("quiet").text(&rests_on))
}
