//! Constants that the loader and the deployer determine, read once at the start.

/// The configuration of this widget on its host page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HostConfig {
    /// The URL of the widget's own page, for links to it.
    pub widget_url: String,
    /// The city of the host page, by id or name; empty if it names none. See [`crate::city`].
    pub city: String,
    /// Whether the device has a share sheet.
    pub can_share: bool,
    /// Whether the screen is narrow and touched, so that a list of suggestions would cover the hits, which
    /// are the same.
    pub is_phone: bool,
    /// Whether the widget is embedded in another page, whose URL, history, title and scroll position are not
    /// the widget's to change.
    pub embedded: bool,
    /// Whether the tab may save answers until it is closed, for a page that is reloaded.
    pub remembers: bool,
}
