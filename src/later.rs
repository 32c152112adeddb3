//! The second part of the widget, the directory's: what a check does not need, in a wasm file of its own
//! that is fetched once the first page stands (docs/decisions/0011-the-wasm-in-parts.md).
//!
//! What only [`Later`] leads to is in the second file, and so is what [`Later`] and
//! [`crate::last::Last`] lead to; what anything else leads to as well is in the first. So nothing
//! outside may call a page or a search by its name: it asks [`crate::data::Data`] for the part and
//! goes through its fields. `cargo xtask build` prints what the files weigh.

use crate::app::pages;
use crate::app::scene::Scene;
use crate::app::tag::Tag;
use crate::data::Data;
use crate::state::{Effect, Key, State, looking};
use occupations::{Answer, Directory, Filter, National, OccupationCode};
use std::rc::Rc;

/// What the second part can do. Whoever has one has the second part.
#[derive(Debug)]
pub struct Later {
    /// Reads the directory's file.
    pub directory: fn(&[u8]) -> Option<Rc<Directory>>,
    /// Reads the national list's file.
    pub national: fn(&[u8]) -> Option<Rc<National>>,
    /// [`occupations::look_up`]
    pub look_up: fn(&Directory, Option<&National>, &str, &Filter, usize) -> Answer,
    /// Takes in a key pressed in the directory's field.
    pub(crate) press: fn(&mut State, Key, &Data) -> Vec<Effect>,
    /// What the occupation of a code is called.
    pub name_of: fn(&Directory, OccupationCode) -> Option<String>,
    /// The page of the route, for the routes that are the second part's.
    pub(crate) page: fn(&Scene) -> Tag,
}

static LATER: Later = Later {
    directory: |bytes| Directory::from_bytes(bytes).ok().map(Rc::new),
    national: |bytes| National::from_bytes(bytes).ok().map(Rc::new),
    look_up: occupations::look_up,
    press: looking::press,
    name_of: |directory, code| {
        let place = directory.position_of(&code.to_string())?;
        Some(directory.occupations()[place].name.clone())
    },
    page: pages::parts::later,
};

split_point::split_point! {
    /// The second part. In the browser it has to be there: see [`crate::browser::parts::later`].
    pub fn later() -> &'static Later, "later" {
        &LATER
    }
}
