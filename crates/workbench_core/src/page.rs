//! The pages that an officer reads and prints: their Markdown as blocks, which the room shows as text.

use crate::DiagnosticLine;
use crate::audit::sentences;
use data_compiler::files::MemoryFiles;
use policy_audit::{Language, conflicts, situations};
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum PageKind {
    /// The use of each sentence of the document of the main policy.
    Sentences,
    /// The persons whom the policies answer differently.
    Conflicts,
    /// The stories of people with the answers of the rules.
    Situations,
}

/// A block of a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Block {
    /// A heading: its level, from 1, and its text.
    Heading(u8, String),
    Paragraph(String),
    /// A list: the depth of each item, from 0, and its text.
    List(Vec<(u8, String)>),
    /// A table: the heads and the rows.
    Table(Vec<String>, Vec<Vec<String>>),
}

/// Writes a page.
///
/// # Errors
/// The diagnostics of data that do not compile.
pub fn page(files: &MemoryFiles, kind: PageKind) -> Result<Vec<Block>, Vec<DiagnosticLine>> {
    let written = match kind {
        PageKind::Sentences => return sentences(files).map(|page| blocks(&page)),
        PageKind::Conflicts => conflicts::page(files, Language::Chinese),
        PageKind::Situations => situations::page(files, Language::Chinese),
    };
    written.map(|page| blocks(&page)).map_err(|found| found.into_iter().map(Into::into).collect())
}

/// Splits the Markdown of the project's own pages: headings, paragraphs, lists, tables, a comment.
fn blocks(page: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    for line in page.lines().filter(|line| !line.starts_with("<!--")) {
        let text = plain(line.trim_start_matches(['#', ' ']));
        let item = line.trim_start().strip_prefix("- ");
        if line.starts_with('#') {
            let level = line.chars().take_while(|sign| *sign == '#').count() as u8;
            blocks.push(Block::Heading(level, text));
        } else if line.starts_with('|') {
            row(line, &mut blocks);
        } else if let Some(item) = item {
            let item = ((line.len() - line.trim_start().len()) as u8 / 2, plain(item));
            match blocks.last_mut() {
                Some(Block::List(items)) => items.push(item),
                _ => blocks.push(Block::List(vec![item])),
            }
        } else {
            // An empty line ends a paragraph: an empty one is begun, and dropped below if nothing follows.
            match (blocks.last_mut(), text.is_empty()) {
                (Some(Block::Paragraph(paragraph)), false) => paragraph.push_str(&text),
                _ => blocks.push(Block::Paragraph(text)),
            }
        }
    }
    blocks.retain(|block| *block != Block::Paragraph(String::new()));
    blocks
}

/// Adds a row to the table that has begun, or begins one.
fn row(line: &str, blocks: &mut Vec<Block>) {
    let inner = line.trim_start_matches('|').strip_suffix('|').unwrap_or_default();
    let cells: Vec<String> = inner.split('|').map(|cell| plain(cell.trim())).collect();
    match blocks.last_mut() {
        Some(Block::Table(_, _)) if inner.chars().all(|sign| "-:|".contains(sign)) => {}
        Some(Block::Table(_, rows)) => rows.push(cells),
        _ => blocks.push(Block::Table(cells, Vec::new())),
    }
}

/// Removes the marks of emphasis and code.
fn plain(text: &str) -> String {
    text.replace("**", "").replace('`', "")
}

#[cfg(test)]
mod tests {
    use super::{Block, PageKind, blocks, page};
    use data_compiler::files::MemoryFiles;
    use policy_audit::{Language, conflicts, situations};
    use std::path::Path;

    #[test]
    fn a_page_is_split_into_its_blocks() {
        let text =
            "<!-- x -->\n# A\n\none\ntwo\n\n## `b`\n| h | |\n|---|---:|\n| **c** | d |\n\n- e\n  - f\n";
        let own = |text: &str| text.to_owned();
        let expected = [
            Block::Heading(1, own("A")),
            Block::Paragraph(own("onetwo")),
            Block::Heading(2, own("b")),
            Block::Table(vec![own("h"), own("")], vec![vec![own("c"), own("d")]]),
            Block::List(vec![(0, own("e")), (1, own("f"))]),
        ];
        assert_eq!(blocks(text), expected);
    }

    /// The page in English is the one of `docs/`, which the commands compare.
    #[test]
    fn each_page_has_the_rows_of_its_document_and_is_in_chinese() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let files = MemoryFiles::of_folder(&root, "data").expect("the data can be read");
        let english = [
            (PageKind::Conflicts, conflicts::page(&files, Language::English)),
            (PageKind::Situations, situations::page(&files, Language::English)),
        ];
        for (kind, english) in english {
            let shape = |blocks: &[Block]| -> Vec<(usize, usize)> {
                let size = |block: &Block| match block {
                    Block::Heading(level, _) => (usize::from(*level), 0),
                    Block::Paragraph(_) => (0, 0),
                    Block::List(items) => (0, items.len()),
                    Block::Table(head, rows) => (head.len(), rows.len()),
                };
                blocks.iter().skip_while(|block| !matches!(block, Block::Table(..))).map(size).collect()
            };
            let chinese = page(&files, kind).expect("the data compile");
            assert_eq!(shape(&chinese), shape(&blocks(&english.expect("the data compile"))), "{kind:?}");
            let is_square = |block: &Block| match block {
                Block::Table(head, rows) => rows.iter().all(|row| row.len() == head.len()),
                _ => true,
            };
            assert!(chinese.iter().all(is_square), "{kind:?}");
            let words = ["policy", "person", "outcome", "eligible", "differs", "reading", "situations"];
            let text = format!("{chinese:?}");
            assert!(words.iter().all(|word| !text.contains(word)), "{kind:?}");
        }
        let sentences = page(&files, PageKind::Sentences).expect("the data compile");
        assert!(sentences.iter().any(|block| matches!(block, Block::Table(_, rows) if rows.len() > 60)));
    }
}
