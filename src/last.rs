//! The third part of the widget: what comes last, or only here and there. The receipt and all that is
//! done with it, the whole judgement, the other policies, the page on rules and privacy; a kiosk's
//! pages and the tally of a community belong here as well. It is fetched behind everything else.
//!
//! As [`crate::later`] says: what only [`Last`] leads to is in the third file, and nothing outside
//! may call it by its name. It may call what is in the first two parts, since it comes after them.

use crate::app::scene::Scene;
use crate::app::tag::Tag;
use crate::app::{components, kiosk, pages};
use crate::browser::take::take;
use crate::state::{Take, Taken};
use eligibility::Verdict;
use std::pin::Pin;
use web_sys::Element;

/// What becomes of an attempt to take something along.
pub type Taking = Pin<Box<dyn Future<Output = Option<Taken>>>>;

/// What the third part can do. Whoever has one has the third part.
#[derive(Debug)]
pub struct Last {
    /// The whole judgement behind a verdict.
    pub(crate) judgement: fn(&Scene, &Verdict) -> Tag,
    /// [`crate::browser::take::take`]
    pub take: fn(Take, Option<Element>) -> Taking,
    /// The page of the route, for the routes that are the third part's.
    pub(crate) page: fn(&Scene) -> Tag,
    /// What only a kiosk can do.
    pub(crate) kiosk: kiosk::Part,
}

static LAST: Last = Last {
    judgement: components::tree::judgement,
    take: |what, host| Box::pin(take(what, host)),
    page: pages::parts::last,
    kiosk: kiosk::PART,
};

split_point::split_point! {
    /// The third part. In the browser it has to be there: see [`crate::browser::parts::last`].
    pub fn last() -> &'static Last, "last" after "later" -> &'static crate::later::Later {
        &LAST
    }
}
