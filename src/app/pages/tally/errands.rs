//! What the page lets the browser do.

use super::files::file;
use crate::app::scene::Scene;
use crate::browser::{camera, download, leaving, scanner};
use crate::state::Message;
use crate::state::tally::{Errand, Message as Happened};

/// Listens for a hand scanner, as soon as there is somebody to take in what it scans.
pub(crate) fn begin(scene: &Scene) {
    let send = scene.send.clone();
    scanner::listen(move |scanned| {
        send.emit(Message::Tally(match scanned {
            Some(line) => Happened::Scanned(line),
            None => Happened::Swallowed,
        }));
    });
}

/// Does it.
pub(crate) fn carry_out(errand: Errand, scene: &Scene) {
    match errand {
        Errand::Warn(warn) => leaving::warn(warn),
        Errand::Export(table) => {
            let (name, text) = file(scene, table);
            download::save(&name, "text/csv;charset=utf-8", &text);
        }
        Errand::Look(true) => {
            let (seen, is) = (scene.send.clone(), scene.send.clone());
            camera::look(
                move |text| seen.emit(Message::Tally(Happened::Scanned(text))),
                move |camera| is.emit(Message::Tally(Happened::CameraIs(camera))),
            );
        }
        Errand::Look(false) => camera::stop(),
    }
}
