//! Follows docs/maintaining.md and the first steps of CONTRIBUTING.md as written: applies their changes, runs
//! their commands, and compares the output with the lines quoted on the page.

use crate::sandbox::DataSandbox;
use rust_xlsxwriter::Workbook;
use std::fs;
use std::path::Path;
use std::process::Command;

/// The list imported by the section about the official list.
const LIST: &str = "名单.xlsx";

/// A fenced block of a page.
#[derive(Debug)]
struct Block<'a> {
    /// The info string of the opening fence.
    kind: &'a str,
    lines: Vec<&'a str>,
}

/// Returns the blocks under each second-level heading; headings without blocks are skipped.
fn walks(page: &str) -> Vec<(&str, Vec<Block<'_>>)> {
    let mut walks: Vec<(&str, Vec<Block<'_>>)> = Vec::new();
    let mut inside = false;
    for line in page.lines() {
        if let Some(kind) = line.strip_prefix("```") {
            inside = !inside;
            if inside {
                let (_, blocks) = walks.last_mut().expect("a heading stands above each block");
                blocks.push(Block { kind, lines: Vec::new() });
            }
        } else if inside {
            let block = walks.last_mut().and_then(|(_, blocks)| blocks.last_mut()).expect("an open block");
            block.lines.push(line);
        } else if let Some(heading) = line.strip_prefix("## ") {
            walks.push((heading, Vec::new()));
        }
    }
    walks.retain(|(_, blocks)| !blocks.is_empty());
    walks
}

/// Runs each command of the block and asserts that its output contains the lines that follow it, in order.
fn run(sandbox: &DataSandbox, block: &Block<'_>) {
    let fails = block.kind == "console fails";
    let mut printed = String::new();
    let mut read = 0;
    for line in &block.lines {
        if let Some(command) = line.strip_prefix("$ ") {
            let arguments = command.strip_prefix("cargo xtask ").expect("a command of ours");
            let outcome = sandbox.policy(&arguments.split(' ').collect::<Vec<_>>());
            assert_eq!(outcome.success, !fails, "{command}\n{}", outcome.text);
            (printed, read) = (outcome.text, 0);
        } else if *line != "…" {
            let offset = printed[read..].find(line.trim());
            let offset = offset.unwrap_or_else(|| panic!("{line}\nis not printed (any more) in\n{printed}"));
            read += offset + line.trim().len();
        }
    }
}

/// Applies a diff block: in each hunk, replaces the lines with `-` or a space by those with `+` or a space;
/// once in the file, or everywhere if the hunk begins with `@@ each`.
fn change(sandbox: &DataSandbox, block: &Block<'_>) {
    let mut lines = block.lines.iter().peekable();
    let is_new = lines.next_if(|line| line.starts_with("--- ")).is_some_and(|line| *line == "--- /dev/null");
    let name = lines.next().and_then(|line| line.strip_prefix("+++ ")).expect("the name of a file");
    let path = sandbox.path(name);
    let rest: Vec<&str> = lines.copied().collect();
    let mut text =
        if is_new { String::new() } else { fs::read_to_string(&path).expect("the file that is changed") };
    for Hunk { lines, is_repeated } in hunks(&rest) {
        let side = |sign: char| -> String {
            let of_side = lines.iter().filter(|line| line.is_empty() || line.starts_with([' ', sign]));
            of_side.map(|line| format!("{}\n", line.get(1..).unwrap_or_default())).collect()
        };
        let (old, new) = (side('-'), side('+'));
        if is_new {
            text.push_str(&new);
        } else {
            let found = text.matches(&old).count();
            assert!(if is_repeated { found > 1 } else { found == 1 }, "{found} times in {name}:\n{old}");
            text = text.replace(&old, &new);
        }
    }
    fs::write(path, text).expect("the change can be written");
}

/// A part of a diff block.
#[derive(Debug, Default)]
struct Hunk<'a> {
    lines: Vec<&'a str>,
    /// Whether the change is made wherever it fits.
    is_repeated: bool,
}

/// Splits the lines of a diff at its `@@`.
fn hunks<'a>(lines: &[&'a str]) -> Vec<Hunk<'a>> {
    let mut hunks = vec![Hunk::default()];
    for line in lines {
        match line.strip_prefix("@@") {
            Some(rest) => hunks.push(Hunk { is_repeated: rest == " each", ..Hunk::default() }),
            None => hunks.last_mut().expect("one is there").lines.push(line),
        }
    }
    hunks.retain(|hunk| !hunk.lines.is_empty());
    hunks
}

/// Sets up a policy officer's folder: data, docs, a git revision to compare with, and an official list.
fn office() -> DataSandbox {
    let sandbox = DataSandbox::new();
    let git = |arguments: &[&str]| {
        let identity = ["-c", "user.name=officer", "-c", "user.email=officer@example.invalid"];
        let outcome = sandbox.run(Command::new("git").args(identity).args(arguments));
        assert!(outcome.success, "git {arguments:?}: {}", outcome.text);
    };
    git(&["init", "--quiet"]);
    git(&["add", "data", "docs"]);
    git(&["commit", "--quiet", "--message", "before"]);
    write_list(&sandbox);
    sandbox
}

/// Writes the directory as a workbook, with the first occupation removed and another one added.
fn write_list(sandbox: &DataSandbox) {
    let mut reader =
        csv::Reader::from_path(sandbox.path("data/occupations/directory.csv")).expect("the directory");
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write(0, 0, "职业编码").and_then(|sheet| sheet.write(0, 1, "职业名称")).expect("the head");
    for (line, row) in (1..).zip(reader.records()) {
        let row = row.expect("a row");
        let (code, name) = if line == 1 { ("6-31-01-01", "设备点检员") } else { (&row[0], &row[1]) };
        sheet.write(line, 0, code).and_then(|sheet| sheet.write(line, 1, name)).expect("a row");
    }
    workbook.save(sandbox.path(LIST)).expect("the list can be written");
}

/// Follows the steps that docs/maintaining.md describes under the heading.
fn walk(heading: &str) {
    follow(&page("docs/maintaining.md"), heading);
}

fn follow(page: &str, heading: &str) {
    let walks = walks(page);
    let (_, blocks) = walks.iter().find(|(known, _)| *known == heading).expect("a heading of the page");
    let sandbox = office();
    for block in blocks {
        match block.kind {
            "console" | "console fails" => run(&sandbox, block),
            "diff" => change(&sandbox, block),
            other => panic!("a block of kind {other} under {heading}"),
        }
    }
}

const WALKS: [&str; 5] =
    ["A new year's notice", "A changed age", "A new condition", "A missing word", "The official list"];

/// No section of the page is skipped, and none is without commands.
#[test]
fn every_walk_of_the_page_is_gone() {
    let page = page("docs/maintaining.md");
    let walks = walks(&page);
    assert_eq!(walks.iter().map(|(heading, _)| *heading).collect::<Vec<_>>(), WALKS);
    for (heading, blocks) in &walks {
        let lines = blocks.iter().flat_map(|block| &block.lines);
        let commands = lines.filter(|line| line.starts_with("$ ")).count();
        assert!(commands >= 3, "{heading}: {commands} commands");
    }
}

fn page(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(name);
    fs::read_to_string(path).expect("the page")
}

/// Each walk takes many seconds: `cargo xtask test --only long`.
mod long {
    use super::{WALKS, follow, page, walk, walks};

    #[test]
    fn a_new_year() {
        walk(WALKS[0]);
    }

    #[test]
    fn a_changed_age() {
        walk(WALKS[1]);
    }

    #[test]
    fn a_new_condition() {
        walk(WALKS[2]);
    }

    #[test]
    fn a_missing_word() {
        walk(WALKS[3]);
    }

    #[test]
    fn the_official_list() {
        walk(WALKS[4]);
    }

    /// CONTRIBUTING.md, "Fifteen minutes".
    #[test]
    fn the_first_steps_of_a_contributor() {
        let page = page("CONTRIBUTING.md");
        let walks = walks(&page);
        assert_eq!(walks.iter().map(|(heading, _)| *heading).collect::<Vec<_>>(), ["Fifteen minutes"]);
        follow(&page, walks[0].0);
    }
}
