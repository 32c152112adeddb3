//! The sums: a chart of bars and a table in one, so that nobody has to look at two.

use super::{OUTCOMES, field_name, field_of, name_of};
use crate::view::components::part::part;
use crate::view::context::Scene;
use crate::view::element::{Tag, classed, tag, words};
use ::tally::{Counts, WishCount};
use content::text::{self, format_integer, interpolate_number};
use widget_state::tally::Tallying;

pub(super) fn sums(scene: &Scene, tallying: &Tallying) -> Tag {
    let accepted = tallying.tally.accepted();
    if accepted.is_empty() {
        return part(text::TALLY_SUMS).with(words("p", text::TALLY_NO_RECEIPTS));
    }
    let counts = Counts::of(accepted, |code| field_of(&scene.data, code));
    let total = classed("dl", "tally-total")
        .with(figure(text::TALLY_TOTAL, &interpolate_number(text::TALLY_TOTAL_COUNT, counts.all.receipts)))
        .with(figure(text::TALLY_WISHES, &interpolate_number(text::TALLY_WISHES_COUNT, counts.wishes)));
    let outcomes = OUTCOMES.iter().zip(counts.all.outcomes);
    let by_outcome: Vec<Row> = outcomes
        .map(|(name, number)| Row { name: (*name).to_owned(), quiet: String::new(), number, others: None })
        .collect();
    let by_field: Vec<Row> = counts
        .fields
        .iter()
        .map(|(field, wished)| row(field_name(&scene.data, *field).to_owned(), String::new(), wished))
        .collect();
    let by_occupation: Vec<Row> = counts
        .occupations
        .iter()
        .map(|(code, wished)| row(name_of(&scene.data, *code), code.text(), wished))
        .collect();
    part(text::TALLY_SUMS)
        .with(total)
        .with(table([text::TALLY_BY_OUTCOME, text::TALLY_COLUMN_OUTCOME], None, &by_outcome, false))
        .with(table([text::TALLY_BY_OCCUPATION, text::TALLY_OCCUPATION], None, &by_occupation, true))
        .with(table(
            [text::TALLY_BY_FIELD, text::TALLY_FIELD],
            Some(text::TALLY_BY_FIELD_WORDS),
            &by_field,
            true,
        ))
}

fn figure(name: &str, number: &str) -> Tag {
    tag("div").with(words("dt", name)).with(words("dd", number))
}

/// One line: a name with something quiet behind it, how many receipts, and of how many of them it is the first
/// wish and what came out.
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

fn table([name, kind]: [&str; 2], about: Option<&str>, rows: &[Row], with_others: bool) -> Tag {
    let most = rows.iter().map(|row| row.number).max().unwrap_or_default().max(1);
    let mut head = tag("tr").with(column(kind)).with(column(text::TALLY_RECEIPTS));
    if with_others {
        for other in [text::TALLY_FIRST].into_iter().chain(OUTCOMES) {
            head.push(column(other));
        }
    }
    let mut body = tag("tbody");
    for row in rows {
        let quiet = (!row.quiet.is_empty()).then(|| classed("span", "wish-code").text(&row.quiet));
        let name = tag("th").set("scope", "row").with(words("span", &row.name)).maybe(quiet);
        let mut line = tag("tr")
            .with(name.with(bar(row.number, most)))
            .with(classed("td", "tally-number").text(&format_integer(row.number as i64)));
        for other in row.others.into_iter().flatten() {
            line.push(words("td", &format_integer(other as i64)));
        }
        body.push(line);
    }
    let table = classed("table", "tally-table")
        .with(classed("caption", "unseen").text(name))
        .with(tag("thead").with(head))
        .with(body);
    let about = about.map(|about| classed("p", "quiet").text(about));
    // It may be wider than a phone, or its type larger; then it scrolls by itself, with the keyboard too.
    let place =
        classed("div", "tally-scroll").set("role", "region").set("tabindex", "0").set("aria-label", name);
    classed("section", "tally-sum").with(words("h3", name)).maybe(about).with(place.with(table))
}

fn column(name: &str) -> Tag {
    words("th", name).set("scope", "col")
}

/// How many in comparison with the most; the number stands beside it.
fn bar(number: usize, most: usize) -> Tag {
    let length = tag("rect").set("height", "8").set("width", &format_integer((number * 100 / most) as i64));
    classed("svg", "tally-bar")
        .set("viewBox", "0 0 100 8")
        .set("preserveAspectRatio", "none")
        .set("aria-hidden", "true")
        .set("focusable", "false")
        .with(length)
}
