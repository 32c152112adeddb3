//! Prints the start page as HTML; `cargo xtask build` puts it into index.html.

use qilu_green::runtime::{App, Entry};

fn main() {
    let renderer = yew::LocalServerRenderer::<App>::with_props(Entry::default()).hydratable(false);
    print!("{}", futures_executor::block_on(renderer.render()));
}
