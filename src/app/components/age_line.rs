//! A picture of where today stands between the age at which working life begins and the statutory
//! retirement age. Drawn in per cent of its width with attributes only: a strict security policy
//! refuses styles on elements.

use crate::app::scene::Scene;
use crate::text::{self, fill};
use eligibility::Month;
use eligibility::evaluate::Situation;
use eligibility::policy::{Moment, MomentSource, MonthRelation, RuleIndex, Test};
use yew::prelude::*;

/// The months the picture shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Span {
    birth: Month,
    /// When working age begins.
    begin: Month,
    today: Month,
    /// The earliest and the latest month of retirement, as far as the answers tell.
    end: (Month, Month),
}

/// The picture for a condition that turns on working age; nothing for any other condition or while
/// the birth month is not known.
pub(crate) fn age_line(scene: &Scene, rule: RuleIndex) -> Html {
    let situation = scene.situation();
    let Some(span) = span(&situation, rule) else { return Html::default() };
    let at = |month: Month| per_cent(span.position(month));
    let age = |month: Month| age_text(&situation, month.since(span.birth));
    let months = |month: Month| situation.month_text(month);
    let (from, until) = span.end;
    let last = if from == until { months(from) } else { [months(from), months(until)].join("–") };
    let last_age = if from == until { age(from) } else { [age(from), age(until)].join("–") };
    let today = span.position(span.today);
    let words = [
        ("today", age_text(&situation, span.today.since(span.birth) / 12 * 12)),
        ("begin", months(span.begin)),
        ("begin-age", age(span.begin)),
        ("end", last),
        ("end-age", last_age),
    ];
    let words: Vec<(&str, &str)> = words.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let say = |template: &str| fill(template, &words);
    html! {
        <svg class="age-line" role="img" aria-label={say(text::RESULT_AGE_LINE)}>
            <line class="age-rail" x1="0" x2="100%" y1="44" y2="44" />
            <line class="age-span" x1={at(span.begin)} x2={at(from)} y1="44" y2="44" />
            if from != until { <line class="age-doubt" x1={at(from)} x2={at(until)} y1="44" y2="44" /> }
            <line class="age-end" x1={at(span.begin)} x2={at(span.begin)} y1="34" y2="54" />
            <line class="age-end" x1={at(from)} x2={at(from)} y1="34" y2="54" />
            if from != until { <line class="age-end" x1={at(until)} x2={at(until)} y1="34" y2="54" /> }
            <line class="age-today" x1={at(span.today)} x2={at(span.today)} y1="26" y2="54" />
            <circle class="age-dot" cx={at(span.today)} cy="44" r="8" />
            <text class="age-now" x={at(span.today)} y="18" text-anchor={anchor(today)}>{say(text::RESULT_AGE_TODAY)}</text>
            <text x="0" y="74">{say(text::RESULT_AGE_BEGIN)}</text>
            <text class="age-quiet" x="0" y="94">{say(text::RESULT_AGE_BEGIN_MONTH)}</text>
            <text x="100%" y="74" text-anchor="end">{say(text::RESULT_AGE_END)}</text>
            <text class="age-quiet" x="100%" y="94" text-anchor="end">{say(text::RESULT_AGE_END_MONTH)}</text>
        </svg>
    }
}

impl Span {
    /// Where `month` stands, in thousandths of the width.
    fn position(&self, month: Month) -> i32 {
        let first = self.begin.min(self.today);
        let last = self.end.1.max(self.today);
        // A little room at both ends keeps the marks inside the picture.
        30 + 940 * month.since(first) / last.since(first).max(1)
    }
}

/// What the tests below `rule` say of the beginning and the end of working age.
fn span(situation: &Situation<'_>, rule: RuleIndex) -> Option<Span> {
    let mut moments = Vec::new();
    collect(situation, rule, &mut moments);
    let line = moments.iter().find_map(|(_, moment)| match moment.from {
        MomentSource::Schedule(schedule) => Some(schedule),
        MomentSource::Fact(_) => None,
    })?;
    let schedule = &situation.policy.schedules[line];
    let birth = schedule.birth_month(situation.answers)?;
    let begin = moments.iter().find(|(relation, moment)| {
        *relation == MonthRelation::AtOrAfter && moment.from == MomentSource::Fact(schedule.birth)
    })?;
    let end = Moment { from: MomentSource::Schedule(line), plus: 0 };
    let from = situation.months_of(end).min()?;
    let until = situation.months_of(end).max()?;
    Some(Span { birth, begin: birth.plus(begin.1.plus), today: situation.as_of.month, end: (from, until) })
}

fn collect(situation: &Situation<'_>, rule: RuleIndex, moments: &mut Vec<(MonthRelation, Moment)>) {
    match &situation.policy.rules[rule].test {
        Test::All(parts) | Test::Any(parts) => {
            parts.iter().for_each(|part| collect(situation, *part, moments));
        }
        Test::Not(part) | Test::Confirm(part) => collect(situation, *part, moments),
        Test::Month { relation, moment } => moments.push((*relation, *moment)),
        Test::Chosen { .. } | Test::Compare { .. } => {}
    }
}

/// An age given in months, in the policy's words.
fn age_text(situation: &Situation<'_>, months: i32) -> String {
    let phrases = &situation.policy.phrases;
    let (years, months) = (months / 12, months % 12);
    let phrase = if months == 0 { &phrases.age } else { &phrases.age_with_months };
    fill(phrase, &[("years", &years.to_string()), ("months", &months.to_string())])
}

fn per_cent(thousandths: i32) -> String {
    [&(thousandths / 10).to_string(), ".", &(thousandths % 10).to_string(), "%"].concat()
}

/// Keeps a label inside the picture.
fn anchor(thousandths: i32) -> &'static str {
    match thousandths {
        ..=200 => "start",
        800.. => "end",
        _ => "middle",
    }
}
