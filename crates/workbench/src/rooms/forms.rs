//! The forms for the changes that come every year.

use crate::app::App;
use crate::forms::{FormKind, FormsState};
use crate::messages::WorkbenchMessage;
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use workbench_core::edit::{ChangedLine, Field, TableForm};
use yew::prelude::*;

/// The length from which a text is edited in several lines.
const LONG: usize = 30;

/// Renders the chosen form, and the lines that the last one has changed.
pub(super) fn view(app: &App, ctx: &Context<App>) -> Html {
    let forms = &app.forms;
    let submit = ctx.link().callback(|_| WorkbenchMessage::FormSubmitted);
    let kinds = FormKind::ALL.map(|kind| (kind.name().to_owned(), kind == forms.kind));
    html! {
        <section class="form">
            { select(ctx, "要改什么", &kinds, |forms, index| {
                forms.kind = FormKind::ALL[index];
                forms.table = 0;
                forms.error = None;
            }) }
            { match forms.kind {
                FormKind::Table(_) => table(ctx, forms),
                FormKind::NewPeriod => html! {
                    <>
                        { policy(ctx, forms) }{ source(ctx, forms) }{ clause(ctx, forms) }{ period(ctx, forms) }
                    </>
                },
                FormKind::NewSource => html! { <>{ policy(ctx, forms) }{ source(ctx, forms) }</> },
                FormKind::NewClause => html! {
                    <>{ policy(ctx, forms) }{ source_of_clause(app, ctx) }{ clause(ctx, forms) }</>
                },
            } }
            <p><button type="button" class="button" onclick={submit}>{"改进草稿"}</button></p>
            { for forms.error.iter().map(|error| html! { <p class="notice notice-ask">{ error }</p> }) }
            { for forms.changed.iter().map(|(path, lines)| changed(ctx, path, lines)) }
        </section>
    }
}

/// Renders a list to choose from.
fn select(
    ctx: &Context<App>,
    label: &'static str,
    options: &[(String, bool)],
    choose: fn(&mut FormsState, usize),
) -> Html {
    let chosen = ctx.link().callback(move |event: Event| {
        let index = event.target_unchecked_into::<HtmlSelectElement>().selected_index().max(0) as usize;
        WorkbenchMessage::FormChanged(Box::new(move |forms| choose(forms, index)), true)
    });
    html! {
        <label>{ label }<select onchange={chosen}>
            { for options.iter().map(|(name, selected)| html! { <option selected={*selected}>{ name }</option> }) }
        </select></label>
    }
}

/// Renders a field for a text.
fn input(
    ctx: &Context<App>,
    label: String,
    hint: &'static str,
    value: &str,
    set: impl Fn(&mut FormsState, String) + Clone + 'static,
) -> Html {
    let message = move |text: String| {
        let set = set.clone();
        WorkbenchMessage::FormChanged(Box::new(move |forms| set(forms, text.trim().to_owned())), false)
    };
    if value.chars().count() > LONG || hint.chars().count() > LONG {
        let changed = ctx.link().callback(move |event: Event| {
            message(event.target_unchecked_into::<HtmlTextAreaElement>().value())
        });
        return html! {
            <label class="wide">{ label }<textarea rows="2" value={value.to_owned()} placeholder={hint} onchange={changed} /></label>
        };
    }
    let changed = ctx
        .link()
        .callback(move |event: Event| message(event.target_unchecked_into::<HtmlInputElement>().value()));
    html! { <label>{ label }<input type="text" value={value.to_owned()} placeholder={hint} onchange={changed} /></label> }
}

fn policy(ctx: &Context<App>, forms: &FormsState) -> Html {
    let policies = forms.policies.iter().enumerate();
    let options: Vec<(String, bool)> =
        policies.map(|(index, policy)| (policy.name.clone(), index == forms.policy)).collect();
    select(ctx, "哪个项目", &options, |forms, index| forms.policy = index)
}

fn source(ctx: &Context<App>, forms: &FormsState) -> Html {
    let source = &forms.source;
    html! {
        <fieldset class="edition">
            <legend>{"文件"}</legend>
            { input(ctx, "文件标题".to_owned(), "关于……的通知", &source.title, |forms, text| forms.source.title = text) }
            { input(ctx, "文号".to_owned(), "鲁人社字〔2027〕1号", &source.number, |forms, text| forms.source.number = text) }
            { input(ctx, "发文单位".to_owned(), "山东省人力资源和社会保障厅", &source.issuer, |forms, text| forms.source.issuer = text) }
            { input(ctx, "发文年月".to_owned(), "2027-12", &source.date, |forms, text| forms.source.date = text) }
            { input(ctx, "网址".to_owned(), "https://", &source.address, |forms, text| forms.source.address = text) }
            { input(ctx, "文件的代号（小写字母、数字、短横）".to_owned(), "lu-ren-she-1-2027", &source.id, |forms, text| forms.source.id = text) }
        </fieldset>
    }
}

fn source_of_clause(app: &App, ctx: &Context<App>) -> Html {
    let ids = app.files.keys().filter_map(|path| path.strip_prefix("data/sources/")?.strip_suffix(".toml"));
    let hint = "文件的代号，如 qilu-notice-2023";
    let list: Vec<Html> = ids.map(|id| html! { <option value={id.to_owned()} /> }).collect();
    let changed = ctx.link().callback(|event: Event| {
        let text = event.target_unchecked_into::<HtmlInputElement>().value();
        WorkbenchMessage::FormChanged(
            Box::new(move |forms| forms.clause.source = text.trim().to_owned()),
            false,
        )
    });
    html! {
        <label>{"哪份文件"}
            <input type="text" list="sources" placeholder={hint} value={app.forms.clause.source.clone()} onchange={changed} />
            <datalist id="sources">{ for list }</datalist>
        </label>
    }
}

fn clause(ctx: &Context<App>, forms: &FormsState) -> Html {
    let clause = &forms.clause;
    const WORDS: &str = "从文件里复制，一字不差；这一条以前就有的，可以不填，一个字也不用再抄一遍";
    const QUOTE: &str = "规则凭的就是这几个字，从上面的原文里复制，一字不差，不要多也不要少";
    html! {
        <fieldset class="edition">
            <legend>{"条文"}</legend>
            { input(ctx, "第几条".to_owned(), "第1条", &clause.number, |forms, text| forms.clause.number = text) }
            { input(ctx, "引文的代号（小写字母、数字、短横）".to_owned(), "continued-2028", &clause.citation, |forms, text| forms.clause.citation = text) }
            { input(ctx, "原文".to_owned(), WORDS, &clause.text, |forms, text| forms.clause.text = text) }
            { input(ctx, "引的话".to_owned(), QUOTE, &clause.quote, |forms, text| forms.clause.quote = text) }
        </fieldset>
    }
}

fn period(ctx: &Context<App>, forms: &FormsState) -> Html {
    let period = &forms.period;
    const WORDS: &str = "项目还在继续：……号文件写明……年继续实施。对象按……通知写的；有没有改，要问当地。";
    html! {
        <fieldset class="edition">
            <legend>{"新的一段时间，接在最后一段后面"}</legend>
            { input(ctx, "到哪一天".to_owned(), "2028-12-31", &period.until, |forms, text| forms.period.until = text) }
            { input(ctx, "核对的日期".to_owned(), "2027-12-20", &period.reviewed, |forms, text| forms.period.reviewed = text) }
            { input(ctx, "网页上写的话".to_owned(), WORDS, &period.text, |forms, text| forms.period.text = text) }
            { input(ctx, "到期以后写的话".to_owned(), WORDS, &period.ended, |forms, text| forms.period.ended = text) }
        </fieldset>
    }
}

/// Renders the values of the chosen table.
fn table(ctx: &Context<App>, forms: &FormsState) -> Html {
    let name = |form: &TableForm| {
        let number = form.fields.iter().find(|field| field.is_number);
        let number =
            number.map(|field| format!("：{} {}", label(&field.key), field.value)).unwrap_or_default();
        format!("{}{number}（{}）", form.title, form.owner)
    };
    let options: Vec<(String, bool)> =
        forms.tables.iter().enumerate().map(|(index, form)| (name(form), index == forms.table)).collect();
    let Some(form) = forms.tables.get(forms.table) else {
        return html! { <p class="notice notice-ask">{"文件里有写错的地方：先在“文件”里改好。"}</p> };
    };
    let field = |(index, field): (usize, &Field)| {
        let typed = forms.values.iter().find(|(other, _)| *other == index);
        let value = typed.map_or(&field.value, |(_, value)| value);
        input(ctx, label(&field.key), "", value, move |forms, text| forms.set(index, text))
    };
    html! {
        <>
            { select(ctx, "改哪一个", &options, |forms, index| forms.table = index) }
            <fieldset class="edition" key={format!("{} {}", form.path, form.line)}>
                <legend>{ format!("{} 第{}行", form.path, form.line) }</legend>
                { for form.fields.iter().enumerate().map(field) }
            </fieldset>
        </>
    }
}

/// Returns the label of a value, in Chinese.
fn label(key: &str) -> String {
    let (above, last) = key.rsplit_once(' ').unwrap_or(("", key));
    let name = match last {
        "plus-years" => "往后几年",
        "plus-months" => "往后几个月",
        "age-years" => "年龄",
        "at-least" => "不少于",
        "less-than" => "少于",
        "title" => "问题",
        "help" => "问题下面的话",
        "why" => "为什么要问",
        "short" => "简短的说法",
        "unsure" => "不清楚的那一项",
        "clarify" => "怎么弄清楚",
        "label" => "选项",
        "hint" => "选项下面的话",
        "name" => "名称",
        "met" => "满足的，这样说",
        "not-met" => "不满足的，这样说",
        "unknown" => "说不准的，这样说",
        "undecided" => "还定不了的，这样说",
        "waiting" => "还要等的，这样说",
        "from" => "从哪一天",
        "until" => "到哪一天",
        "text" => "网页上写的话",
        other => other,
    };
    match above.strip_prefix("options ") {
        Some(option) => format!("{option}：{name}"),
        None => name.to_owned(),
    }
}

/// Renders the changed lines of a file; the name leads to the first of them.
fn changed(ctx: &Context<App>, path: &str, lines: &[ChangedLine]) -> Html {
    let (file, line) = (path.to_owned(), lines.first().map_or(1, |line| line.line));
    let open = ctx.link().callback(move |_| WorkbenchMessage::FileOpened(file.clone(), line));
    let shown = |line: &ChangedLine| {
        let (sign, class) = if line.is_added { ("+", "added") } else { ("-", "removed") };
        html! { <span {class}>{ format!("{:>4} {sign} {}\n", line.line, line.text) }</span> }
    };
    html! {
        <>
            <p>{"改了 "}<button type="button" class="link" onclick={open}>{ path }</button>
                if lines.is_empty() { {"：和原来一样"} }
            </p>
            <pre class="changed-lines">{ for lines.iter().map(shown) }</pre>
        </>
    }
}
