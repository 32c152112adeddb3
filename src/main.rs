//! Starts the widget in the browser.

fn main() {
    #[cfg(feature = "csr")]
    {
        let host = gloo_utils::document().get_element_by_id("qilu-green");
        if let Some(host) = host {
            yew::Renderer::<qilu_green::app::App>::with_root(host).render();
        }
    }
}
