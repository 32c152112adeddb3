//! Prints the start page and the first questions as HTML; `cargo xtask build` puts them into index.html
//! (docs/decisions/0014-first-questions-before-the-wasm.md). One record a line, its fields separated by tabs:
//!
//! - `start`, the start page;
//! - `page`, its address, the content of its main element: the first question, then those that its answers
//!   lead to;
//! - `answer`, the saved answers after it, the address that it leads to, the index of that page or nothing.

use qilu_green::runtime::{App, AppProps};
use widget_state::Resources;
use widget_state::first_answers::first_answers;

fn main() {
    println!("start\t{}", render(AppProps::default()));
    let Some((first, answers)) = first_answers(&Resources::with_rules(None)) else { return };
    let mut pages = vec![(first.address(), page(first.address(), None))];
    let mut indices = Vec::new();
    for answer in &answers {
        let address = answer.next.address();
        indices.push(answer.is_known.then(|| {
            let next = (address.clone(), page(address, Some(answer.saved.clone())));
            pages.iter().position(|known| *known == next).unwrap_or_else(|| {
                pages.push(next);
                pages.len() - 1
            })
        }));
    }
    for (address, content) in pages {
        println!("page\t{address}\t{content}");
    }
    for (answer, index) in answers.iter().zip(indices) {
        let index = index.map(|index| index.to_string()).unwrap_or_default();
        println!("answer\t{}\t{}\t{index}", answer.saved, answer.next.address());
    }
}

/// Returns the content of the main element of a page.
fn page(address: String, answers: Option<String>) -> String {
    let html = render(AppProps { address, answers, ..AppProps::default() });
    let main = html.split_once("<main class=\"page\">").and_then(|(_, rest)| rest.split_once("</main>"));
    main.expect("the page has one main element").0.to_owned()
}

fn render(props: AppProps) -> String {
    let renderer = yew::LocalServerRenderer::<App>::with_props(props).hydratable(false);
    let html = futures_executor::block_on(renderer.render());
    assert!(!html.contains(['\t', '\n']), "the page contains a separator of this output");
    html
}
