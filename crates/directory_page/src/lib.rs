//! `directory.html`: the directory as a static page, for browsers that cannot run the widget, for search
//! engines and for printers. The build and the workbench page write it.

use data_compiler::Diagnostic;
use data_compiler::files::DataFiles;
use data_compiler::texts;
use html_escape::encode_text;
use occupations::{Directory, Field, Mark, Occupation};
use std::fmt::Write;

/// The name of the page. The start page links to it.
pub const NAME: &str = "directory.html";

/// Renders the page. `root` holds the texts; `style` and `script` are the names of the style sheet and of the
/// script that sets the size of text, without which the page is complete.
///
/// # Errors
/// A text that is missing.
pub fn render(
    root: &(impl DataFiles + ?Sized),
    directory: &Directory,
    style: &str,
    script: &str,
) -> Result<String, Vec<Diagnostic>> {
    let text = |name| texts::text(root, name);
    let status = match directory.document() {
        None => text("DIRECTORY_REFERENCE")?,
        Some(_) => text("DIRECTORY_OFFICIAL")?.replace("{edition}", directory.edition()),
    };
    let count = directory.occupations().len().to_string();
    let words = PageText {
        shell: text("SHELL_NAME")?,
        title: text("DIRECTORY_TITLE")?,
        lead: text("DIRECTORY_PAGE_LEAD")?.replace("{n}", &count) + &status,
        open: text("DIRECTORY_PAGE_OPEN")?,
        green: text("DIRECTORY_MARK_GREEN")?,
        digital: text("DIRECTORY_MARK_DIGITAL")?,
        both: text("DIRECTORY_MARK_BOTH")?,
        legend: text("DIRECTORY_MARK_LEGEND")?,
    };
    Ok(page(directory, &words, style, script))
}

/// The texts of the page outside the directory's own data.
struct PageText {
    shell: String,
    title: String,
    lead: String,
    open: String,
    green: String,
    digital: String,
    both: String,
    legend: String,
}

fn page(directory: &Directory, words: &PageText, style: &str, script: &str) -> String {
    let PageText { shell, title, lead, open, legend, .. } = words;
    let mut html = format!(
        concat!(
            r#"<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">"#,
            r#"<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">"#,
            r#"<meta name="renderer" content="webkit"><meta name="color-scheme" content="light dark">"#,
            r#"<meta name="format-detection" content="telephone=no"><title>{title} · {shell}</title>"#,
            r#"<link rel="icon" href="data:,"><link rel="stylesheet" href="{style}"><script src="{script}"></script></head><body><div class="qg">"#,
            r#"<header class="top"><a class="home" href="./">{shell}</a></header>"#,
            r#"<main class="page"><h1 class="heading">{title}</h1><p class="help">{lead}</p>"#,
            r#"<p class="help quiet">{legend}</p><p class="onward"><a class="button" href="./#/directory">{open}</a></p>"#,
        ),
        title = encode_text(title),
        shell = encode_text(shell),
        lead = encode_text(lead),
        open = encode_text(open),
        legend = encode_text(legend),
        style = style,
        script = script,
    );
    for field in Field::ALL {
        let mut occupations: Vec<&Occupation> =
            directory.occupations().iter().filter(|occupation| occupation.field == field).collect();
        occupations.sort_by_key(|occupation| !occupation.code.is_worker());
        let name = encode_text(&directory.field_text(field).name);
        // Writing to a string cannot fail.
        let _ = write!(html, r#"<section class="part"><h2>{name}</h2><ul class="entries">"#);
        for occupation in occupations {
            html.push_str(&item(directory, occupation, words));
        }
        html.push_str("</ul></section>");
    }
    html.push_str("</main></div></body></html>");
    html
}

/// Renders an occupation: name, mark, code, what is known of its membership, and the sentence about the work.
fn item(directory: &Directory, occupation: &Occupation, words: &PageText) -> String {
    let mark = match occupation.mark {
        Mark::Green => &words.green,
        Mark::Digital => &words.digital,
        Mark::Both => &words.both,
        Mark::Unmarked => "",
    };
    let letters = if mark.is_empty() {
        String::new()
    } else {
        format!(r#"<span class="letters">{}</span>"#, encode_text(mark))
    };
    let code = occupation.code.text();
    format!(
        concat!(
            r#"<li class="entry" id="{code}"><span class="entry-words"><span class="entry-name">{name}{letters}</span>"#,
            r#"<span class="entry-why">{code}</span><span class="entry-line">{line}</span>"#,
            r#"<span class="entry-why">{basis}</span></span></li>"#,
        ),
        code = code,
        name = name_in_words(occupation),
        letters = letters,
        line = encode_text(&occupation.description),
        basis = encode_text(&directory.basis_text(occupation.basis).statement),
    )
}

/// Returns the name with a `wbr` wherever its line may break.
fn name_in_words(occupation: &Occupation) -> String {
    let mut html = String::new();
    for (index, character) in occupation.name.chars().enumerate() {
        if occupation.name_lines.has(index) {
            html.push_str("<wbr>");
        }
        html.push_str(&encode_text(&character.to_string()));
    }
    html
}

#[cfg(test)]
mod tests {
    use super::{PageText, page};
    use occupations::Directory;
    use std::path::Path;

    #[test]
    fn every_occupation_is_on_the_page_once_with_code_and_sentence() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let bundles = data_compiler::occupations::compile(&root).expect("data/occupations");
        let directory = Directory::from_bytes(&bundles.directory).expect("a valid bundle");
        let word = || "<词>".to_owned();
        let words = PageText {
            shell: word(),
            title: word(),
            lead: word(),
            open: word(),
            green: word(),
            digital: word(),
            both: word(),
            legend: "<名字后面>".to_owned(),
        };
        let html = page(&directory, &words, "app.css", "directory-page.js");
        assert_eq!(html.matches(r#"<li class="entry""#).count(), directory.occupations().len());
        for occupation in directory.occupations() {
            let id = format!(r#"id="{}""#, occupation.code.text());
            assert_eq!(html.matches(&id).count(), 1, "{id}");
            assert!(html.contains(&occupation.description), "{}", occupation.name);
        }
        assert!(html.contains(r#"<script src="directory-page.js"></script>"#), "the size of text");
        assert!(
            html.contains(r#"<p class="help quiet">&lt;名字后面&gt;</p><p class="onward">"#),
            "the marks are explained before the list, and not right under the button"
        );
        // A text of the data is a text, never an element.
        assert!(html.contains("&lt;词&gt;") && !html.contains("<词>"));
    }
}
