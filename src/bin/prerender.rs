//! Prints the start page as HTML; `cargo xtask build` puts it into index.html.

fn main() {
    let renderer = yew::LocalServerRenderer::<qilu_green::app::App>::new().hydratable(false);
    print!("{}", futures_executor::block_on(renderer.render()));
}
