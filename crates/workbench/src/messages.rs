//! The messages of the page, by topic.

use crate::forms::FormsState;
use crate::state::{EditorKind, ImportState, Room, RulesView, TrialForm};
use web_sys::File;
use workbench_core::{DiagnosticLine, PageKind, TaskResult};

/// A message of the page.
pub(crate) enum WorkbenchMessage {
    Opened(Room),
    ListChosen(File),
    ListRead(String, Result<Vec<u8>, String>),
    ListPasted(String),
    ImportChanged(Box<dyn FnOnce(&mut ImportState)>),
    ImportAgain,
    ListAccepted,
    CheckAsked,
    MutantsAsked,
    PageAsked(PageKind),
    /// A policy is read as a document: its id, or nothing for the main one.
    ReadingAsked(String),
    PrintAsked,
    /// A file is opened at a line, from 1.
    FileOpened(String, u32),
    DiagnosticsAsked,
    ViewChosen(RulesView),
    /// A form is changed; whether it then shows something else of the files.
    FormChanged(Box<dyn FnOnce(&mut FormsState)>, bool),
    FormSubmitted,
    EditorLoaded(EditorKind),
    FileEdited(String),
    /// Typing has paused, so the file is checked.
    TypingPaused,
    TypingChecked(Vec<DiagnosticLine>),
    ImpactAsked,
    TrialAsked,
    /// The answers of a failing case are tried: their address within the widget.
    CaseTried(String),
    TrialOpened(String),
    FormChosen(TrialForm),
    PublicationAsked,
    Draft(DraftMessage),
    StoryTyped(String),
    CaseAsked,
    ReceiptRead(String),
    Reset,
    Cancelled,
    Progressed(u32, u32),
    Finished(TaskResult),
    SiteUnreachable,
}

/// A message about the draft as a file, or stored in the browser.
pub(crate) enum DraftMessage {
    SaveAsked,
    Chosen(File),
    Read(Result<Vec<u8>, String>),
    /// The officer asks to keep the draft in the browser.
    KeepAsked,
    Kept(Result<(), String>),
    /// The draft that the browser keeps, when the page starts.
    KeptFound(Vec<u8>),
    KeptOpened,
    ForgetAsked,
}
