//! The handwriting chunk, which only a kiosk loads: the field of its directory page that is written in with
//! the finger, the recogniser, and the pictures of everyday words. The templates of the recogniser follow
//! when a visitor opens the field.

use crate::browser::pen;
use crate::view::chunks::HandwritingViews;
use crate::view::context::ViewContext;
use widget_state::Message;
use widget_state::chunks::HandwritingLogic;
use widget_state::kiosk::{FIELD_SIDE, HandwritingEvent, KioskEvent};

/// The functions of the handwriting chunk, by layer.
#[derive(Debug)]
pub(crate) struct HandwritingChunk {
    /// State functions.
    pub(crate) logic: HandwritingLogic,
    /// The field.
    pub(crate) views: HandwritingViews,
    /// Watches the pointer that draws in the field.
    pub(crate) watch_pen: fn(&ViewContext),
}

static HANDWRITING: HandwritingChunk = HandwritingChunk {
    logic: HandwritingLogic::TABLE,
    views: HandwritingViews::TABLE,
    watch_pen: |cx| {
        let dispatch = cx.dispatch.clone();
        pen::watch(FIELD_SIDE, move |stroke| {
            let event = HandwritingEvent::StrokeDrawn(stroke.into());
            dispatch.emit(Message::Kiosk(KioskEvent::Handwriting(event)));
        });
    },
};

split_point::split_point! {
    /// Returns the chunk, which has to be loaded in the browser: see [`super::load_chunk`].
    pub(crate) fn handwriting() -> &'static HandwritingChunk, "handwriting" after "extras" -> &'static super::extras::ExtrasChunk {
        &HANDWRITING
    }
}
