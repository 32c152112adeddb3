//! The second part of the widget: what a check does not need, in a wasm file of its own that is
//! fetched once the first page stands (docs/decisions/0011-the-wasm-in-two-parts.md).
//!
//! What only [`Later`] leads to is in the second file; what anything else leads to as well is in the
//! first. So nothing outside may call a page or a search by its name: it asks [`crate::data::Data`]
//! for the second part and goes through its fields. `cargo xtask build` prints what both files weigh.

use crate::app::scene::Scene;
use crate::app::tag::Tag;
use crate::app::{components, pages};
use crate::browser::take::take;
use crate::state::{Take, Taken};
use eligibility::Verdict;
use occupations::{Answer, Directory, Filter, National, OccupationCode};
use std::pin::Pin;
use std::rc::Rc;
use web_sys::Element;

/// What becomes of an attempt to take something along.
pub type Taking = Pin<Box<dyn Future<Output = Option<Taken>>>>;

/// What the second part can do. Whoever has one has the second part.
#[derive(Debug)]
pub struct Later {
    /// Reads the directory's file.
    pub directory: fn(&[u8]) -> Option<Rc<Directory>>,
    /// Reads the national list's file.
    pub national: fn(&[u8]) -> Option<Rc<National>>,
    /// [`occupations::look_up`]
    pub look_up: fn(&Directory, Option<&National>, &str, &Filter, usize) -> Answer,
    /// What the occupation of a code is called.
    pub name_of: fn(&Directory, OccupationCode) -> Option<String>,
    /// The whole judgement behind a verdict.
    pub(crate) judgement: fn(&Scene, &Verdict) -> Tag,
    /// [`crate::browser::take::take`]
    pub take: fn(Take, Option<Element>) -> Taking,
    /// The page of the route, for the routes that are the second part's.
    pub(crate) page: fn(&Scene) -> Tag,
}

static LATER: Later = Later {
    directory: |bytes| Directory::from_bytes(bytes).ok().map(Rc::new),
    national: |bytes| National::from_bytes(bytes).ok().map(Rc::new),
    look_up: occupations::look_up,
    name_of: |directory, code| {
        let place = directory.position_of(&code.to_string())?;
        Some(directory.occupations()[place].name.clone())
    },
    judgement: components::tree::judgement,
    take: |what, host| Box::pin(take(what, host)),
    page: pages::later::page,
};

split_point::split_point! {
    /// The second part. In the browser it has to be there: see [`crate::browser::later::load`].
    pub fn later() -> &'static Later {
        &LATER
    }
}
