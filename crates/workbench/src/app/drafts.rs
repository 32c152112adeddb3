//! Saves and opens the draft: as a file, or stored in the browser.

use super::App;
use crate::messages::{DraftMessage, WorkbenchMessage};
use crate::state::KeptDraft;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use workbench_core::Task;
use yew::prelude::*;

impl App {
    pub(super) fn update_draft(&mut self, ctx: &Context<Self>, message: DraftMessage) {
        match message {
            DraftMessage::SaveAsked => self.start(ctx, Task::Save(self.files.clone())),
            DraftMessage::Chosen(file) => {
                Self::read(ctx, file, |read| WorkbenchMessage::Draft(DraftMessage::Read(read)));
            }
            DraftMessage::Read(Ok(bytes)) => self.start(ctx, Task::Open(bytes)),
            DraftMessage::KeepAsked => {
                self.is_keeping = true;
                self.start(ctx, Task::Save(self.files.clone()));
            }
            DraftMessage::Kept(Ok(())) => {
                self.kept = Some(KeptDraft::Now);
                self.notice = Some("草稿存在这台电脑的这个浏览器里了，别人用这台电脑也看得到。".to_owned());
            }
            DraftMessage::Read(Err(reason)) | DraftMessage::Kept(Err(reason)) => self.notice = Some(reason),
            DraftMessage::KeptFound(draft) => self.kept = Some(KeptDraft::Earlier(draft)),
            DraftMessage::KeptOpened => {
                if let Some(KeptDraft::Earlier(draft)) = &self.kept {
                    let task = Task::Open(draft.clone());
                    self.start(ctx, task);
                }
            }
            DraftMessage::ForgetAsked => {
                self.kept = None;
                self.notice = Some("这台电脑上的草稿删掉了。".to_owned());
                let bridge = Rc::clone(&ctx.props().bridge);
                spawn_local(async move { bridge.forget().await });
            }
        }
    }
}
