//! Prints the start page as HTML; `cargo xtask build` puts it into index.html.

use qilu_green::runtime::{App, AppProps};

fn main() {
    let renderer = yew::LocalServerRenderer::<App>::with_props(AppProps::default()).hydratable(false);
    print!("{}", futures_executor::block_on(renderer.render()));
}
