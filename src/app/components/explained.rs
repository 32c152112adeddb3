//! Words of offices that explain themselves when they are tapped: a disclosure right below the text that
//! uses them, not a window in front of it. It works on the still page, too.

use super::part::more;
use crate::app::scene::Scene;
use crate::app::tag::{Tag, classed, words};
use crate::glossary::{WORDS, Word};
use crate::text::{self, fill};

/// The words that a page has explained so far: one explanation of each is enough.
pub(crate) type Explained = Vec<&'static str>;

/// What the words of offices in `texts` mean, for those that the page has not explained yet.
pub(crate) fn explained(scene: &Scene, texts: &[&str], so_far: &mut Explained) -> Option<Tag> {
    let further = scene.data.last.map_or(&[][..], |last| last.words);
    let mut list = classed("div", "terms");
    let before = so_far.len();
    for Word { word, means, ground, .. } in
        WORDS.iter().chain(further).filter(|word| word.is_unexplained_in(texts))
    {
        if so_far.contains(word) {
            continue;
        }
        so_far.push(word);
        let rests_on = match *ground {
            "" => text::GLOSSARY_OURS.to_owned(),
            source => fill(text::GLOSSARY_FROM, &[("source", source)]),
        };
        let title = fill(text::GLOSSARY_WHAT, &[("word", word)]);
        list.push(
            more("more term", &title)
                .key(word)
                .with(words("p", means))
                .with(classed("p", "quiet").text(&rests_on)),
        );
    }
    (so_far.len() > before).then_some(list)
}
