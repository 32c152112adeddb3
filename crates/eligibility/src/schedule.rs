//! Ages that depend on a birth month and on choices: the statutory retirement age.
//!
//! Source: 《国务院关于渐进式延迟法定退休年龄的办法》第一条. `data/schedules/` contains the figures.

use crate::answers::{Answer, Answers};
use crate::calendar::Month;
use crate::policy::{Schedule, ScheduleLine};

impl ScheduleLine {
    /// Returns the age in months, including the delay, of a person born in `birth`.
    pub fn age_for(&self, birth: Month) -> i32 {
        let undelayed = birth.plus(self.age);
        let delay = self.delays.iter().rev().find(|delay| delay.from <= undelayed);
        let months = delay.filter(|delay| delay.one_month_per > 0).map_or(0, |delay| {
            let steps = undelayed.since(delay.from) / i32::from(delay.one_month_per) + 1;
            steps.min(i32::from(delay.at_most))
        });
        self.age + months
    }

    /// Returns the month in which a person born in `birth` reaches the age.
    pub fn month_for(&self, birth: Month) -> Month {
        birth.plus(self.age_for(birth))
    }

    /// Returns whether no answer excludes the line.
    fn is_possible(&self, answers: &Answers) -> bool {
        self.selectors.iter().all(|selector| {
            answers
                .get(selector.fact)
                .and_then(Answer::option_bits)
                .is_none_or(|chosen| chosen & (selector.options | selector.doubtful) != 0)
        })
    }
}

impl Schedule {
    /// Returns the lines that may apply. There are several while the answers leave it open.
    pub fn possible_lines<'a>(&'a self, answers: &'a Answers) -> impl Iterator<Item = &'a ScheduleLine> {
        self.lines.iter().filter(|line| line.is_possible(answers))
    }
}
