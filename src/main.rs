//! Starts the widget in the browser.

#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {
    #[cfg(feature = "csr")]
    {
        use qilu_green::browser::{bundles, clock, host, share};
        use qilu_green::runtime::{App, AppProps};
        use std::rc::Rc;
        use widget_state::{HostConfig, TextSize};

        if let Some(host) = host::host() {
            let config = HostConfig {
                widget_url: host::widget_url(&host),
                city: host::city(&host),
                can_share: share::can_share(),
                // Set by the loader.
                is_phone: host.has_attribute("data-phone"),
                embedded: host.has_attribute("data-embedded"),
                // Set by the loader where the page belongs to one user alone.
                remembers: host.has_attribute("data-remembers"),
            };
            let props = AppProps {
                config: Rc::new(config),
                address: host::first_address(&host),
                // Set by the loader (`web/loader/early-pages.js`).
                answers: host.get_attribute("data-answers"),
                today: clock::today(),
                size: TextSize::parse(host.get_attribute("data-large").as_deref()),
                rules: bundles::rules_override(&host),
                has_directory_override: bundles::occupations_override(&host).is_some(),
                tally: host.has_attribute("data-tally"),
                kiosk: host.get_attribute("data-kiosk"),
            };
            yew::Renderer::<App>::with_root_and_props(host, props).render();
        }
    }
}
