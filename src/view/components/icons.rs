//! Our own icons: a shape for each status, a picture for each field. They are drawn on a grid of 32 by 32 and
//! hidden from screen readers, because a text is always beside them.

use crate::view::element::{Element, el};
use eligibility::Outcome;
use occupations::Field;
use widget_state::condition_status::ConditionStatus;

/// The status of an outcome or of a condition, as an icon shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StatusIcon {
    /// A disc with a tick.
    Yes,
    /// A diamond with a question mark.
    Ask,
    /// A hollow diamond with three dots.
    Clarify,
    /// An octagon with a bar.
    No,
    /// A ring with nothing in it.
    Open,
}

impl StatusIcon {
    /// Returns `base` with the class that sets the colour of the status.
    pub(crate) fn class(self, base: &str) -> String {
        let colour = match self {
            StatusIcon::Yes => " yes",
            StatusIcon::Ask => " ask",
            StatusIcon::Clarify => " ask clarify",
            StatusIcon::No => " no",
            StatusIcon::Open => " open",
        };
        [base, colour].concat()
    }
}

impl From<Outcome> for StatusIcon {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Eligible => StatusIcon::Yes,
            Outcome::Confirm => StatusIcon::Ask,
            Outcome::Ineligible => StatusIcon::No,
            Outcome::Incomplete => StatusIcon::Open,
        }
    }
}

impl From<ConditionStatus> for StatusIcon {
    fn from(status: ConditionStatus) -> Self {
        match status {
            ConditionStatus::Met => StatusIcon::Yes,
            ConditionStatus::NotMet => StatusIcon::No,
            ConditionStatus::ToClarify => StatusIcon::Clarify,
            ConditionStatus::ToConfirm => StatusIcon::Ask,
            ConditionStatus::Unanswered | ConditionStatus::NotAsked => StatusIcon::Open,
        }
    }
}

/// Renders the icon of a status.
pub(crate) fn status_icon(icon: StatusIcon) -> Element {
    let (body, inner) = status_icon_paths(icon);
    sign(&icon.class("sign"), body, inner)
}

fn sign(class: &str, body: &str, inner: &str) -> Element {
    svg(class)
        .with_child(el("path").class("sign-body").attribute("d", body))
        .with_child(el("path").class("sign-inner").attribute("d", inner))
}

/// Renders a sheet torn in two, for a link that is damaged or altered: it says nothing about its reader, so
/// that it has no status.
pub(crate) fn torn_sheet() -> Element {
    let halves = "M5 3h22v9l-4 4-3.5-4-3.5 4-3.5-4L9 16l-4-4zM5 20l4 4 3.5-4 3.5 4 3.5-4 3.5 4 4-4v9H5z";
    sign("sign torn", halves, "")
}

/// Returns the SVG paths of the shape and of the sign inside it.
pub(crate) fn status_icon_paths(sign: StatusIcon) -> (&'static str, &'static str) {
    match sign {
        StatusIcon::Yes => ("M16 2a14 14 0 1 1 0 28a14 14 0 0 1 0-28z", "M9.5 16.6l4.6 4.6 8.6-10"),
        StatusIcon::Ask => {
            ("M16 1l15 15-15 15L1 16z", "M12.4 13.4a3.6 3.6 0 1 1 5.3 3.1c-1.2.7-1.7 1.3-1.7 2.5M16 22.6v.5")
        }
        StatusIcon::Clarify => ("M16 3l13 13-13 13L3 16z", "M10.5 16h.2M15.9 16h.2M21.3 16h.2"),
        StatusIcon::No => ("M10.2 2h11.6L30 10.2v11.6L21.8 30H10.2L2 21.8V10.2z", "M9 16h14"),
        StatusIcon::Open => ("M16 4a12 12 0 1 1 0 24a12 12 0 0 1 0-24z", ""),
    }
}

/// Renders the icon of a field of the notice.
pub(crate) fn field_icon(field: Field) -> Element {
    line_icon(match field {
        // A factory with a saw-tooth roof and a chimney.
        Field::Pillar => "M3 28V14l8 5v-5l8 5V4h5l2 24zM3 28h26M9 24h2M15 24h2",
        // A solar panel under the sun.
        Field::Emerging => "M8 15h16l5 13H3zM16 15v13M5.5 21.5h21M16 3v6M7 6l3 4M25 6l-3 4",
        // A chip.
        Field::Digital => {
            "M8 8h16v16H8zM13 13h6v6h-6zM12 3v5M20 3v5M12 24v5M20 24v5M3 12h5M3 20h5M24 12h5M24 20h5"
        }
        // A flower in an open hand.
        Field::Services => {
            "M3 19h6l4 2.5h6.5a2 2 0 0 1 0 4H14M3 28h15l10-6.5a2.3 2.3 0 0 0-3-3.5l-5 3M18 4a5 5 0 1 1 0 10a5 5 0 0 1 0-10z"
        }
        // A crane with its load.
        Field::Construction => "M9 29V4M4 29h10M3 9h26M9 4l15 5M9 4L4 9M24 9v6M20 15h8v6h-8z",
    })
}

/// Renders the icons of all fields as a decoration.
pub(crate) fn field_icons() -> Element {
    let mut icons = el("div").class("frieze").attribute("aria-hidden", "true");
    for field in Field::ALL {
        icons.add_child(field_icon(field));
    }
    icons
}

/// Renders a telephone receiver.
pub(crate) fn telephone() -> Element {
    line_icon("M8 4l5 7-3 3c1.5 3.5 4.5 6.5 8 8l3-3 7 5-3 4c-10 2-23-11-21-21z")
}

/// Renders an arrow to the right.
pub(crate) fn arrow() -> Element {
    line_icon("M5 16h21M18 8l8 8-8 8")
}

/// Renders a magnifying glass.
pub(crate) fn magnifier() -> Element {
    line_icon("M14 5a9 9 0 1 1 0 18a9 9 0 0 1 0-18zM21 21l7 7")
}

/// Renders a loudspeaker; crossed out while a press would stop it.
pub(crate) fn loudspeaker(reading: bool) -> Element {
    line_icon(if reading {
        "M4 12h6l8-7v22l-8-7H4zM23 12l6 8M29 12l-6 8"
    } else {
        "M4 12h6l8-7v22l-8-7H4zM22 11a7 7 0 0 1 0 10M25 7a12 12 0 0 1 0 18"
    })
}

/// Renders a cross, for buttons and links that remove.
pub(crate) fn cross() -> Element {
    line_icon("M8 8l16 16M24 8L8 24")
}

/// Renders the emblem of the widget: three rungs and a leaf.
pub(crate) fn emblem() -> Element {
    line_icon("M5 29h22M8 29V18M14 29V14M20 29v-9M14 14C14 6 20 3 28 3c0 8-5 12-14 11z")
}

/// Renders an icon of lines: a path on the grid.
pub(crate) fn line_icon(path: &str) -> Element {
    svg("picture").with_child(el("path").attribute("d", path))
}

fn svg(class: &str) -> Element {
    el("svg")
        .class(class)
        .attribute("viewBox", "0 0 32 32")
        .attribute("aria-hidden", "true")
        .attribute("focusable", "false")
}
