//! The result as an image, for users who keep it among their photographs or send it on.
//!
//! - [`content`]: the texts and the QR code · [`lines`]: line breaking · [`layout`]: positions in pixels ·
//!   [`canvas`]: draws the layout

mod canvas;
pub(crate) mod content;
pub(crate) mod layout;
pub(crate) mod lines;

use crate::view::context::ViewContext;
use content::Content;
use web_sys::Element;
use widget_state::ShareOutcome;

/// Shows the image of the result on the page. `host` is the widget's root element.
pub(crate) fn show(cx: &ViewContext, host: Option<Element>) -> ShareOutcome {
    let shown = Content::of(cx).zip(host).map(|(content, host)| canvas::show(&content, &host));
    if matches!(shown, Some(Ok(()))) { ShareOutcome::ImageReady } else { ShareOutcome::ImageFailed }
}
