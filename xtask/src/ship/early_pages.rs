//! Puts the first questions into the start page, hidden: `web/loader/early-pages.js` shows them while the
//! wasm is loading (docs/decisions/0014-first-questions-before-the-wasm.md).

use super::prerender::{FirstAnswer, Prerendered};
use anyhow::{Result, ensure};
use lol_html::html_content::ContentType;
use lol_html::{RewriteStrSettings, element, rewrite_str};
use std::fmt::Write;

/// The element that contains the page.
const MAIN: &str = "<main class=\"page\">";

/// The id of the first question: the fragment of the address of every link to the check. A browser shows the
/// element by `:target` before a script runs.
const CHECK: &str = "/check";

/// Returns the start page with the questions in its main element, before its own content. `waiting` is the
/// text shown while a tap awaits the wasm, `title` the template of a question's title.
pub fn insert(prerendered: &Prerendered, waiting: &str, title: &str) -> Result<String> {
    let Prerendered { start, pages, answers } = prerendered;
    if pages.is_empty() {
        return Ok(start.clone());
    }
    ensure!(start.matches(MAIN).count() == 1, "the start page does not have one main element");
    // Parsed as an element only by a browser without scripts, which then never shows the question: nothing in
    // it would lead on.
    let mut html = format!(r#"{MAIN}<noscript><i id="{CHECK}"></i></noscript>"#);
    for (index, page) in pages.iter().enumerate() {
        let (id, content) = match index {
            0 => (format!(r#" id="{CHECK}""#), options_as_radio_buttons(&page.content, answers)?),
            _ => (String::new(), without_ids(&page.content)?),
        };
        let address = &page.address;
        // Writing to a string cannot fail.
        let _ = write!(html, r#"<div class="early"{id} data-address="{address}" hidden>{content}</div>"#);
    }
    let _ = write!(
        html,
        r#"<p class="early-waiting" role="status" data-text="{waiting}" data-title="{title}"></p>"#
    );
    Ok(start.replacen(MAIN, &html, 1))
}

/// Makes each option a label with a radio button, which keeps a tap when no script is running yet. The form
/// becomes a plain element: a browser would submit it, with the answer in the address.
fn options_as_radio_buttons(content: &str, answers: &[FirstAnswer]) -> Result<String> {
    let mut rest = answers.iter();
    let html = rewrite_str(
        content,
        RewriteStrSettings::new()
            .append_element_content_handler(element!("form", |form| {
                form.set_tag_name("div")?;
                form.remove_attribute("novalidate");
                Ok(())
            }))
            .append_element_content_handler(element!(".options button", |button| {
                button.set_tag_name("label")?;
                button.remove_attribute("type");
                button.remove_attribute("aria-pressed");
                Ok(())
            }))
            .append_element_content_handler(element!(".options .option-ring", |ring| {
                let Some(answer) = rest.next() else { return Err("more options than answers".into()) };
                let page = answer.page.map(|page| format!(r#" data-page="{page}""#)).unwrap_or_default();
                let radio = format!(
                    concat!(
                        r#"<input type="radio" class="option-ring" name="early" autocomplete="off" "#,
                        r#"value="{saved}" data-next="{next}"{page}>"#,
                    ),
                    saved = answer.saved,
                    next = answer.next,
                    page = page,
                );
                ring.replace(&radio, ContentType::Html);
                Ok(())
            })),
    )?;
    ensure!(rest.next().is_none(), "fewer options than answers");
    without_ids(&html)
}

/// Removes the ids, which several pages in one document would repeat.
fn without_ids(content: &str) -> Result<String> {
    let html = rewrite_str(
        content,
        RewriteStrSettings::new().append_element_content_handler(element!("[id]", |element| {
            element.remove_attribute("id");
            Ok(())
        })),
    )?;
    Ok(html)
}

#[cfg(test)]
mod tests {
    use super::super::prerender::Page;
    use super::*;

    fn prerendered() -> Prerendered {
        let option = |text: &str| {
            format!(
                "<li><button class=\"option\" type=\"button\" aria-pressed=\"false\">\
                 <span class=\"option-ring\" aria-hidden=\"true\"></span>{text}</button></li>"
            )
        };
        let first = format!(
            "<form class=\"form\" novalidate=\"\"><ul class=\"options\">{}{}</ul><p id=\"qg-field-error\"></p></form>",
            option("是"),
            option("否")
        );
        let page =
            |address: &str, content: &str| Page { address: address.to_owned(), content: content.to_owned() };
        let answer = |saved: &str, next: &str, page| FirstAnswer {
            saved: saved.to_owned(),
            next: next.to_owned(),
            page,
        };
        Prerendered {
            start: format!("<header></header>{MAIN}<div>开始</div></main>"),
            pages: vec![page("#/check/a", &first), page("#/check/b", "<p id=\"qg-field-error\"></p>")],
            answers: vec![answer("7|c0", "#/result", None), answer("7|c1", "#/check/b", Some(1))],
        }
    }

    #[test]
    fn the_questions_come_before_the_start_page_and_hold_their_answers() {
        let html = insert(&prerendered(), "正在打开", "{page}").expect("is written");
        assert_eq!(
            html,
            concat!(
                r#"<header></header><main class="page"><noscript><i id="/check"></i></noscript>"#,
                r##"<div class="early" id="/check" data-address="#/check/a" hidden><div class="form">"##,
                r#"<ul class="options"><li><label class="option"><input type="radio" class="option-ring" "#,
                r##"name="early" autocomplete="off" value="7|c0" data-next="#/result">是</label></li>"##,
                r#"<li><label class="option"><input type="radio" class="option-ring" name="early" "#,
                r##"autocomplete="off" value="7|c1" data-next="#/check/b" data-page="1">否</label></li></ul>"##,
                r##"<p></p></div></div><div class="early" data-address="#/check/b" hidden><p></p></div>"##,
                r#"<p class="early-waiting" role="status" data-text="正在打开" data-title="{page}"></p><div>开始</div></main>"#,
            )
        );
    }

    #[test]
    fn each_option_has_its_own_answer() {
        let mut fewer = prerendered();
        fewer.answers.pop();
        assert!(insert(&fewer, "", "").is_err());
        let mut more = prerendered();
        more.answers.push(FirstAnswer { saved: "7|c2".to_owned(), next: "#/x".to_owned(), page: None });
        assert!(insert(&more, "", "").is_err());
    }
}
