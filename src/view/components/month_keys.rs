//! A month entered by touch: the decade, the year, the month, each from a few large keys.

use crate::view::context::ViewContext;
use crate::view::element::{Element, button, el};
use content::text::{self, format_integer, interpolate, interpolate_number};
use eligibility::Month;
use eligibility::policy::{Moment, MomentSource, Predicate, ScheduleLine};
use widget_state::{Draft, Message, QuestionMessage};

/// Renders the keys for a month from `first` to `last`.
pub(crate) fn month_keys(cx: &ViewContext, first: Month, last: Month) -> Element {
    let Draft::Month { decade, year, month: chosen } = cx.state.check.draft else {
        return el("div").empty();
    };
    let spans = spans([first.year(), last.year()], working_years(cx));
    let span_of = |year: i32| spans.iter().copied().find(|[_, last]| year <= *last);
    let span = year.or(decade).and_then(span_of);
    let mut so_far = el("p").class("touch-so-far");
    let mut keys = el("div").class("touch-keys");
    let mut add = |message: QuestionMessage, words: &str, is_chosen: bool| {
        let key = button("key").onclick_once(cx, Message::Question(message)).text(words);
        keys.add_child(key.boolean_attribute("aria-pressed", is_chosen));
    };
    let asked = match (span, year) {
        (_, Some(year)) => {
            let fits = |month: &u32| Month::new(year, *month).is_some_and(|it| (first..=last).contains(&it));
            for month in (1..=12).filter(fits) {
                let words = interpolate_number(text::QUESTION_MONTH_OPTION, month as usize);
                add(QuestionMessage::MonthTapped(month), &words, chosen == Some(month));
            }
            text::QUESTION_TOUCH_MONTH
        }
        (Some([from, to]), None) => {
            for year in from.max(first.year())..=to.min(last.year()) {
                add(QuestionMessage::YearChosen(Some(year)), &year_words(year), false);
            }
            text::QUESTION_TOUCH_YEAR
        }
        (None, None) => {
            for span in &spans {
                add(QuestionMessage::DecadeChosen(Some(span[0])), &span_words(*span), false);
            }
            text::QUESTION_TOUCH_DECADE
        }
    };
    // Each choice so far is a button that returns to it.
    let mut add_chosen = |message: QuestionMessage, words: &str| {
        let again = interpolate(text::QUESTION_TOUCH_AGAIN, &[("what", words)]);
        let button = button("touch-chosen").attribute("aria-label", &again);
        so_far.add_child(button.onclick(cx, Message::Question(message)).text(words));
    };
    if let Some(span) = span {
        add_chosen(QuestionMessage::DecadeChosen(None), &span_words(span));
    }
    if let Some(year) = year {
        add_chosen(QuestionMessage::DecadeChosen(span.map(|span| span[0])), &year_words(year));
    }
    el("div")
        .class("touch-month")
        .with_optional_child(span.map(|_| so_far))
        .with_child(el("p").class("touch-asked").attribute("role", "status").text(asked))
        .with_child(keys)
}

fn decade_of(year: i32) -> i32 {
    year.div_euclid(10) * 10
}

/// Returns the years in which people of working age were born, as far as the rules tell: between the highest age of a
/// schedule, with its delay, and the lowest age of a rule.
fn working_years(cx: &ViewContext) -> Option<[i32; 2]> {
    let policy = cx.policy();
    let lines = policy.schedules.iter().flat_map(|schedule| &schedule.lines);
    let delay = |line: &ScheduleLine| line.delays.iter().map(|delay| delay.at_most).max().unwrap_or(0);
    let oldest = lines.map(|line| line.age + i32::from(delay(line))).max()?;
    let ages = policy.rules.iter().filter_map(|rule| match rule.predicate {
        Predicate::Month { moment: Moment { from: MomentSource::Fact(fact), plus }, .. } => {
            (plus > 0 && policy.schedules.iter().any(|schedule| schedule.birth == fact)).then_some(plus)
        }
        _ => None,
    });
    let today = cx.situation().as_of.month;
    Some([oldest, ages.min()?].map(|age| today.plus(-age).year()))
}

/// Returns the first and last years of the spans to choose from: decades, of which those before the working years are one
/// span, and so are the last of the working years and those after it.
fn spans([first, last]: [i32; 2], working: Option<[i32; 2]>) -> Vec<[i32; 2]> {
    let [oldest, youngest] = working.unwrap_or([first, last]).map(decade_of);
    let oldest = oldest.max(decade_of(first));
    let mut starts: Vec<i32> =
        (oldest..=youngest.max(oldest)).step_by(10).filter(|year| *year <= last).collect();
    if first < oldest {
        starts.insert(0, first);
    }
    let ends = starts.iter().skip(1).map(|start| start - 1);
    let end = if working.is_some() { last } else { decade_of(last) + 9 };
    starts.iter().copied().zip(ends.chain([end])).map(|(start, end)| [start, end]).collect()
}

fn span_words(span: [i32; 2]) -> String {
    let [first, last] = span.map(|year| format_integer(year.into()));
    interpolate(text::QUESTION_DECADE, &[("first", &first), ("last", &last)])
}

fn year_words(year: i32) -> String {
    interpolate_number(text::QUESTION_YEAR_OPTION, year as usize)
}

#[cfg(test)]
mod tests {
    use super::spans;

    #[test]
    fn each_year_is_in_one_span_and_working_years_are_in_decades() {
        let found = spans([1926, 2026], Some([1963, 2010]));
        assert_eq!(found.first(), Some(&[1926, 1959]));
        assert_eq!(found[1..=5], [1960, 1970, 1980, 1990, 2000].map(|year| [year, year + 9]));
        assert_eq!(found.last(), Some(&[2010, 2026]));
        assert_eq!(found.len(), 7);
        assert!(found.windows(2).all(|pair| pair[0][1] + 1 == pair[1][0]));
    }

    #[test]
    fn without_working_years_all_are_decades() {
        assert_eq!(spans([1998, 2026], None), [[1990, 1999], [2000, 2009], [2010, 2019], [2020, 2029]]);
        assert_eq!(spans([2021, 2023], Some([1963, 2010])).iter().map(|span| span[1]).max(), Some(2023));
    }
}
