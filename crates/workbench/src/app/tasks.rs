//! The tasks of the page: what starts them, and what their results change.

use super::App;
use crate::messages::{DraftMessage, WorkbenchMessage};
use crate::rooms;
use crate::state::{EditorKind, FileMap, ImportState, Progress, Results, Room};
use data_compiler::files::MemoryFiles;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use workbench_core::{CheckReport, ImportReport, ImportRequest, ImportStep, Task, TaskResult, known_ids};
use yew::prelude::*;

/// A task that needs the files of the server.
#[derive(Clone, Copy, Debug)]
pub(super) enum SiteTask {
    Publish,
    Trial,
}

impl App {
    /// Returns whether the draft differs from the data published last.
    pub(crate) fn is_changed(&self, ctx: &Context<Self>) -> bool {
        self.files != *ctx.props().published
    }

    pub(super) fn read(
        ctx: &Context<Self>,
        file: File,
        message: impl FnOnce(Result<Vec<u8>, String>) -> WorkbenchMessage + 'static,
    ) {
        let (link, bridge) = (ctx.link().clone(), Rc::clone(&ctx.props().bridge));
        spawn_local(async move { link.send_message(message(bridge.bytes(&file).await)) });
    }

    pub(super) fn open_room(&mut self, ctx: &Context<Self>, room: Room) {
        self.room = room;
        if room == Room::Rules && self.editor_kind == EditorKind::Loading {
            let (link, bridge) = (ctx.link().clone(), Rc::clone(&ctx.props().bridge));
            spawn_local(async move {
                let kind = if bridge.has_editor().await { EditorKind::Rich } else { EditorKind::Plain };
                link.send_message(WorkbenchMessage::EditorLoaded(kind));
            });
        }
    }

    /// Passes the open file to the text editor again, with the ids that it can name.
    pub(super) fn renew_file(&mut self) {
        self.file_version += 1;
        self.ids = known_ids(&MemoryFiles(self.files.clone()), &self.open_file);
    }

    /// Checks what was typed, beside a task that the officer has started.
    pub(super) fn check_typing(&self, ctx: &Context<Self>) {
        let (link, bridge) = (ctx.link().clone(), Rc::clone(&ctx.props().bridge));
        let task = Task::Diagnose(self.files.clone());
        spawn_local(async move {
            if let Some(TaskResult::Diagnosed(found)) = bridge.typing_task(&task).await {
                link.send_message(WorkbenchMessage::TypingChecked(found));
            }
        });
    }

    /// Starts a task in the worker.
    pub(super) fn start(&mut self, ctx: &Context<Self>, task: Task) {
        self.progress = Some(Progress::start());
        self.notice = None;
        let (link, bridge) = (ctx.link().clone(), Rc::clone(&ctx.props().bridge));
        spawn_local(async move {
            let progress = link.callback(|(done, all)| WorkbenchMessage::Progressed(done, all));
            let result = bridge.task(&task, move |done, all| progress.emit((done, all))).await;
            link.send_message(WorkbenchMessage::Finished(result));
        });
    }

    pub(super) fn read_list(&mut self, ctx: &Context<Self>, name: String, list: Vec<u8>) {
        let edition = self.import.request.edition.clone();
        let request = ImportRequest { list, edition, ..ImportRequest::default() };
        self.import = ImportState { file_name: name, request, ..ImportState::default() };
        self.import_again(ctx);
    }

    pub(super) fn import_again(&mut self, ctx: &Context<Self>) {
        self.import.taken = None;
        self.import.imported_edition = self.import.request.edition.clone();
        self.import.request.texts = rooms::directory::texts(&self.import.new);
        // The list replaces the published directory, not one that the draft has already taken over.
        let task =
            Task::Import(FileMap::clone(&ctx.props().published), Box::new(self.import.request.clone()));
        self.start(ctx, task);
    }

    pub(super) fn accept_list(&mut self) {
        let Some(ImportReport { step: ImportStep::Ready(files, count), .. }) = &self.import.report else {
            return;
        };
        self.files.extend(files.iter().cloned());
        self.import.taken = Some(*count);
        self.renew_file();
        self.forget_results();
    }

    /// Drops the results that were computed from other files.
    pub(super) fn forget_results(&mut self) {
        self.results = Results::default();
    }

    /// Fetches the files of the server and starts a task with them.
    pub(super) fn with_site(&mut self, ctx: &Context<Self>, kind: SiteTask) {
        self.progress = Some(Progress::start());
        self.notice = None;
        let (link, bridge) = (ctx.link().clone(), Rc::clone(&ctx.props().bridge));
        let (files, built_in) = (self.files.clone(), FileMap::clone(&ctx.props().built_in));
        spawn_local(async move {
            let Some(deployed) = bridge.deployed().await else {
                link.send_message(WorkbenchMessage::SiteUnreachable);
                return;
            };
            let progress = link.callback(|(done, all)| WorkbenchMessage::Progressed(done, all));
            let task = match kind {
                SiteTask::Publish => Task::Publish(files, built_in, deployed),
                SiteTask::Trial => Task::Trial(files, built_in, deployed),
            };
            let result = bridge.task(&task, move |done, all| progress.emit((done, all))).await;
            link.send_message(WorkbenchMessage::Finished(result));
        });
    }

    pub(super) fn finish(&mut self, ctx: &Context<Self>, result: TaskResult) {
        self.progress = None;
        let bridge = &ctx.props().bridge;
        match result {
            TaskResult::Checked(report) => self.results.check = Some(report),
            TaskResult::Diagnosed(found) => self.results.diagnostics = Some(found),
            TaskResult::Imported(report) => {
                self.import.new = rooms::directory::new_occupations(&report.step, &self.import.new);
                self.import.report = Some(report);
            }
            TaskResult::Published(zip) => {
                bridge.download("qilu-green-publish.zip", &zip);
                self.notice = Some("压缩包做好了，在浏览器的“下载”里。解开以后先看“说明.html”。".to_owned());
            }
            TaskResult::Compared(lines) => self.results.impact = Some(lines),
            TaskResult::Mutated(report) => self.results.mutation = Some(report),
            TaskResult::Page(kind, blocks) => {
                self.results.pages.insert(kind, blocks);
            }
            TaskResult::Read(policy) => self.results.reading = Some(policy),
            TaskResult::DoesNotCompile(found) => {
                self.notice = Some("有没通过的检查，算不了：先照“检查”里写的改好。".to_owned());
                self.results.check = Some(CheckReport { diagnostics: found, policies: Vec::new() });
            }
            TaskResult::Tried(site) => {
                let (link, bridge) = (ctx.link().clone(), Rc::clone(bridge));
                spawn_local(async move {
                    let message = match bridge.trial(&site).await {
                        Ok(address) => WorkbenchMessage::TrialOpened(address),
                        Err(reason) => WorkbenchMessage::Finished(TaskResult::Failed(reason)),
                    };
                    link.send_message(message);
                });
            }
            TaskResult::Saved(zip) if self.is_keeping => {
                self.is_keeping = false;
                let (link, bridge) = (ctx.link().clone(), Rc::clone(bridge));
                spawn_local(async move {
                    let kept = bridge.keep(&zip).await;
                    link.send_message(WorkbenchMessage::Draft(DraftMessage::Kept(kept)));
                });
            }
            TaskResult::Saved(zip) => bridge.download("qilu-green-draft.zip", &zip),
            TaskResult::CaseAdded(added) => {
                // The trial stays: a case changes no rule.
                self.files.insert(added.path.clone(), added.text.into_bytes());
                self.renew_file();
                (self.results.check, self.results.mutation, self.story) = (None, None, String::new());
                self.notice = Some(format!("存成例子了：{} 第{}行。", added.path, added.line));
            }
            TaskResult::Opened(files) => {
                self.files = files;
                self.renew_file();
                self.forget_results();
                self.import = ImportState::default();
                self.notice = Some("草稿打开了。".to_owned());
            }
            TaskResult::Failed(reason) => {
                self.is_keeping = false;
                self.notice = Some(reason);
            }
        }
    }
}
