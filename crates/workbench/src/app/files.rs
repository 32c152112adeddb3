//! The open file, the view of the rules, and the return to the published files.

use super::App;
use crate::messages::WorkbenchMessage;
use crate::state::{EditorKind, Room, RulesView};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use workbench_core::Task;
use yew::prelude::*;

impl App {
    pub(super) fn open_file_at(&mut self, ctx: &Context<Self>, path: String, line: u32) {
        self.open_file = path;
        self.rules_view = RulesView::Files;
        self.line_to_show = Some(line);
        self.renew_file();
        self.open_room(ctx, Room::Rules);
    }

    pub(super) fn edit_file(&mut self, text: String) {
        self.files.insert(self.open_file.clone(), text.into_bytes());
        // The text editor moves its marks with the text until the file is checked again.
        let diagnostics = self.results.diagnostics.take();
        self.forget_results();
        self.results.diagnostics = diagnostics.filter(|_| self.editor_kind == EditorKind::Rich);
    }

    pub(super) fn choose_view(&mut self, ctx: &Context<Self>, view: RulesView) {
        self.rules_view = view;
        self.forms.renew(&self.files);
        if view == RulesView::Reading && self.results.reading.is_none() {
            self.start(ctx, Task::Read(self.files.clone(), String::new()));
        }
    }

    /// Reads the receipt of the trial, from which a case is made.
    pub(super) fn read_receipt(&self, ctx: &Context<Self>) {
        let Some(frame) = self.trial_frame.cast::<web_sys::Element>() else { return };
        let (link, bridge) = (ctx.link().clone(), Rc::clone(&ctx.props().bridge));
        spawn_local(async move {
            link.send_message(WorkbenchMessage::ReceiptRead(bridge.receipt(&frame).await));
        });
    }

    /// Drops the draft.
    pub(super) fn reset(&mut self, ctx: &Context<Self>) {
        let fresh = <Self as Component>::create(ctx);
        let old = std::mem::replace(self, fresh);
        // An editor that is open keeps its listeners.
        self.listeners = old.listeners;
        (self.room, self.editor_kind, self.editor) = (old.room, old.editor_kind, old.editor);
        self.kept = old.kept;
        self.file_version = old.file_version + 1;
    }
}
