//! Texts for new occupations, requested and read through a folder of three files.

use super::plan::Plan;
use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::Path;
use toml_edit::{Array, ArrayOfTables, DocumentMut, Item, Table, value};

/// A field with the notice's word for it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FieldRow {
    pub code: String,
    pub name: String,
    pub field: String,
    pub phrase: String,
}

/// A sentence of `descriptions.csv`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DescriptionRow {
    pub code: String,
    pub name: String,
    pub description: String,
}

#[derive(Deserialize)]
struct LabelsFile {
    #[serde(default)]
    occupation: Vec<LabelRow>,
}

/// The colloquial labels of one occupation.
#[derive(Clone, Debug, Deserialize)]
pub struct LabelRow {
    pub code: String,
    pub labels: Vec<String>,
}

/// The contents of the folder.
#[derive(Default)]
pub struct NewEntries {
    fields: Vec<FieldRow>,
    descriptions: Vec<DescriptionRow>,
    labels: Vec<LabelRow>,
}

impl NewEntries {
    /// Reads the folder; a missing folder yields no entries.
    pub fn read(folder: &Path) -> Result<Self> {
        let labels = folder.join("labels.toml");
        let labels = if labels.exists() {
            let text =
                fs::read_to_string(&labels).with_context(|| format!("reading {}", labels.display()))?;
            toml::from_str::<LabelsFile>(&text)
                .with_context(|| format!("reading {}", labels.display()))?
                .occupation
        } else {
            Vec::new()
        };
        Ok(Self {
            fields: rows(&folder.join("fields.csv"))?,
            descriptions: rows(&folder.join("descriptions.csv"))?,
            labels,
        })
    }

    /// Returns the field that was filled in.
    pub fn field(&self, code: &str) -> Option<&FieldRow> {
        self.fields.iter().find(|row| row.code == code && !row.field.is_empty() && !row.phrase.is_empty())
    }

    /// Returns the description that was filled in.
    pub fn description(&self, code: &str) -> Option<&DescriptionRow> {
        self.descriptions.iter().find(|row| row.code == code && !row.description.is_empty())
    }

    /// Returns the labels that were filled in.
    pub fn labels(&self, code: &str) -> &[String] {
        self.labels.iter().find(|row| row.code == code).map_or(&[], |row| &row.labels)
    }

    /// Rewrites the folder: a row for each text the new entries need, with the texts already filled in.
    pub fn ask(&self, folder: &Path, plan: &Plan) -> Result<()> {
        fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
        let fields = plan.added().map(|row| FieldRow {
            code: row.code.clone(),
            name: row.name.clone(),
            field: row.field.clone(),
            phrase: row.phrase.clone(),
        });
        write_rows(&folder.join("fields.csv"), fields)?;
        let descriptions = plan.added().map(|row| DescriptionRow {
            code: row.code.clone(),
            name: row.name.clone(),
            description: self.description(&row.code).map(|row| row.description.clone()).unwrap_or_default(),
        });
        write_rows(&folder.join("descriptions.csv"), descriptions)?;
        let mut document = DocumentMut::new();
        let mut tables = ArrayOfTables::new();
        for row in plan.added() {
            tables.push(label_table(&row.code, &row.name, self.labels(&row.code)));
        }
        document.insert("occupation", Item::ArrayOfTables(tables));
        let path = folder.join("labels.toml");
        fs::write(&path, document.to_string()).with_context(|| format!("writing {}", path.display()))
    }
}

/// Builds one `[[occupation]]` table of `labels.toml`.
pub fn label_table(code: &str, name: &str, labels: &[String]) -> Table {
    let mut table = Table::new();
    table.insert("code", value(code));
    table.insert("name", value(name));
    table.insert("labels", value(labels.iter().map(String::as_str).collect::<Array>()));
    table
}

/// Reads the rows of a CSV file; a missing file has none.
fn rows<T: for<'de> Deserialize<'de>>(path: &Path) -> Result<Vec<T>> {
    if !path.exists() {
        return Ok(Vec::new());
    }
    let rows = csv::Reader::from_path(path).and_then(|mut reader| reader.deserialize().collect());
    rows.with_context(|| format!("reading {}", path.display()))
}

/// Writes a CSV file with a header row.
pub fn write_rows<T: Serialize>(path: &Path, rows: impl Iterator<Item = T>) -> Result<()> {
    let written = csv::Writer::from_path(path).and_then(|mut writer| {
        for row in rows {
            writer.serialize(row)?;
        }
        writer.flush().map_err(csv::Error::from)
    });
    written.with_context(|| format!("writing {}", path.display()))
}
