//! The properties of the component: everything that is known before the first render.

use eligibility::Date;
use std::rc::Rc;
use widget_state::overrides::FileOverride;
use widget_state::{HostConfig, TextSize};
use yew::prelude::*;

/// The properties of [`super::App`].
#[derive(Clone, Debug, Default, Properties)]
pub struct AppProps {
    /// The configuration of the widget on its host page.
    #[prop_or_default]
    pub config: Rc<HostConfig>,
    /// The address of the first page; empty for the start page.
    #[prop_or_default]
    pub address: String,
    /// The saved answers given before the widget started.
    #[prop_or_default]
    pub answers: Option<String>,
    /// Today's date by the device's clock.
    #[prop_or_default]
    pub today: Option<Date>,
    /// The size of all text.
    #[prop_or_default]
    pub size: TextSize,
    /// The deployer's rules.
    #[prop_or_default]
    pub rules: Option<FileOverride>,
    /// Whether the deployer named a directory.
    #[prop_or_default]
    pub has_directory_override: bool,
    /// Whether this is the tally page.
    #[prop_or_default]
    pub tally: bool,
    /// The settings of a kiosk; `None` on a user's own device.
    #[prop_or_default]
    pub kiosk: Option<String>,
}

/// Yew asks whether the properties have changed; a running widget never gets others.
impl PartialEq for AppProps {
    fn eq(&self, _other: &Self) -> bool {
        true
    }
}
