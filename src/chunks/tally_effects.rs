//! The effects of the tally page.

use crate::browser::{before_unload, camera, download, scanner};
use crate::view::context::ViewContext;
use crate::view::pages::tally::files::file;
use widget_state::Message;
use widget_state::tally::{Errand, Message as Happened};

/// Listens to a barcode scanner for as long as the page lives.
pub(super) fn watch_scanner(cx: &ViewContext) {
    let send = cx.dispatch.clone();
    scanner::listen(move |scanned| {
        send.emit(Message::Tally(match scanned {
            Some(line) => Happened::Scanned(line),
            None => Happened::Swallowed,
        }));
    });
}

/// Runs an effect.
pub(super) fn run(errand: Errand, cx: &ViewContext) {
    match errand {
        Errand::Warn(warn) => before_unload::set_warning(warn),
        Errand::Export(table) => {
            let (name, text) = file(cx, table);
            download::save(&name, "text/csv;charset=utf-8", &text);
        }
        Errand::Look(true) => {
            let (seen, is) = (cx.dispatch.clone(), cx.dispatch.clone());
            camera::start(
                move |text| seen.emit(Message::Tally(Happened::Scanned(text))),
                move |camera| is.emit(Message::Tally(Happened::CameraIs(camera))),
            );
        }
        Errand::Look(false) => camera::stop(),
    }
}
