//! A chart of today's position between the age at which working life begins and the statutory retirement age.
//! It is drawn in percent of its width with attributes only, because a strict Content Security Policy refuses
//! inline styles.

use crate::view::context::ViewContext;
use crate::view::element::{Element, el};
use content::text::{self, format_integer, interpolate};
use eligibility::Month;
use eligibility::evaluate::Situation;
use eligibility::policy::{Moment, MomentSource, MonthRelation, Predicate, RuleIndex};

/// The y coordinate of the line, in pixels.
const RAIL: i32 = 20;

/// The months that the chart shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Span {
    birth: Month,
    /// The month in which working age begins.
    begin: Month,
    today: Month,
    /// The earliest and the latest possible month of retirement, given the answers.
    end: (Month, Month),
}

/// Renders the chart for a condition about working age; `None` for any other condition and for an unknown
/// birth month.
pub(crate) fn age_line(cx: &ViewContext, rule: RuleIndex) -> Option<Element> {
    let situation = cx.situation();
    let span = span(&situation, rule)?;
    let age = |month: Month| situation.age_text(month.since(span.birth));
    let either =
        |from: String, until: String| if from == until { from } else { [&from, "–", &until].concat() };
    let (from, until) = span.end;
    let values = [
        ("today", situation.age_text(span.today.since(span.birth) / 12 * 12)),
        ("begin", situation.month_text(span.begin)),
        ("begin-age", age(span.begin)),
        ("end", either(situation.month_text(from), situation.month_text(until))),
        ("end-age", either(age(from), age(until))),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let say = |template: &str| interpolate(template, &values);
    let [begin, today, from, until] = [span.begin, span.today, from, until].map(|month| span.position(month));
    let drawing = el("svg")
        .class("age-line")
        .attribute("aria-hidden", "true")
        .with_child(stroke("age-rail", (0, RAIL), (1000, RAIL)))
        .with_child(stroke("age-span", (begin, RAIL), (from, RAIL)))
        .with_child(stroke("age-doubt", (from, RAIL), (until, RAIL)))
        .with_child(stroke("age-end", (begin, RAIL - 10), (begin, RAIL + 10)))
        .with_child(stroke("age-end", (from, RAIL - 10), (from, RAIL + 10)))
        .with_child(stroke("age-end", (until, RAIL - 10), (until, RAIL + 10)))
        .with_child(stroke("age-today", (today, RAIL - 18), (today, RAIL + 10)))
        .with_child(
            el("circle")
                .class("age-dot")
                .attribute("cx", &per_cent(today))
                .attribute("cy", &format_integer(RAIL.into()))
                .attribute("r", "8"),
        );
    // A separate drawing with a height of its own, so that large type does not overlap the line.
    let now = el("svg")
        .class("age-now")
        .attribute("aria-hidden", "true")
        .with_child(label(today, &say(text::RESULT_AGE_TODAY)));
    let end = |age: &str, month: &str| el("p").text(&say(age)).with_child(el("span").text(&say(month)));
    let ends = el("div")
        .class("age-words")
        .attribute("aria-hidden", "true")
        .with_child(end(text::RESULT_AGE_BEGIN, text::RESULT_AGE_BEGIN_MONTH))
        .with_child(end(text::RESULT_AGE_END, text::RESULT_AGE_END_MONTH));
    let picture = el("div")
        .class("age-picture")
        .attribute("role", "img")
        .attribute("aria-label", &say(text::RESULT_AGE_LINE))
        .with_child(now)
        .with_child(drawing)
        .with_child(ends);
    Some(picture)
}

/// Draws a line between two points: x in thousandths of the width, y in pixels.
fn stroke(class: &str, from: (i32, i32), to: (i32, i32)) -> Element {
    el("line")
        .class(class)
        .attribute("x1", &per_cent(from.0))
        .attribute("y1", &format_integer(from.1.into()))
        .attribute("x2", &per_cent(to.0))
        .attribute("y2", &format_integer(to.1.into()))
}

/// Draws a label centred at `x`, or aligned so that it does not leave the chart.
fn label(x: i32, words: &str) -> Element {
    let anchor = match x {
        ..=200 => "start",
        800.. => "end",
        _ => "middle",
    };
    el("text").attribute("x", &per_cent(x)).attribute("y", "1em").attribute("text-anchor", anchor).text(words)
}

impl Span {
    /// Returns the x coordinate of `month`, in thousandths of the width.
    fn position(&self, month: Month) -> i32 {
        let first = self.begin.min(self.today);
        let last = self.end.1.max(self.today);
        // A margin at both ends keeps the marks inside the chart.
        30 + 940 * month.since(first) / last.since(first).max(1)
    }
}

/// Collects the months from the predicates below `rule`; `None` if the rule is not about working age.
fn span(situation: &Situation<'_>, rule: RuleIndex) -> Option<Span> {
    let mut moments = Vec::new();
    collect(situation, rule, &mut moments);
    let line = moments.iter().find_map(|(_, moment)| match moment.from {
        MomentSource::Schedule(schedule) => Some(schedule),
        MomentSource::Fact(_) => None,
    })?;
    let schedule = &situation.policy.schedules[line];
    let birth = situation.answers.month(schedule.birth)?;
    let begin = moments.iter().find(|(relation, moment)| {
        *relation == MonthRelation::AtOrAfter && moment.from == MomentSource::Fact(schedule.birth)
    })?;
    let end = Moment { from: MomentSource::Schedule(line), plus: 0 };
    let lines = situation.months_of(end);
    let (from, until) = (*lines.iter().min()?, *lines.iter().max()?);
    Some(Span { birth, begin: birth.plus(begin.1.plus), today: situation.as_of.month, end: (from, until) })
}

fn collect(situation: &Situation<'_>, rule: RuleIndex, moments: &mut Vec<(MonthRelation, Moment)>) {
    match &situation.policy.rules[rule].predicate {
        Predicate::All(parts) | Predicate::Any(parts) => {
            parts.iter().for_each(|part| collect(situation, *part, moments));
        }
        Predicate::Not(part) | Predicate::Confirm(part) => collect(situation, *part, moments),
        Predicate::Month { relation, moment } => moments.push((*relation, *moment)),
        Predicate::Chosen { .. } | Predicate::Compare { .. } => {}
    }
}

fn per_cent(thousandths: i32) -> String {
    [&format_integer((thousandths / 10).into()), ".", &format_integer((thousandths % 10).into()), "%"]
        .concat()
}
