//! The state of the page apart from the running tasks: rooms, import, views.

use directory_update::Edition;
use js_sys::Date;
use std::collections::BTreeMap;
use workbench_core::{
    Block, CheckReport, Decision, DiagnosticLine, Head, ImportReport, ImportRequest, MutationReport,
    PageKind, ReadablePolicy,
};

/// Files by path.
pub(crate) type FileMap = BTreeMap<String, Vec<u8>>;

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
    /// The table header that the officer points out, before the list is read again.
    pub(crate) hand: Option<Head>,
    pub(crate) new: Vec<NewOccupation>,
    /// The edition with which the report was made.
    pub(crate) imported_edition: Edition,
    /// The number of occupations that were taken over into the draft.
    pub(crate) taken: Option<usize>,
}

impl ImportState {
    /// Returns whether the report was made with the current edition.
    pub(crate) fn is_current(&self) -> bool {
        self.imported_edition == self.request.edition
    }
}

/// Replaces the decision about a row.
pub(crate) fn decide(import: &mut ImportState, line: usize, decision: Decision) {
    import.request.decisions.retain(|(other, _)| *other != line);
    import.request.decisions.push((line, decision));
}

/// A running task.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Progress {
    pub(crate) done: u32,
    pub(crate) all: u32,
    /// The start in milliseconds.
    pub(crate) started: f64,
}

impl Progress {
    pub(crate) fn start() -> Self {
        Self { done: 0, all: 1, started: Date::now() }
    }

    /// Estimates the remaining seconds from the finished steps.
    pub(crate) fn seconds_left(self) -> Option<u32> {
        let elapsed = Date::now() - self.started;
        let is_known = self.done > 0 && self.done < self.all && elapsed > 2000.0;
        let left = elapsed / f64::from(self.done) * f64::from(self.all - self.done.min(self.all)) / 1000.0;
        is_known.then_some(left.ceil() as u32)
    }
}

/// The views of the room of the rules.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum RulesView {
    /// The files in an editor.
    #[default]
    Files,
    /// The forms for the changes that come every year.
    Forms,
    /// A policy as a document.
    Reading,
}

/// The results computed from the files; another file makes all of them obsolete.
#[derive(Clone, Debug, Default)]
pub(crate) struct Results {
    pub(crate) check: Option<CheckReport>,
    pub(crate) mutation: Option<MutationReport>,
    /// The pages to read and print.
    pub(crate) pages: BTreeMap<PageKind, Vec<Block>>,
    /// The policy that is read.
    pub(crate) reading: Option<ReadablePolicy>,
    /// The diagnostics of the compiler, when they were last asked for.
    pub(crate) diagnostics: Option<Vec<DiagnosticLine>>,
    /// The differences from the data of this build.
    pub(crate) impact: Option<Vec<String>>,
    /// The address of the site as it would be after the publication.
    pub(crate) trial: Option<String>,
    /// The address within the widget that the trial opens; empty for the start page.
    pub(crate) trial_page: String,
}

/// The editor of the files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum EditorKind {
    /// None yet.
    #[default]
    Loading,
    /// The text editor (web/workbench/editor.js).
    Rich,
    /// A text field: the build has no text editor, or it could not be loaded.
    Plain,
}

/// A draft that the browser keeps.
#[derive(Clone, Debug)]
pub(crate) enum KeptDraft {
    /// The browser stored it at an earlier visit, and it can be opened.
    Earlier(Vec<u8>),
    /// The browser has stored it now.
    Now,
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
