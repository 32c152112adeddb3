//! The start page and the first questions as HTML: displayed until the widget runs; the start page also if it
//! cannot run.

use crate::project::Project;
use crate::tools::{cargo, process};
use anyhow::{Context, Result, anyhow, bail, ensure};

/// The pages that the app renders natively (`src/bin/prerender.rs`).
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Prerendered {
    /// The start page.
    pub start: String,
    /// The first question, then the pages that its answers lead to.
    pub pages: Vec<Page>,
    /// The answers to the first question, in the order of its options.
    pub answers: Vec<FirstAnswer>,
}

/// A question.
#[derive(Debug, PartialEq, Eq)]
pub struct Page {
    pub address: String,
    /// The content of its main element.
    pub content: String,
}

/// An answer to the first question.
#[derive(Debug, PartialEq, Eq)]
pub struct FirstAnswer {
    /// The saved answers after it.
    pub saved: String,
    /// The address that it leads to.
    pub next: String,
    /// The index of that page; `None` if the wasm is needed for it.
    pub page: Option<usize>,
}

/// Runs the app natively and returns what it renders.
pub fn render(project: &Project) -> Result<Prerendered> {
    let mut command = cargo::command();
    command.current_dir(&project.root).args(["run", "--quiet", "--bin", "prerender"]).args(cargo::FEATURES);
    let output = String::from_utf8(process::output(&mut command)?).context("the pages are not UTF-8")?;
    let prerendered = parse(&output).context("reading the rendered pages")?;
    ensure!(!prerendered.start.is_empty(), "the start page came out empty");
    Ok(prerendered)
}

fn parse(output: &str) -> Result<Prerendered> {
    let mut prerendered = Prerendered::default();
    for line in output.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        match fields[..] {
            ["start", html] => html.clone_into(&mut prerendered.start),
            ["page", address, content] => {
                prerendered.pages.push(Page { address: address.to_owned(), content: content.to_owned() });
            }
            ["answer", saved, next, page] => {
                let page = match page {
                    "" => None,
                    index => Some(index.parse().map_err(|_| anyhow!("not the index of a page: {index}"))?),
                };
                let answer = FirstAnswer { saved: saved.to_owned(), next: next.to_owned(), page };
                prerendered.answers.push(answer);
            }
            _ => bail!("not a record: {}", fields[0]),
        }
    }
    Ok(prerendered)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parses_each_record() {
        let output =
            "start\t<h1>一</h1>\npage\t#/a\t<h1>二</h1>\nanswer\t7|c0\t#/b\t1\nanswer\t7|c1\t#/r\t\n";
        let answer = |saved: &str, next: &str, page| FirstAnswer {
            saved: saved.to_owned(),
            next: next.to_owned(),
            page,
        };
        let expected = Prerendered {
            start: "<h1>一</h1>".to_owned(),
            pages: vec![Page { address: "#/a".to_owned(), content: "<h1>二</h1>".to_owned() }],
            answers: vec![answer("7|c0", "#/b", Some(1)), answer("7|c1", "#/r", None)],
        };
        assert_eq!(parse(output).expect("is valid"), expected);
        assert!(parse("page\t#/a\n").is_err());
        assert!(parse("answer\t7\t#/a\tx\n").is_err());
    }
}
