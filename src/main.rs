//! Starts the widget in the browser.

#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {
    #[cfg(feature = "csr")]
    {
        use qilu_green::app::{App, Entry};
        use qilu_green::browser::{address, bundles, clock, take};

        if let Some(host) = gloo_utils::document().get_element_by_id("qilu-green") {
            let entry = Entry {
                address: address::current(),
                today: clock::today(),
                large: address::asks_for_large(),
                rules: bundles::rules_given(&host),
                home: address::whole(),
                can_share: take::can_share(),
                // The loader says so when we are in a frame of somebody else's page.
                embedded: host.has_attribute("data-embedded"),
                // And so it says when the page is one person's alone.
                remembers: host.has_attribute("data-remembers"),
            };
            yew::Renderer::<App>::with_root_and_props(host, entry).render();
        }
    }
}
