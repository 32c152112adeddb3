//! `cargo xtask definition-terms` extracts the words of the official definitions, whose sentences must not be
//! published.

use crate::data_folder::DataFolder;
use crate::office_files::read_rows;
use anyhow::{Context, Result};
use data_compiler::occupations::Terms;
use serde::Deserialize;
use std::path::PathBuf;

/// Write data/occupations/definition-terms.csv from a table of official definitions.
///
/// We may not publish the sentences of the definitions. The data compiler needs only the characters and
/// bigrams they use, so the command writes only these, sorted.
#[derive(clap::Args)]
pub struct Args {
    /// A CSV file with the columns code and definition.
    definitions: PathBuf,
}

#[derive(Deserialize)]
struct DefinitionRow {
    code: String,
    definition: String,
}

impl Args {
    pub fn run(self, folder: &DataFolder) -> Result<()> {
        let path = folder.root.join("data/occupations/definition-terms.csv");
        let rows: Vec<DefinitionRow> = read_rows(&self.definitions)?;
        let mut writer =
            csv::Writer::from_path(&path).with_context(|| format!("writing {}", path.display()))?;
        writer.write_record(["code", "characters", "bigrams"])?;
        for row in rows {
            let mut terms = Terms::default();
            terms.add(&row.definition);
            let [characters, bigrams] = terms.to_fields();
            writer.write_record([row.code, characters, bigrams])?;
        }
        writer.flush().with_context(|| format!("writing {}", path.display()))
    }
}
