//! Mutants of schedules: their lines, ages, delays and selectors.

use super::lists::other_lists;
use super::{Kind, Mutants};
use eligibility::policy::{ScheduleLine, Selector};

impl Mutants<'_> {
    pub(super) fn schedules(&mut self) {
        for (schedule, known) in self.policy.schedules.iter().enumerate() {
            for (index, line) in known.lines.iter().enumerate() {
                let id = format!("{}, {}", known.id, line.name);
                self.add(Kind::Condition, format!("{id}: left out"), |policy| {
                    policy.schedules[schedule].lines.remove(index);
                });
                for (kind, what, altered) in self.altered_lines(line) {
                    self.add(kind, format!("{id}: {what}"), |policy| {
                        policy.schedules[schedule].lines[index] = altered;
                    });
                }
            }
        }
    }

    fn altered_lines(&self, line: &ScheduleLine) -> Vec<(Kind, String, ScheduleLine)> {
        let mut altered = Vec::new();
        for months in [-12, -1, 1, 12] {
            let age = line.age + months;
            altered.push((
                Kind::Boundary,
                format!("{} months become {age}", line.age),
                ScheduleLine { age, ..line.clone() },
            ));
        }
        for (position, delay) in line.delays.iter().enumerate() {
            let mut alter = |what: String, change: &dyn Fn(&mut eligibility::policy::Delay)| {
                let mut line = line.clone();
                change(&mut line.delays[position]);
                altered.push((Kind::Boundary, what, line));
            };
            // The first delay starts before any possible birth month, so altering it has no effect.
            for by in [-1, 1].into_iter().filter(|_| position > 0) {
                let from = delay.from.plus(by);
                alter(format!("from {} becomes {from}", delay.from), &|delay| delay.from = from);
            }
            for by in [-1i8, 1].into_iter().filter(|_| delay.one_month_per > 0) {
                let per = delay.one_month_per.saturating_add_signed(by);
                alter(format!("one month per {} becomes {per}", delay.one_month_per), &|delay| {
                    delay.one_month_per = per;
                });
                let most = delay.at_most.saturating_add_signed(by);
                alter(format!("at most {} becomes {most}", delay.at_most), &|delay| delay.at_most = most);
            }
        }
        for (position, Selector { fact, options, doubtful }) in line.selectors.iter().enumerate() {
            let fact_of = &self.policy.facts[*fact];
            for (option, (what, options, doubtful)) in other_lists(&fact_of.kind, *options, *doubtful) {
                let mut line = line.clone();
                line.selectors[position] = Selector { fact: *fact, options, doubtful };
                altered.push((Kind::Option, format!("{option} in {what}"), line));
            }
        }
        altered
    }
}
