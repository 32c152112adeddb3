//! `cargo xtask directory`

use crate::directory_import::{Import, import};
use crate::data_folder::DataFolder;
use anyhow::Result;
use std::path::PathBuf;

/// For the policy officer: the directory of occupations.
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand)]
enum What {
    Import(ImportArgs),
}

/// Replace the reference edition by the official list.
///
/// Every row must agree with the national classification in code and name. What new occupations
/// lack is asked for in a folder of files to fill in; run it again then. Nothing in data/ is
/// changed unless everything is sound.
#[derive(clap::Args)]
struct ImportArgs {
    /// The list, as .xlsx or .csv, with a column 职业名称 and, better, 职业编码.
    list: PathBuf,
    /// How many occupations were announced [default: as many as before].
    #[arg(long)]
    entries: Option<usize>,
    /// The sheet of a workbook, if not the first.
    #[arg(long)]
    sheet: Option<String>,
    /// What the edition is called; better with the year of its document.
    #[arg(long, default_value = "正式目录")]
    edition: String,
    /// What is said of an entry; better with the document it rests on.
    #[arg(long, default_value = "列在省里的绿色低碳职业正式目录里。")]
    statement: String,
    /// Where words for new occupations are asked for [default: target/directory-import].
    #[arg(long, value_name = "FOLDER")]
    words: Option<PathBuf>,
    /// Only say what would be done.
    #[arg(long)]
    dry_run: bool,
}

impl Args {
    pub fn run(self, folder: &DataFolder) -> Result<()> {
        match self.what {
            What::Import(arguments) => arguments.run(folder),
        }
    }
}

impl ImportArgs {
    fn run(self, folder: &DataFolder) -> Result<()> {
        let options = Import {
            list: self.list,
            entries: self.entries,
            sheet: self.sheet,
            edition: self.edition,
            statement: self.statement,
            words: self.words.unwrap_or_else(|| folder.root.join("target/directory-import")),
            dry_run: self.dry_run,
        };
        import(&folder.root, &options)
    }
}
