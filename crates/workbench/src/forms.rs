//! The state of the forms for the changes that come every year.

use crate::state::FileMap;
use data_compiler::files::MemoryFiles;
use workbench_core::edit::{
    ChangedLine, Changes, EditError, NewClause, NewPeriod, PolicyFolder, Source, TableForm, TableKind,
    add_clause, add_period, add_source, changed_lines, last_day, policy_folders, replace_fields, tables,
};

/// A form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum FormKind {
    /// Adds a period with its document.
    #[default]
    NewPeriod,
    /// Changes the values of a table.
    Table(TableKind),
    /// Adds a document.
    NewSource,
    /// Adds a clause and a citation.
    NewClause,
}

impl FormKind {
    pub(crate) const ALL: [Self; 7] = [
        Self::NewPeriod,
        Self::Table(TableKind::Rule),
        Self::Table(TableKind::Line),
        Self::Table(TableKind::Question),
        Self::Table(TableKind::Period),
        Self::NewSource,
        Self::NewClause,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::NewPeriod => "新一年的文件（新的一段时间）",
            Self::Table(TableKind::Rule) => "改一个年龄或者数",
            Self::Table(TableKind::Line) => "改一条退休年龄",
            Self::Table(TableKind::Question) => "改一句问话",
            Self::Table(TableKind::Period) => "改一段时间",
            Self::NewSource => "加一份文件",
            Self::NewClause => "加一条条文",
        }
    }
}

/// The state of the forms.
#[derive(Clone, Debug, Default)]
pub(crate) struct FormsState {
    pub(crate) kind: FormKind,
    pub(crate) policies: Vec<PolicyFolder>,
    /// The index of the chosen policy.
    pub(crate) policy: usize,
    /// The tables of the chosen kind.
    pub(crate) tables: Vec<TableForm>,
    pub(crate) table: usize,
    /// The typed values of the chosen table, by index.
    pub(crate) values: Vec<(usize, String)>,
    pub(crate) source: Source,
    pub(crate) clause: NewClause,
    pub(crate) period: NewPeriod,
    pub(crate) error: Option<String>,
    /// The changed lines of the last change, by file.
    pub(crate) changed: Vec<(String, Vec<ChangedLine>)>,
}

impl FormsState {
    /// Reads what the chosen form shows from the files.
    pub(crate) fn renew(&mut self, files: &FileMap) {
        let files = MemoryFiles(files.clone());
        self.values.clear();
        self.tables = match self.kind {
            FormKind::Table(kind) => tables(&files, kind),
            _ => Vec::new(),
        };
        self.table = self.table.min(self.tables.len().saturating_sub(1));
        self.policies = policy_folders(&files);
        if let Some((_, ended)) = last_day(&files, self.folder())
            && self.kind == FormKind::NewPeriod
        {
            self.period.ended = ended;
        }
    }

    /// Returns the folder of the chosen policy.
    fn folder(&self) -> &str {
        self.policies.get(self.policy).map_or("", |policy| &policy.path)
    }

    /// Sets a value of the chosen table.
    pub(crate) fn set(&mut self, index: usize, value: String) {
        self.values.retain(|(other, _)| *other != index);
        self.values.push((index, value));
    }

    /// Makes the change in the files; an error stays in the form.
    pub(crate) fn submit(&mut self, files: &mut FileMap) {
        match self.changes(&MemoryFiles(files.clone())) {
            Ok(changes) => {
                self.changed = changes
                    .iter()
                    .map(|(path, new)| {
                        let old = files.get(path).and_then(|bytes| std::str::from_utf8(bytes).ok());
                        (path.clone(), changed_lines(old.unwrap_or_default(), new))
                    })
                    .collect();
                files.extend(changes.into_iter().map(|(path, text)| (path, text.into_bytes())));
                self.error = None;
                (self.source, self.clause, self.period) = Default::default();
                self.renew(files);
            }
            Err(error) => self.error = Some(error.to_string()),
        }
    }

    fn changes(&self, files: &MemoryFiles) -> Result<Changes, EditError> {
        let folder = self.folder();
        match self.kind {
            FormKind::NewPeriod => add_period(files, folder, &self.source, &self.clause, &self.period),
            FormKind::NewSource => add_source(files, folder, &self.source),
            FormKind::NewClause => add_clause(files, folder, &self.clause),
            FormKind::Table(_) => {
                let form = self.tables.get(self.table).ok_or(EditError::Field("哪一个"))?;
                Ok(vec![(form.path.clone(), replace_fields(files, form, &self.values)?)])
            }
        }
    }
}
