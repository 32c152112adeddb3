//! The component of the page: its state and its messages.

use crate::bridge::Bridge;
use crate::rooms;
use directory_update::Edition;
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use workbench_core::{
    CheckReport, Decision, DiagnosticLine, ImportReport, ImportRequest, ImportStep, Task, TaskResult,
};
use yew::prelude::*;

/// Files by path.
pub(crate) type FileMap = BTreeMap<String, Vec<u8>>;

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

/// A room of the workbench.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Room {
    /// Imports the official list.
    #[default]
    Directory,
    /// Edits the files of the rules.
    Rules,
    /// Shows the results of the checks.
    Check,
    /// Shows whom the changes concern.
    Impact,
    /// Shows the site as it would be after the publication.
    Trial,
    /// Builds the files for the server.
    Publication,
}

impl Room {
    pub(crate) const ALL: [Self; 6] =
        [Self::Directory, Self::Rules, Self::Check, Self::Impact, Self::Trial, Self::Publication];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Directory => "目录",
            Self::Rules => "规则",
            Self::Check => "检查",
            Self::Impact => "影响",
            Self::Trial => "试用",
            Self::Publication => "发布",
        }
    }
}

/// A text of a new occupation, as the officer types it.
#[derive(Clone, Debug, Default)]
pub(crate) struct NewOccupation {
    pub(crate) code: String,
    pub(crate) name: String,
    pub(crate) field: String,
    pub(crate) phrase: String,
    pub(crate) description: String,
    pub(crate) labels: String,
}

/// The state of the import.
#[derive(Clone, Debug, Default)]
pub(crate) struct ImportState {
    pub(crate) file_name: String,
    pub(crate) request: ImportRequest,
    pub(crate) report: Option<ImportReport>,
    pub(crate) new: Vec<NewOccupation>,
    /// The edition with which the report was made.
    pub(crate) imported_edition: Edition,
    /// The number of occupations that were taken over into the draft.
    pub(crate) taken: Option<usize>,
}

/// A running task.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Progress {
    pub(crate) done: u32,
    pub(crate) all: u32,
}

/// A message of the page.
pub(crate) enum WorkbenchMessage {
    Opened(Room),
    ListChosen(File),
    ListRead(String, Result<Vec<u8>, String>),
    ListPasted(String),
    ImportChanged(Box<dyn FnOnce(&mut ImportState)>),
    ImportAgain,
    Taken,
    CheckAsked,
    /// A file is opened at a line, from 1.
    FileOpened(String, u32),
    DiagnosticsAsked,
    FileEdited(String),
    ImpactAsked,
    TrialAsked,
    TrialOpened(String),
    FormChosen(TrialForm),
    PublicationAsked,
    SaveAsked,
    DraftChosen(File),
    DraftRead(Result<Vec<u8>, String>),
    Reset,
    Cancelled,
    Progressed(u32, u32),
    Finished(TaskResult),
    SiteUnreachable,
}

/// The form in which a trial shows the widget.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum TrialForm {
    /// On a phone.
    #[default]
    Phone,
    /// On a computer.
    Computer,
}

/// A task that needs the files of the server.
#[derive(Clone, Copy, Debug)]
enum SiteTask {
    Publish,
    Trial,
}

/// The page.
pub(crate) struct App {
    pub(crate) files: FileMap,
    pub(crate) room: Room,
    pub(crate) import: ImportState,
    pub(crate) check: Option<CheckReport>,
    /// The diagnostics of the compiler, when they were last asked for.
    pub(crate) diagnostics: Option<Vec<DiagnosticLine>>,
    pub(crate) open_file: String,
    /// The line of the open file to scroll to after the next rendering, from 1.
    line_to_show: Option<u32>,
    pub(crate) editor: NodeRef,
    /// The differences from the data of this build.
    pub(crate) impact: Option<Vec<String>>,
    /// The address of the site as it would be after the publication.
    pub(crate) trial: Option<String>,
    pub(crate) form: TrialForm,
    pub(crate) progress: Option<Progress>,
    pub(crate) notice: Option<String>,
}

impl Component for App {
    type Message = WorkbenchMessage;
    type Properties = AppProps;

    fn create(ctx: &Context<Self>) -> Self {
        Self {
            files: FileMap::clone(&ctx.props().published),
            room: Room::default(),
            import: ImportState::default(),
            check: None,
            diagnostics: None,
            open_file: "data/policies/qilu-green/rules.toml".to_owned(),
            line_to_show: None,
            editor: NodeRef::default(),
            impact: None,
            trial: None,
            form: TrialForm::default(),
            progress: None,
            notice: None,
        }
    }

    fn update(&mut self, ctx: &Context<Self>, message: WorkbenchMessage) -> bool {
        match message {
            WorkbenchMessage::Opened(room) => {
                self.room = room;
                self.notice = None;
            }
            WorkbenchMessage::ListChosen(file) => {
                let name = file.name();
                Self::read(ctx, file, move |bytes| WorkbenchMessage::ListRead(name, bytes));
            }
            WorkbenchMessage::ListRead(name, Ok(bytes)) => self.read_list(ctx, name, bytes),
            WorkbenchMessage::ListPasted(text) => {
                self.read_list(ctx, "粘贴的表格".to_owned(), text.into_bytes())
            }
            WorkbenchMessage::ListRead(_, Err(reason)) | WorkbenchMessage::DraftRead(Err(reason)) => {
                self.notice = Some(reason);
            }
            WorkbenchMessage::ImportChanged(change) => change(&mut self.import),
            WorkbenchMessage::ImportAgain => self.import_again(ctx),
            WorkbenchMessage::Taken => self.take(),
            WorkbenchMessage::CheckAsked => self.start(ctx, Task::Check(self.files.clone())),
            WorkbenchMessage::FileOpened(path, line) => {
                self.open_file = path;
                self.room = Room::Rules;
                self.line_to_show = Some(line);
            }
            WorkbenchMessage::DiagnosticsAsked => self.start(ctx, Task::Diagnose(self.files.clone())),
            WorkbenchMessage::FileEdited(text) => {
                self.files.insert(self.open_file.clone(), text.into_bytes());
                self.forget_results();
            }
            WorkbenchMessage::ImpactAsked => {
                let published = FileMap::clone(&ctx.props().published);
                self.start(ctx, Task::Compare(published, self.files.clone()));
            }
            WorkbenchMessage::TrialAsked => self.with_site(ctx, SiteTask::Trial),
            WorkbenchMessage::TrialOpened(address) => self.trial = Some(address),
            WorkbenchMessage::FormChosen(form) => self.form = form,
            WorkbenchMessage::PublicationAsked => self.with_site(ctx, SiteTask::Publish),
            WorkbenchMessage::SaveAsked => self.start(ctx, Task::Save(self.files.clone())),
            WorkbenchMessage::DraftChosen(file) => Self::read(ctx, file, WorkbenchMessage::DraftRead),
            WorkbenchMessage::DraftRead(Ok(bytes)) => self.start(ctx, Task::Open(bytes)),
            WorkbenchMessage::Reset => {
                let room = self.room;
                *self = <Self as Component>::create(ctx);
                self.room = room;
            }
            WorkbenchMessage::Cancelled => ctx.props().bridge.cancel(),
            WorkbenchMessage::Progressed(done, all) => self.progress = Some(Progress { done, all }),
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

    fn rendered(&mut self, _ctx: &Context<Self>, _is_first: bool) {
        if let Some(line) = self.line_to_show.take()
            && let Some(editor) = self.editor.cast::<web_sys::Element>()
        {
            rooms::rules::scroll_to_line(&editor, line);
        }
    }
}

impl App {
    /// Returns whether the draft differs from the data published last.
    pub(crate) fn is_changed(&self, ctx: &Context<Self>) -> bool {
        self.files != *ctx.props().published
    }

    fn read(
        ctx: &Context<Self>,
        file: File,
        message: impl FnOnce(Result<Vec<u8>, String>) -> WorkbenchMessage + 'static,
    ) {
        let (link, bridge) = (ctx.link().clone(), Rc::clone(&ctx.props().bridge));
        spawn_local(async move { link.send_message(message(bridge.bytes(&file).await)) });
    }

    /// Starts a task in the worker.
    fn start(&mut self, ctx: &Context<Self>, task: Task) {
        self.progress = Some(Progress { done: 0, all: 1 });
        self.notice = None;
        let (link, bridge) = (ctx.link().clone(), Rc::clone(&ctx.props().bridge));
        spawn_local(async move {
            let progress = link.callback(|(done, all)| WorkbenchMessage::Progressed(done, all));
            let result = bridge.task(&task, move |done, all| progress.emit((done, all))).await;
            link.send_message(WorkbenchMessage::Finished(result));
        });
    }

    fn read_list(&mut self, ctx: &Context<Self>, name: String, list: Vec<u8>) {
        let edition = self.import.request.edition.clone();
        let request = ImportRequest { list, edition, ..ImportRequest::default() };
        self.import = ImportState { file_name: name, request, ..ImportState::default() };
        self.import_again(ctx);
    }

    fn import_again(&mut self, ctx: &Context<Self>) {
        self.import.taken = None;
        self.import.imported_edition = self.import.request.edition.clone();
        self.import.request.texts = rooms::directory::texts(&self.import.new);
        // The list replaces the published directory, not one that the draft has already taken over.
        let task =
            Task::Import(FileMap::clone(&ctx.props().published), Box::new(self.import.request.clone()));
        self.start(ctx, task);
    }

    fn take(&mut self) {
        let Some(ImportReport { step: ImportStep::Ready(files, count), .. }) = &self.import.report else {
            return;
        };
        self.files.extend(files.iter().cloned());
        self.import.taken = Some(*count);
        self.forget_results();
    }

    /// Drops the results that were computed from other files.
    fn forget_results(&mut self) {
        self.check = None;
        self.diagnostics = None;
        self.impact = None;
        self.trial = None;
    }

    /// Fetches the files of the server and starts a task with them.
    fn with_site(&mut self, ctx: &Context<Self>, kind: SiteTask) {
        self.progress = Some(Progress { done: 0, all: 1 });
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

    fn finish(&mut self, ctx: &Context<Self>, result: TaskResult) {
        self.progress = None;
        let bridge = &ctx.props().bridge;
        match result {
            TaskResult::Checked(report) => self.check = Some(report),
            TaskResult::Diagnosed(found) => self.diagnostics = Some(found),
            TaskResult::Imported(report) => {
                self.import.new = rooms::directory::new_occupations(&report.step, &self.import.new);
                self.import.report = Some(report);
            }
            TaskResult::Published(zip) => {
                bridge.download("qilu-green-publish.zip", &zip);
                self.notice = Some("压缩包做好了，在浏览器的“下载”里。解开以后先看“说明.html”。".to_owned());
            }
            TaskResult::Compared(lines) => self.impact = Some(lines),
            TaskResult::DoesNotCompile(_) => {
                self.notice = Some("有没通过的检查，比不了：先到“检查”里看。".to_owned());
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
            TaskResult::Saved(zip) => bridge.download("qilu-green-draft.zip", &zip),
            TaskResult::Opened(files) => {
                self.files = files;
                self.forget_results();
                self.import = ImportState::default();
                self.notice = Some("草稿打开了。".to_owned());
            }
            TaskResult::Failed(reason) => self.notice = Some(reason),
        }
    }
}

/// Replaces the decision about a row.
pub(crate) fn decide(import: &mut ImportState, line: usize, decision: Decision) {
    import.request.decisions.retain(|(other, _)| *other != line);
    import.request.decisions.push((line, decision));
}

impl ImportState {
    /// Returns whether the report was made with the current edition.
    pub(crate) fn is_current(&self) -> bool {
        self.imported_edition == self.request.edition
    }
}
