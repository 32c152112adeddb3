//! Runs the effects of the tally page: scanner, camera, downloads, the warning before the page is left.

use crate::browser::{before_unload, camera, download, scanner};
use crate::view::context::ViewContext;
use crate::view::pages::tally::files::file;
use widget_state::Message;
use widget_state::tally::{TallyEffect, TallyMessage};

/// Listens to a barcode scanner for as long as the page lives.
pub(super) fn watch_scanner(cx: &ViewContext) {
    let send = cx.dispatch.clone();
    scanner::listen(move |message| send.emit(Message::Tally(message)));
}

/// Runs an effect.
pub(super) fn run(effect: TallyEffect, cx: &ViewContext) {
    match effect {
        TallyEffect::Warn(warn) => before_unload::set_warning(warn),
        TallyEffect::Export(table) => {
            let (name, text) = file(cx, table);
            download::save(&name, "text/csv;charset=utf-8", &text);
        }
        TallyEffect::Scan(true) => {
            let (seen, is) = (cx.dispatch.clone(), cx.dispatch.clone());
            camera::start(
                move |text| seen.emit(Message::Tally(TallyMessage::Scanned(text))),
                move |camera| is.emit(Message::Tally(TallyMessage::CameraChanged(camera))),
            );
        }
        TallyEffect::Scan(false) => camera::stop(),
    }
}
