//! Starts the widget in the browser.

fn main() {
    #[cfg(feature = "csr")]
    {
        use qilu_green::app::{App, Entry};
        use qilu_green::browser::{address, clock};

        let entry =
            Entry { address: address::current(), today: clock::today(), large: address::asks_for_large() };
        if let Some(host) = gloo_utils::document().get_element_by_id("qilu-green") {
            yew::Renderer::<App>::with_root_and_props(host, entry).render();
        }
    }
}
