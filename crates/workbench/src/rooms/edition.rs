//! The edition of the official list and the document that announces it.

use crate::app::App;
use crate::messages::WorkbenchMessage;
use directory_update::{Document, Edition};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Renders the fields of the edition and its document.
pub(super) fn edition_form(app: &App, ctx: &Context<App>) -> Html {
    let edition = &app.import.request.edition;
    let document = edition.document.clone().unwrap_or_default();
    let field = |label: &'static str, hint: &'static str, value: &str, set: fn(&mut Edition, String)| {
        let changed = ctx.link().callback(move |event: Event| {
            let text = event.target_unchecked_into::<HtmlInputElement>().value().trim().to_owned();
            WorkbenchMessage::ImportChanged(Box::new(move |import| {
                set(&mut import.request.edition, text);
                complete(&mut import.request.edition);
            }))
        });
        html! {
            <label>{ label }<input type="text" value={value.to_owned()} placeholder={hint} onchange={changed} /></label>
        }
    };
    html! {
        <fieldset class="edition">
            <legend>{"这一版目录的名称和出处"}</legend>
            { field("名称", "2026年版", &edition.name, |edition, text| edition.name = text) }
            { field("文件标题", "关于公布……目录的通知", &document.title, |edition, text| source(edition).title = text) }
            { field("文号", "鲁人社字〔2026〕1号", &document.number, |edition, text| source(edition).number = text) }
            { field("发文单位", "山东省人力资源和社会保障厅", &document.issuer, |edition, text| source(edition).issuer = text) }
            { field("发文日期", "2026-12", &document.date, |edition, text| source(edition).date = text) }
            { field("网址（可以不填）", "https://", &document.address, |edition, text| source(edition).address = text) }
        </fieldset>
    }
}

fn source(edition: &mut Edition) -> &mut Document {
    edition.document.get_or_insert_default()
}

/// Derives the statement of an entry from the document.
fn complete(edition: &mut Edition) {
    let Document { title, number, issuer, .. } = edition.document.clone().unwrap_or_default();
    edition.statement = format!("列入正式目录，见{issuer}《{title}》（{number}）。");
}

/// Returns whether the edition can be called official.
pub(super) fn is_complete(edition: &Edition) -> bool {
    let filled = |text: &String| !text.is_empty();
    filled(&edition.name)
        && edition.document.as_ref().is_some_and(|document| {
            [&document.title, &document.number, &document.issuer, &document.date].into_iter().all(filled)
        })
}
