//! The component of the page: its state and its messages.

mod drafts;
mod files;
mod tasks;

use crate::bridge::{Bridge, EditorListeners, OpenFile};
use crate::forms::FormsState;
use crate::messages::{DraftMessage, WorkbenchMessage};
use crate::rooms;
use crate::state::{
    EditorKind, FileMap, ImportState, KeptDraft, Progress, Results, Room, RulesView, TrialForm,
};
use data_compiler::files::MemoryFiles;
use std::rc::Rc;
use tasks::SiteTask;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_futures::spawn_local;
use workbench_core::{KnownId, Task, known_ids};
use yew::prelude::*;

/// The properties of [`App`].
#[derive(Clone, Debug, Properties)]
pub(crate) struct AppProps {
    /// The files of this build.
    pub(crate) built_in: Rc<FileMap>,
    /// The files published last; those of this build if nothing was.
    pub(crate) published: Rc<FileMap>,
    /// The functions of the page's script.
    pub(crate) bridge: Rc<Bridge>,
}

/// Yew asks whether the properties have changed; a running page never gets others.
impl PartialEq for AppProps {
    fn eq(&self, _other: &Self) -> bool {
        true
    }
}

/// The page.
pub(crate) struct App {
    pub(crate) files: FileMap,
    pub(crate) room: Room,
    pub(crate) import: ImportState,
    pub(crate) results: Results,
    pub(crate) rules_view: RulesView,
    pub(crate) forms: FormsState,
    pub(crate) open_file: String,
    /// Changes whenever the text of the open file was changed by anything but the text editor.
    file_version: u32,
    /// The ids that the open file can name.
    ids: Vec<KnownId>,
    pub(crate) editor_kind: EditorKind,
    listeners: EditorListeners,
    /// The line of the open file to scroll to after the next rendering, from 1.
    line_to_show: Option<u32>,
    pub(crate) editor: NodeRef,
    pub(crate) form: TrialForm,
    pub(crate) trial_frame: NodeRef,
    /// The story of the next case.
    pub(crate) story: String,
    /// The draft that the browser keeps.
    pub(crate) kept: Option<KeptDraft>,
    /// Whether the next saved draft is stored in the browser.
    is_keeping: bool,
    pub(crate) progress: Option<Progress>,
    pub(crate) notice: Option<String>,
}

impl Component for App {
    type Message = WorkbenchMessage;
    type Properties = AppProps;

    fn create(ctx: &Context<Self>) -> Self {
        let edited = ctx.link().callback(WorkbenchMessage::FileEdited);
        let paused = ctx.link().callback(|()| WorkbenchMessage::TypingPaused);
        let mut app = Self {
            files: FileMap::clone(&ctx.props().published),
            room: Room::default(),
            import: ImportState::default(),
            results: Results::default(),
            rules_view: RulesView::default(),
            forms: FormsState::default(),
            open_file: "data/policies/qilu-green/rules.toml".to_owned(),
            file_version: 0,
            ids: Vec::new(),
            editor_kind: EditorKind::default(),
            listeners: EditorListeners {
                edited: Closure::new(move |text| edited.emit(text)),
                paused: Closure::new(move || paused.emit(())),
            },
            line_to_show: None,
            editor: NodeRef::default(),
            form: TrialForm::default(),
            trial_frame: NodeRef::default(),
            story: String::new(),
            kept: None,
            is_keeping: false,
            progress: None,
            notice: None,
        };
        app.renew_file();
        let (link, bridge) = (ctx.link().clone(), Rc::clone(&ctx.props().bridge));
        spawn_local(async move {
            if let Some(draft) = bridge.kept().await {
                link.send_message(WorkbenchMessage::Draft(DraftMessage::KeptFound(draft)));
            }
        });
        app
    }

    fn update(&mut self, ctx: &Context<Self>, message: WorkbenchMessage) -> bool {
        match message {
            WorkbenchMessage::Opened(room) => {
                self.notice = None;
                self.open_room(ctx, room);
            }
            WorkbenchMessage::ListChosen(file) => {
                let name = file.name();
                Self::read(ctx, file, move |bytes| WorkbenchMessage::ListRead(name, bytes));
            }
            WorkbenchMessage::ListRead(name, Ok(bytes)) => self.read_list(ctx, name, bytes),
            WorkbenchMessage::ListPasted(text) => {
                self.read_list(ctx, "粘贴的表格".to_owned(), text.into_bytes())
            }
            WorkbenchMessage::ListRead(_, Err(reason)) => self.notice = Some(reason),
            WorkbenchMessage::ImportChanged(change) => change(&mut self.import),
            WorkbenchMessage::ImportAgain => self.import_again(ctx),
            WorkbenchMessage::ListAccepted => self.accept_list(),
            WorkbenchMessage::CheckAsked => self.start(ctx, Task::Check(self.files.clone())),
            WorkbenchMessage::MutantsAsked => self.start(ctx, Task::Mutants(self.files.clone())),
            WorkbenchMessage::PageAsked(kind) => self.start(ctx, Task::Page(self.files.clone(), kind)),
            WorkbenchMessage::ReadingAsked(id) => self.start(ctx, Task::Read(self.files.clone(), id)),
            WorkbenchMessage::PrintAsked => crate::bridge::print(),
            WorkbenchMessage::FileOpened(path, line) => self.open_file_at(ctx, path, line),
            WorkbenchMessage::DiagnosticsAsked => self.start(ctx, Task::Diagnose(self.files.clone())),
            WorkbenchMessage::ViewChosen(view) => self.choose_view(ctx, view),
            WorkbenchMessage::FormChanged(change, is_other) => {
                change(&mut self.forms);
                if is_other {
                    self.forms.renew(&self.files);
                }
            }
            WorkbenchMessage::FormSubmitted => {
                self.forms.submit(&mut self.files);
                self.forget_results();
                self.renew_file();
                self.check_typing(ctx);
            }
            WorkbenchMessage::EditorLoaded(kind) => self.editor_kind = kind,
            WorkbenchMessage::FileEdited(text) => self.edit_file(text),
            WorkbenchMessage::TypingPaused => self.check_typing(ctx),
            WorkbenchMessage::TypingChecked(found) => {
                self.ids = known_ids(&MemoryFiles(self.files.clone()), &self.open_file);
                self.results.diagnostics = Some(found);
            }
            WorkbenchMessage::ImpactAsked => {
                let published = FileMap::clone(&ctx.props().published);
                self.start(ctx, Task::Compare(published, self.files.clone()));
            }
            WorkbenchMessage::TrialAsked => {
                self.results.trial_page = String::new();
                self.with_site(ctx, SiteTask::Trial);
            }
            WorkbenchMessage::CaseTried(page) => {
                self.results.trial_page = page;
                self.open_room(ctx, Room::Trial);
                if self.results.trial.is_none() {
                    self.with_site(ctx, SiteTask::Trial);
                }
            }
            WorkbenchMessage::TrialOpened(address) => self.results.trial = Some(address),
            WorkbenchMessage::FormChosen(form) => self.form = form,
            WorkbenchMessage::PublicationAsked => self.with_site(ctx, SiteTask::Publish),
            WorkbenchMessage::Draft(message) => self.update_draft(ctx, message),
            WorkbenchMessage::StoryTyped(story) => self.story = story,
            WorkbenchMessage::CaseAsked => self.read_receipt(ctx),
            WorkbenchMessage::ReceiptRead(receipt) => {
                let task = Task::AddCase(self.files.clone(), receipt, self.story.clone());
                self.start(ctx, task);
            }
            WorkbenchMessage::Reset => self.reset(ctx),
            WorkbenchMessage::Cancelled => ctx.props().bridge.cancel(),
            WorkbenchMessage::Progressed(done, all) => {
                let started = self.progress.unwrap_or_else(Progress::start);
                self.progress = Some(Progress { done, all, ..started });
            }
            WorkbenchMessage::Finished(result) => self.finish(ctx, result),
            WorkbenchMessage::SiteUnreachable => {
                self.progress = None;
                self.notice = Some("网站上的文件打不开，没有网就发布不了：连上网再试".to_owned());
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        rooms::view(self, ctx)
    }

    fn rendered(&mut self, ctx: &Context<Self>, _is_first: bool) {
        let Some(editor) = self.editor.cast::<web_sys::Element>() else { return };
        let line = self.line_to_show.take();
        match self.editor_kind {
            EditorKind::Loading => self.line_to_show = line,
            EditorKind::Plain => {
                if let Some(line) = line {
                    rooms::rules::scroll_to_line(&editor, line);
                }
            }
            EditorKind::Rich => {
                let text = self.files.get(&self.open_file).and_then(|bytes| std::str::from_utf8(bytes).ok());
                let file = OpenFile {
                    path: &self.open_file,
                    text: text.unwrap_or_default(),
                    version: self.file_version,
                    line,
                    diagnostics: rooms::rules::messages(self),
                    ids: &self.ids,
                };
                ctx.props().bridge.show(&editor, &file, &self.listeners);
            }
        }
    }
}
