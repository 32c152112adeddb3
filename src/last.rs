//! The third part of the widget: what comes last, or only here and there. The receipt and all that is
//! done with it, the whole judgement, the other policies, the page on rules and privacy; a kiosk's
//! pages and the tally of a community belong here as well. It is fetched behind everything else.
//!
//! As [`crate::later`] says: what only [`Last`] leads to is in the third file, and nothing outside
//! may call it by its name. It may call what is in the first two parts, since it comes after them.

use crate::app::scene::Scene;
use crate::app::tag::Tag;
use crate::app::{aloud, components, kiosk, pages};
use crate::browser::canvas::show;
use crate::browser::take::take;
use crate::data::Data;
use crate::glossary::{FURTHER_MEANINGS, FURTHER_WORDS, Meaning, Word};
use crate::picture::content::Content;
use crate::state::{Effect, Route, State, Take, Taken, tally};
use eligibility::Verdict;
use std::pin::Pin;
use web_sys::Element;

/// What becomes of an attempt to take something along.
pub type Taking = Pin<Box<dyn Future<Output = Option<Taken>>>>;

/// What the third part can do. Whoever has one has the third part.
#[derive(Debug)]
pub struct Last {
    /// The words of offices that only other policies than the first use.
    pub words: &'static [Word],
    /// What they mean.
    pub meanings: &'static [Meaning],
    /// The whole judgement behind a verdict.
    pub(crate) judgement: fn(&Scene, &Verdict) -> Tag,
    /// Takes something along: the picture of the scene, or what [`crate::browser::take::take`] does.
    pub(crate) take: fn(Take, &Scene, Option<Element>) -> Taking,
    /// The button that reads the page aloud, where there is a voice.
    pub(crate) aloud: fn(&Scene) -> Option<Tag>,
    /// Reads the page aloud, or stops.
    pub(crate) read: fn(bool, &Scene),
    /// What has to begin once the third part is here.
    pub(crate) begin: fn(&Scene, &Element),
    /// [`tally::update`]
    pub tally: fn(&mut State, tally::Message, &Data) -> Vec<Effect>,
    /// [`pages::tally::errands::carry_out`]
    pub(crate) errand: fn(tally::Errand, &Scene),
    /// The page of the route, for the routes that are the third part's.
    pub(crate) page: fn(&Scene) -> Tag,
    /// What only a kiosk can do.
    pub(crate) kiosk: kiosk::Part,
}

static LAST: Last = Last {
    words: &FURTHER_WORDS,
    meanings: &FURTHER_MEANINGS,
    judgement: components::tree::judgement,
    take: |what, scene, host| {
        if what != Take::Picture {
            return Box::pin(take(what, host));
        }
        let taken = drawn(scene, host);
        Box::pin(async move { Some(taken) })
    },
    aloud: aloud::offered,
    read: aloud::carry_out,
    begin: |scene, host| {
        if scene.state.route == Route::Tally {
            pages::tally::errands::begin(scene);
        } else {
            aloud::begin(scene, host);
        }
    },
    tally: tally::update,
    errand: pages::tally::errands::carry_out,
    page: pages::parts::last,
    kiosk: kiosk::PART,
};

/// Puts the picture of the result where the page has a place for it.
fn drawn(scene: &Scene, host: Option<Element>) -> Taken {
    let place = host.and_then(|host| host.query_selector("[data-keepsake]").ok().flatten());
    let shown = Content::of(scene).zip(place).map(|(content, place)| show(&content, &place));
    if matches!(shown, Some(Ok(()))) { Taken::Drawn } else { Taken::NotDrawn }
}

split_point::split_point! {
    /// The third part. In the browser it has to be there: see [`crate::browser::parts::last`].
    pub fn last() -> &'static Last, "last" after "later" -> &'static crate::later::Later {
        &LAST
    }
}
