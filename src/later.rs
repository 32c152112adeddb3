//! The second part of the widget, the directory's and what words of offices mean: what a check does not need
//! to begin, in a wasm file of its own that is fetched once the first page stands
//! (docs/decisions/0011-the-wasm-in-parts.md).
//!
//! What only [`Later`] leads to is in the second file, and so is what [`Later`] and
//! [`crate::last::Last`] lead to; what anything else leads to as well is in the first. So nothing
//! outside may call a page or a search by its name: it asks [`crate::data::Data`] for the part and
//! goes through its fields. `cargo xtask build` prints what the files weigh.

use crate::app::scene::Scene;
use crate::app::tag::Tag;
use crate::app::{components, pages};
use crate::data::Data;
use crate::state::{Effect, Key, State, looking};
use occupations::{Directory, Filter, National, OccupationCode, SearchResponse};

/// What the second part can do. Whoever has one has the second part.
#[derive(Debug)]
pub struct Later {
    /// Reads the directory's file.
    pub directory: fn(&[u8]) -> Option<&'static Directory>,
    /// Reads the national list's file.
    pub national: fn(&[u8]) -> Option<&'static National>,
    /// [`occupations::look_up`]
    pub look_up: fn(&Directory, Option<&National>, &str, &Filter, usize) -> SearchResponse,
    /// Takes in a key pressed in the directory's field.
    pub(crate) press: fn(&mut State, Key, &Data) -> Vec<Effect>,
    /// What the occupation of a code is called.
    pub name_of: fn(&Directory, OccupationCode) -> Option<String>,
    /// [`components::explained::explain`]
    pub(crate) explain: fn(&Scene, Tag, &str) -> Tag,
    /// The page of the route, for the routes that are the second part's.
    pub(crate) page: fn(&Scene) -> Tag,
}

static LATER: Later = Later {
    directory: |bytes| Directory::from_bytes(bytes).ok().map(for_good),
    national: |bytes| National::from_bytes(bytes).ok().map(for_good),
    look_up: occupations::look_up,
    press: looking::press,
    name_of: |directory, code| Some(directory.occupation(code)?.name.clone()),
    explain: components::explained::explain,
    page: pages::parts::later,
};

/// Read once and kept as long as the widget is there, so nothing has to know how to take it apart again.
fn for_good<T>(read: T) -> &'static T {
    Box::leak(Box::new(read))
}

split_point::split_point! {
    /// The second part. In the browser it has to be there: see [`crate::browser::parts::later`].
    pub fn later() -> &'static Later, "later" {
        &LATER
    }
}
