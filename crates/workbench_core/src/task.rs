//! The requests of the page and their results, encoded for the worker that runs them.

use crate::{
    AddedCase, Block, CheckReport, DiagnosticLine, ImportReport, ImportRequest, MutationReport, PageKind,
    ReadablePolicy, add_case, check, diagnose, draft, impact, import, mutants, page, publish, readable,
    trial,
};
use data_compiler::files::MemoryFiles;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Files by path, as a message holds them.
type FileMap = BTreeMap<String, Vec<u8>>;

/// A request of the page.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Task {
    /// Runs all checks.
    Check(FileMap),
    /// Tests the mutants of the main policy.
    Mutants(FileMap),
    Page(FileMap, PageKind),
    /// Writes a policy as a document: its id, or nothing for the main one.
    Read(FileMap, String),
    /// Compiles the data, for its diagnostics only.
    Diagnose(FileMap),
    /// Combines an official list with the data.
    Import(FileMap, Box<ImportRequest>),
    /// Builds the zip file for the server: the data, those of the build, and the files of the server.
    Publish(FileMap, FileMap, FileMap),
    /// Builds the changed files of the server for a trial: the same three.
    Trial(FileMap, FileMap, FileMap),
    /// Compares the data of the build with the data.
    Compare(FileMap, FileMap),
    /// Saves a draft.
    Save(FileMap),
    /// Opens a draft.
    Open(Vec<u8>),
    /// Adds a case: the data, a text with the receipt of a trial, the story.
    AddCase(FileMap, String, String),
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum TaskResult {
    /// The results of the checks.
    Checked(CheckReport),
    /// The diagnostics of the compiler.
    Diagnosed(Vec<DiagnosticLine>),
    /// The results for the mutants.
    Mutated(MutationReport),
    Page(PageKind, Vec<Block>),
    /// A policy as a document.
    Read(ReadablePolicy),
    /// The result of an import.
    Imported(ImportReport),
    /// The zip file for the server.
    Published(Vec<u8>),
    /// The changed files of the server.
    Tried(FileMap),
    /// The differences, a line each.
    Compared(Vec<String>),
    /// The diagnostics of data that do not compile.
    DoesNotCompile(Vec<DiagnosticLine>),
    /// The zip file of a draft.
    Saved(Vec<u8>),
    /// The files of a draft.
    Opened(FileMap),
    /// A case that was added.
    CaseAdded(AddedCase),
    /// The reason why there is no result, in Chinese.
    Failed(String),
}

/// Runs a task. `progress` is called with the number of finished steps and of all steps.
pub fn run(task: Task, progress: impl FnMut(usize, usize)) -> TaskResult {
    match task {
        Task::Check(files) => TaskResult::Checked(check(&MemoryFiles(files), progress)),
        Task::Mutants(files) => match mutants(&MemoryFiles(files), progress) {
            Ok(report) => TaskResult::Mutated(report),
            Err(found) => TaskResult::DoesNotCompile(found),
        },
        Task::Page(files, kind) => match page(&MemoryFiles(files), kind) {
            Ok(blocks) => TaskResult::Page(kind, blocks),
            Err(found) => TaskResult::DoesNotCompile(found),
        },
        Task::Read(files, id) => match readable(&MemoryFiles(files), &id) {
            Ok(policy) => TaskResult::Read(policy),
            Err(found) => TaskResult::DoesNotCompile(found),
        },
        Task::Diagnose(files) => TaskResult::Diagnosed(diagnose(&MemoryFiles(files))),
        Task::Import(files, request) => TaskResult::Imported(import(&MemoryFiles(files), &request)),
        Task::Publish(files, built_in, deployed) => {
            let [files, built_in, deployed] = [files, built_in, deployed].map(MemoryFiles);
            match publish(&files, &built_in, &deployed, progress) {
                Ok(zip) => TaskResult::Published(zip),
                Err(error) => TaskResult::Failed(error.to_string()),
            }
        }
        Task::Trial(files, built_in, deployed) => {
            let [files, built_in, deployed] = [files, built_in, deployed].map(MemoryFiles);
            match trial(&files, &built_in, &deployed) {
                Ok(site) => TaskResult::Tried(site),
                Err(error) => TaskResult::Failed(error.to_string()),
            }
        }
        Task::Compare(built_in, files) => match impact(&MemoryFiles(built_in), &MemoryFiles(files)) {
            Ok(lines) => TaskResult::Compared(lines),
            Err(found) => TaskResult::DoesNotCompile(found),
        },
        Task::Save(files) => TaskResult::Saved(draft::save(&MemoryFiles(files))),
        Task::AddCase(files, receipt, story) => match add_case(&MemoryFiles(files), &receipt, &story) {
            Ok(added) => TaskResult::CaseAdded(added),
            Err(error) => TaskResult::Failed(error.to_string()),
        },
        Task::Open(bytes) => match draft::open(&bytes) {
            Ok(files) => TaskResult::Opened(files.0),
            Err(error) => TaskResult::Failed(error.to_string()),
        },
    }
}
