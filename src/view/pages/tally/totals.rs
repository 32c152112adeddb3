//! The totals: bar chart and table in one, so that staff need not compare two.

use super::{OUTCOMES, field_name, field_of, name_of};
use crate::view::components::section::section;
use crate::view::context::ViewContext;
use crate::view::element::{Element, el};
use ::tally::{Counts, WishCount};
use content::text::{self, format_integer, interpolate_number};
use widget_state::tally::TallyPage;

pub(super) fn totals(cx: &ViewContext, tallying: &TallyPage) -> Element {
    let accepted = tallying.tally.accepted();
    if accepted.is_empty() {
        return section(text::TALLY_SUMS).with_child(el("p").text(text::TALLY_NO_RECEIPTS));
    }
    let counts = Counts::of(accepted, |code| field_of(&cx.data, code));
    let total = el("dl")
        .class("tally-total")
        .with_child(figure(
            text::TALLY_TOTAL,
            &interpolate_number(text::TALLY_TOTAL_COUNT, counts.all.receipts),
        ))
        .with_child(figure(text::TALLY_WISHES, &interpolate_number(text::TALLY_WISHES_COUNT, counts.wishes)));
    let outcomes = OUTCOMES.iter().zip(counts.all.outcomes);
    let by_outcome: Vec<Row> = outcomes
        .map(|(name, number)| Row { name: (*name).to_owned(), quiet: String::new(), number, others: None })
        .collect();
    let by_field: Vec<Row> = counts
        .fields
        .iter()
        .map(|(field, wished)| row(field_name(&cx.data, *field).to_owned(), String::new(), wished))
        .collect();
    let by_occupation: Vec<Row> = counts
        .occupations
        .iter()
        .map(|(code, wished)| row(name_of(&cx.data, *code), code.text(), wished))
        .collect();
    section(text::TALLY_SUMS)
        .with_child(total)
        .with_child(table([text::TALLY_BY_OUTCOME, text::TALLY_COLUMN_OUTCOME], None, &by_outcome, false))
        .with_child(table([text::TALLY_BY_OCCUPATION, text::TALLY_OCCUPATION], None, &by_occupation, true))
        .with_child(table(
            [text::TALLY_BY_FIELD, text::TALLY_FIELD],
            Some(text::TALLY_BY_FIELD_WORDS),
            &by_field,
            true,
        ))
}

fn figure(name: &str, number: &str) -> Element {
    el("div").with_child(el("dt").text(name)).with_child(el("dd").text(number))
}

/// A table row: a name with a secondary text, the number of receipts, and among them first choices and
/// outcomes.
struct Row {
    name: String,
    quiet: String,
    number: usize,
    others: Option<[usize; 5]>,
}

fn row(name: String, quiet: String, wished: &WishCount) -> Row {
    let [eligible, confirm, ineligible, incomplete] = wished.outcomes;
    let others = Some([wished.first, eligible, confirm, ineligible, incomplete]);
    Row { name, quiet, number: wished.receipts, others }
}

fn table([name, kind]: [&str; 2], about: Option<&str>, rows: &[Row], with_others: bool) -> Element {
    let most = rows.iter().map(|row| row.number).max().unwrap_or_default().max(1);
    let mut head = el("tr").with_child(column(kind)).with_child(column(text::TALLY_RECEIPTS));
    if with_others {
        for other in [text::TALLY_FIRST].into_iter().chain(OUTCOMES) {
            head.add_child(column(other));
        }
    }
    let mut body = el("tbody").empty();
    for row in rows {
        let quiet = (!row.quiet.is_empty()).then(|| el("span").class("wish-code").text(&row.quiet));
        let name = el("th")
            .attribute("scope", "row")
            .with_child(el("span").text(&row.name))
            .with_optional_child(quiet);
        let mut line = el("tr")
            .with_child(name.with_child(bar(row.number, most)))
            .with_child(el("td").class("tally-number").text(&format_integer(row.number as i64)));
        for other in row.others.into_iter().flatten() {
            line.add_child(el("td").text(&format_integer(other as i64)));
        }
        body.add_child(line);
    }
    let table = el("table")
        .class("tally-table")
        .with_child(el("caption").class("unseen").text(name))
        .with_child(el("thead").with_child(head))
        .with_child(body);
    let about = about.map(|about| el("p").class("quiet").text(about));
    // The table can be wider than a phone or enlarged: then it scrolls by itself, also with the keyboard.
    let scroller = el("div")
        .class("tally-scroll")
        .attribute("role", "region")
        .attribute("tabindex", "0")
        .attribute("aria-label", name);
    el("section")
        .class("tally-sum")
        .with_child(el("h3").words(name))
        .with_optional_child(about)
        .with_child(scroller.with_child(table))
}

fn column(name: &str) -> Element {
    el("th").text(name).attribute("scope", "col")
}

/// Draws the bar of a number relative to the maximum; the number itself is beside it.
fn bar(number: usize, most: usize) -> Element {
    let length =
        el("rect").attribute("height", "8").attribute("width", &format_integer((number * 100 / most) as i64));
    el("svg")
        .class("tally-bar")
        .attribute("viewBox", "0 0 100 8")
        .attribute("preserveAspectRatio", "none")
        .attribute("aria-hidden", "true")
        .attribute("focusable", "false")
        .with_child(length)
}
