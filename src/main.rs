//! Starts the widget in the browser.

#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {
    #[cfg(feature = "csr")]
    {
        use qilu_green::browser::{bundles, clock, host, share};
        use qilu_green::runtime::{App, Entry};

        if let Some(host) = host::host() {
            let entry = Entry {
                address: host::first_address(&host),
                today: clock::today(),
                large: host.has_attribute("data-large"),
                rules: bundles::rules_given(&host),
                home: host::widget_url(&host),
                city: host::city(&host),
                can_share: share::can_share(),
                // The loader says so when we are on somebody else's page.
                embedded: host.has_attribute("data-embedded"),
                tally: host.has_attribute("data-tally"),
                // And so it says when the page is one person's alone.
                remembers: host.has_attribute("data-remembers"),
                // And with what a kiosk was asked to be.
                kiosk: host.get_attribute("data-kiosk"),
            };
            yew::Renderer::<App>::with_root_and_props(host, entry).render();
        }
    }
}
