//! `cargo xtask directory` imports the official list of occupations, all of it or nothing.

use crate::data_folder::DataFolder;
use crate::directory_import::{Import, import};
use anyhow::Result;
use directory_update::{Document, Edition, Options};
use std::path::PathBuf;

/// Maintain the directory of occupations (for the policy officer).
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    subcommand: Subcommand,
}

#[derive(clap::Subcommand)]
enum Subcommand {
    Import(ImportArgs),
}

/// Replace the reference edition by the official list.
///
/// Every row must agree with the national classification in code and name. For missing texts of new
/// occupations, the command writes a folder of files to fill in; run it again afterwards. Texts in that
/// folder are kept. Nothing in data/ is changed unless all checks pass.
#[derive(clap::Args)]
struct ImportArgs {
    /// The list, as .xlsx, .xls, .et, .ods or .csv, with a column 职业名称 and, preferably, 职业编码.
    list: PathBuf,
    /// The announced number of occupations [default: the current number].
    #[arg(long)]
    entries: Option<usize>,
    /// The sheet of a workbook [default: the only visible one with a list].
    #[arg(long)]
    sheet: Option<String>,
    /// The name of the edition, preferably with the year of its document.
    #[arg(long, default_value = "正式目录")]
    edition: String,
    /// The statement shown with an entry, preferably with the document it is based on.
    #[arg(long, default_value = "列在省里的绿色低碳职业正式目录里。")]
    statement: String,
    /// The title of the document that announces the list; with it the pages call the edition official.
    #[arg(long, requires_all = ["number", "issuer", "date"])]
    title: Option<String>,
    /// The document number.
    #[arg(long, requires = "title")]
    number: Option<String>,
    /// The authority that issued the document.
    #[arg(long, requires = "title")]
    issuer: Option<String>,
    /// The date of issue, such as 2030-05.
    #[arg(long, requires = "title")]
    date: Option<String>,
    /// The web address of the document.
    #[arg(long, requires = "title")]
    address: Option<String>,
    /// The folder of the files to fill in for new occupations [default: target/directory-import].
    #[arg(long, value_name = "FOLDER")]
    words: Option<PathBuf>,
    /// Use the field above for an empty cell in the column 领域: the list writes each field once.
    #[arg(long)]
    fill_down: bool,
    /// Print the changes without writing anything.
    #[arg(long)]
    dry_run: bool,
}

impl Args {
    pub fn run(self, folder: &DataFolder) -> Result<()> {
        match self.subcommand {
            Subcommand::Import(arguments) => arguments.run(folder),
        }
    }
}

impl ImportArgs {
    fn run(self, folder: &DataFolder) -> Result<()> {
        let document = self.title.map(|title| Document {
            title,
            number: self.number.unwrap_or_default(),
            issuer: self.issuer.unwrap_or_default(),
            date: self.date.unwrap_or_default(),
            address: self.address.unwrap_or_default(),
        });
        let edition = Edition { name: self.edition, statement: self.statement, document };
        let options = Import {
            list: self.list,
            sheet: self.sheet,
            options: Options { entries: self.entries, edition, fill_down: self.fill_down },
            words: self.words.unwrap_or_else(|| folder.root.join("target/directory-import")),
            dry_run: self.dry_run,
        };
        import(&folder.root, &options)
    }
}
