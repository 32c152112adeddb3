//! The room of the official list: the file, its rows, new occupations.

use super::edition::{edition_form, is_complete};
use super::{file_input, layout, list};
use crate::app::App;
use crate::messages::WorkbenchMessage;
use crate::state::{ImportState, NewOccupation, decide};
use web_sys::{DragEvent, HtmlInputElement, HtmlTextAreaElement};
use workbench_core::{Decision, DiagnosticLine, ImportReport, ImportStep, UnmatchedRow};
use yew::prelude::*;

const FIELDS: [&str; 5] = ["传统支柱产业", "新兴产业和环保", "数字经济", "服务业", "建筑业"];

pub(super) fn view(app: &App, ctx: &Context<App>) -> Html {
    html! {
        <>
            <h2>{"把正式名单放进来"}</h2>
            { chooser(app, ctx) }
            { edition_form(app, ctx) }
            { for app.import.report.iter().map(|report| result(app, ctx, report)) }
        </>
    }
}

/// Renders the inputs for a list: choosing, dropping or pasting it.
fn chooser(app: &App, ctx: &Context<App>) -> Html {
    let dropped = ctx.link().batch_callback(|event: DragEvent| {
        event.prevent_default();
        event.data_transfer()?.files()?.get(0).map(WorkbenchMessage::ListChosen)
    });
    let over = Callback::from(|event: DragEvent| event.prevent_default());
    let pasted = ctx.link().batch_callback(|event: Event| {
        let text = event.target_unchecked_into::<HtmlTextAreaElement>().value();
        (!text.trim().is_empty()).then_some(WorkbenchMessage::ListPasted(text))
    });
    html! {
        <section class="drop" ondrop={dropped} ondragover={over}>
            <label class="file">
                {"选表格文件（.xlsx、.xls、.et、.ods、.csv，最多10 MB），也可以拖到这里 "}
                { file_input(ctx, ".xlsx,.xls,.et,.ods,.csv,.txt", WorkbenchMessage::ListChosen) }
            </label>
            <label>{"或者从表格里复制，连表头一起粘贴在这里"}<textarea rows="2" onchange={pasted} /></label>
            if !app.import.file_name.is_empty() {
                <p>{ format!("读的是：{}", app.import.file_name) }</p>
            }
        </section>
    }
}

fn result(app: &App, ctx: &Context<App>, report: &ImportReport) -> Html {
    html! {
        <section>
            <h2>{"读到的"}</h2>
            { list(&report.lines) }
            { for report.beginning.iter().map(|beginning| layout::view(ctx, &app.import, beginning)) }
            { step(app, ctx, &report.step) }
        </section>
    }
}

/// Renders the next step of the import.
fn step(app: &App, ctx: &Context<App>, step: &ImportStep) -> Html {
    match step {
        ImportStep::Unreadable(reason, sheets) => html! {
            <>
                <p class="notice notice-ask">{ reason }</p>
                <p>{ for sheets.iter().map(|sheet| sheet_button(ctx, sheet)) }</p>
            </>
        },
        ImportStep::Undecided(rows) => undecided(ctx, rows),
        ImportStep::Refused(details, reason) => html! {
            <>
                <p class="notice notice-ask">{ reason }</p>
                { list(details) }
                { again_button(ctx, "空着的领域，照上面一格算", |import| import.request.fill_down = true) }
            </>
        },
        ImportStep::OtherCount(found, announced) => html! {
            <>
                <p class="notice notice-ask">
                    { format!("名单有{found}个职业，现在的目录是{announced}个。个数对不对？") }
                </p>
                { again_button(ctx, "对，就是这么多", |import| import.request.accepts_count = true) }
            </>
        },
        ImportStep::TextsMissing(details, _) => texts_missing(app, ctx, details),
        ImportStep::DoesNotCompile(found) => html! {
            <>
                <p class="notice notice-ask">{"这样放进去，检查通不过，什么也没有改："}</p>
                { diagnostics(found) }
            </>
        },
        ImportStep::Ready(_, count) => ready(app, ctx, *count),
    }
}

/// Renders a button that changes the request and imports again.
fn again_button(ctx: &Context<App>, name: &str, change: fn(&mut ImportState)) -> Html {
    let again = ctx.link().batch_callback(move |_: MouseEvent| {
        vec![WorkbenchMessage::ImportChanged(Box::new(change)), WorkbenchMessage::ImportAgain]
    });
    html! { <button type="button" class="button" onclick={again}>{ name }</button> }
}

fn sheet_button(ctx: &Context<App>, sheet: &str) -> Html {
    let name = sheet.to_owned();
    let choose = ctx.link().batch_callback(move |_: MouseEvent| {
        let name = name.clone();
        let change = move |import: &mut ImportState| import.request.sheet = Some(name);
        vec![WorkbenchMessage::ImportChanged(Box::new(change)), WorkbenchMessage::ImportAgain]
    });
    html! { <button type="button" class="button button-quiet" onclick={choose}>{ sheet }</button> }
}

/// Renders the rows to decide, each with its candidates.
fn undecided(ctx: &Context<App>, rows: &[UnmatchedRow]) -> Html {
    let choice = |line: usize, name: String, decision: Decision| {
        let decide_row = ctx.link().batch_callback(move |_: MouseEvent| {
            let decision = decision.clone();
            let change = move |import: &mut ImportState| decide(import, line, decision);
            vec![WorkbenchMessage::ImportChanged(Box::new(change)), WorkbenchMessage::ImportAgain]
        });
        html! { <button type="button" class="button button-quiet" onclick={decide_row}>{ name }</button> }
    };
    html! {
        <>
            <p class="notice notice-ask">{ format!("有{}行对不上国家职业分类，一行一行点一下：", rows.len()) }</p>
            <ul class="undecided">
                { for rows.iter().map(|row| html! {
                    <li>
                        <p><strong>{ format!("第{}行：{}", row.line, row.text) }</strong></p>
                        <p>
                            { for row.candidates.iter().map(|candidate| choice(
                                row.line,
                                format!("{} {}", candidate.code, candidate.name),
                                Decision::Occupation(candidate.code.clone()),
                            )) }
                            { choice(row.line, "这一行不是职业".to_owned(), Decision::NotAnOccupation) }
                        </p>
                    </li>
                }) }
            </ul>
        </>
    }
}

/// Renders a form for each new occupation.
fn texts_missing(app: &App, ctx: &Context<App>, details: &[String]) -> Html {
    html! {
        <>
            <p class="notice notice-ask">{"有新的职业，要补几句话："}</p>
            { list(details) }
            { for app.import.new.iter().enumerate().map(|(index, new)| new_occupation(ctx, index, new)) }
            { again_button(ctx, "填好了", |_| {}) }
        </>
    }
}

fn new_occupation(ctx: &Context<App>, index: usize, new: &NewOccupation) -> Html {
    let field = |label: &'static str, value: &str, set: fn(&mut NewOccupation, String)| {
        let changed = ctx.link().callback(move |event: Event| {
            let text = event.target_unchecked_into::<HtmlInputElement>().value().trim().to_owned();
            WorkbenchMessage::ImportChanged(Box::new(move |import| {
                if let Some(new) = import.new.get_mut(index) {
                    set(new, text);
                }
            }))
        });
        html! { <label>{ label }<input type="text" value={value.to_owned()} onchange={changed} /></label> }
    };
    let fields: Vec<String> = (1..).zip(FIELDS).map(|(number, name)| format!("{number} {name}")).collect();
    html! {
        <fieldset class="edition">
            <legend>{ format!("{} {}", new.code, new.name) }</legend>
            <p class="quiet">{ fields.join("，") }</p>
            { field("领域（1到5）", &new.field, |new, text| new.field = text) }
            { field("通知里的原话", &new.phrase, |new, text| new.phrase = text) }
            { field("一句话介绍", &new.description, |new, text| new.description = text) }
            { field("平常的叫法，用顿号分开", &new.labels, |new, text| new.labels = text) }
        </fieldset>
    }
}

fn ready(app: &App, ctx: &Context<App>, count: usize) -> Html {
    if let Some(taken) = app.import.taken {
        let check = ctx.link().callback(|_| WorkbenchMessage::Opened(crate::state::Room::Publication));
        return html! {
            <p class="notice">
                { format!("{taken}个职业放进草稿了。") }
                <button type="button" class="button" onclick={check}>{"去发布"}</button>
            </p>
        };
    }
    let is_complete = is_complete(&app.import.request.edition);
    let accept = ctx.link().callback(|_| WorkbenchMessage::ListAccepted);
    let renewed = again_button(ctx, "照名称和出处重新算", |_| {});
    html! {
        <>
            <p class="notice">{ format!("{count}个职业都对上了。") }</p>
            if is_complete && app.import.is_current() {
                <button type="button" class="button" onclick={accept}>{"放进草稿"}</button>
            } else if is_complete {
                { renewed }
            } else {
                <p>{"先把上面的名称和出处填好：没有出处，不能说它是正式目录。"}</p>
            }
        </>
    }
}

/// Renders diagnostics with their file and line.
pub(super) fn diagnostics(found: &[DiagnosticLine]) -> Html {
    let lines: Vec<String> = found
        .iter()
        .map(|found| format!("{}:{} {}（{}）", found.file, found.line, found.message, found.remedy))
        .collect();
    list(&lines)
}

/// Returns a form for each new occupation of which texts are missing; texts that were typed stay.
pub(crate) fn new_occupations(step: &ImportStep, typed: &[NewOccupation]) -> Vec<NewOccupation> {
    let ImportStep::TextsMissing(_, files) = step else { return typed.to_vec() };
    let mut new = typed.to_vec();
    let descriptions = files.iter().find(|(name, _)| name == "descriptions.csv");
    for line in descriptions.into_iter().flat_map(|(_, text)| text.lines()) {
        let cells: Vec<&str> = line.split(',').collect();
        if let [code, name, ""] = cells[..]
            && !new.iter().any(|known| known.code == code)
        {
            new.push(NewOccupation { code: code.to_owned(), name: name.to_owned(), ..Default::default() });
        }
    }
    new
}

/// Returns the typed texts in the form of the files that the import reads.
pub(crate) fn texts(new: &[NewOccupation]) -> Vec<(String, Vec<u8>)> {
    if new.is_empty() {
        return Vec::new();
    }
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let mut fields = String::from("code,name,field,phrase\n");
    let mut descriptions = String::from("code,name,description\n");
    let mut labels = String::new();
    for occupation in new {
        let NewOccupation { code, name, field, phrase, description, labels: words } = occupation;
        let words: Vec<String> = words
            .split(['、', '，', ','])
            .map(str::trim)
            .filter(|word| !word.is_empty())
            .map(text_of_toml)
            .collect();
        fields.push_str(&[&**code, name, field, &quoted(phrase)].join(","));
        descriptions.push_str(&[&**code, name, &quoted(description)].join(","));
        fields.push('\n');
        descriptions.push('\n');
        labels.push_str(&format!(
            "[[occupation]]\ncode = {}\nname = {}\nlabels = [{}]\n",
            text_of_toml(code),
            text_of_toml(name),
            words.join(", ")
        ));
    }
    [("fields.csv", fields), ("descriptions.csv", descriptions), ("labels.toml", labels)]
        .map(|(name, text)| (name.to_owned(), text.into_bytes()))
        .into()
}

/// Quotes a text as a basic string of TOML.
fn text_of_toml(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
