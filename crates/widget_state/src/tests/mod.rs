//! Tests of the state machine as a user drives it; a list plays the browser's history.

mod call;
mod city;
mod condition_status;
mod evaluation;
mod first_answers;
mod handwriting;
mod key_reasons;
mod keypad;
mod kiosk;
mod policies;
mod questionnaire;
mod receipt;
mod routes;
mod rule_tree;
mod saved_answers;
mod search;
mod speech;
mod tally;

use crate::chunks::DirectoryLogic;
use crate::{Effect, Message, QuestionMessage, Resources, State, update};
use eligibility::{Answer, Date, Month};
use std::path::Path;

/// Returns the folder of the repository.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("the crate is in crates/")
}

/// A person at a browser: the machine, and the history it moves through.
struct Walk {
    data: Resources,
    state: State,
    history: Vec<String>,
    at: usize,
    /// The effects of the last message that are not about the history.
    effects: Vec<Effect>,
}

impl Walk {
    /// Opens the widget at `address` on 21 November 2026.
    fn open(address: &str) -> Self {
        let mut data = Resources::built_in();
        data.directory_logic = Some(&DirectoryLogic::TABLE);
        let mut state = State::new(&data);
        state.today = Date::parse("2026-11-21");
        let mut walk = Self { data, state, history: vec![address.to_owned()], at: 0, effects: Vec::new() };
        walk.send(Message::Navigated(address.to_owned()));
        walk.send(Message::Started);
        walk
    }

    fn send(&mut self, message: Message) {
        self.effects.clear();
        self.dispatch(message);
    }

    /// Taps a button that asks at the first tap.
    fn send_twice(&mut self, message: Message) {
        self.send(message.clone());
        self.send(message);
    }

    fn dispatch(&mut self, message: Message) {
        for effect in update(&mut self.state, message, &self.data) {
            match effect {
                Effect::Go(address) => {
                    // Going to where one is already makes no entry and no event.
                    if self.history[self.at] != address {
                        self.history.truncate(self.at + 1);
                        self.history.push(address.clone());
                        self.at += 1;
                        self.dispatch(Message::Navigated(address));
                    }
                }
                Effect::Replace(address) => self.history[self.at] = address,
                effect => self.effects.push(effect),
            }
        }
    }

    /// Follows a link.
    fn follow(&mut self, address: &str) {
        self.effects.clear();
        self.history.truncate(self.at + 1);
        self.history.push(address.to_owned());
        self.at += 1;
        self.dispatch(Message::Navigated(address.to_owned()));
    }

    fn back(&mut self) {
        self.at -= 1;
        self.send(Message::Navigated(self.history[self.at].clone()));
    }

    fn forward(&mut self) {
        self.at += 1;
        self.send(Message::Navigated(self.history[self.at].clone()));
    }

    fn address(&self) -> &str {
        &self.history[self.at]
    }

    fn fact(&self, id: &str) -> usize {
        self.data.policies[0].fact_index(id).expect("a fact of the policy")
    }

    fn answer_of(&self, id: &str) -> Option<Answer> {
        self.state.check.answers[0].get(self.fact(id))
    }

    /// Answers the question shown, which must be the one on `fact`, with one tap.
    fn tap(&mut self, fact: &str, option: &str) {
        assert_eq!(self.address(), format!("#/check/{fact}"));
        let fact = self.fact(fact);
        let options = self.data.policies[0].facts[fact].kind.options();
        let option = options.iter().position(|known| known.id == option).expect("an option of the fact");
        self.send(Message::Question(QuestionMessage::Answered {
            fact,
            answer: Answer::Choice(option as u8),
        }));
    }

    fn tap_unsure(&mut self) {
        let fact = self.state.fact(&self.data).expect("a question is shown");
        self.send(Message::Question(QuestionMessage::Answered { fact, answer: Answer::Unsure }));
    }

    /// Chooses a month on the displayed question and submits.
    fn choose_month(&mut self, fact: &str, month: &str) {
        assert_eq!(self.address(), format!("#/check/{fact}"));
        let month = Month::parse(month).expect("a month");
        self.send(Message::Question(QuestionMessage::YearChosen(Some(month.year()))));
        self.send(Message::Question(QuestionMessage::MonthChosen(Some(month.month()))));
        self.send(Message::Question(QuestionMessage::Submitted));
    }

    /// Ticks options on the displayed question and submits.
    fn tick(&mut self, fact: &str, options: &[&str]) {
        assert_eq!(self.address(), format!("#/check/{fact}"));
        let known = self.data.policies[0].facts[self.fact(fact)].kind.options().to_vec();
        for option in options {
            let index = known.iter().position(|known| known.id == *option).expect("an option of the fact");
            self.send(Message::Question(QuestionMessage::OptionToggled(index as u8)));
        }
        self.send(Message::Question(QuestionMessage::Submitted));
    }

    /// Walks to the result of a woman past the retirement age of her post, without a pension: the office
    /// decides.
    fn to_open_result() -> Self {
        let mut walk = Self::open("#/check");
        walk.tap("state-funded", "no");
        walk.choose_month("birth-month", "1974-03");
        walk.tap("sex", "female");
        walk.tap("post", "worker");
        walk.tap("pension", "none");
        walk.tap("able", "yes");
        walk.tap("willing", "yes");
        walk
    }

    /// Answers for a man of fifty-two who works in a factory in Jinan, up to the result.
    fn to_result() -> Self {
        let mut walk = Walk::open("#/");
        walk.follow("#/check");
        walk.tap("state-funded", "no");
        walk.choose_month("birth-month", "1974-05");
        walk.tap("sex", "male");
        walk.tap("able", "yes");
        walk.tap("willing", "yes");
        walk.tick("groups", &["enterprise"]);
        walk.tap("place", "jinan");
        assert_eq!(walk.address(), "#/result");
        walk
    }

    fn opened(&self) -> bool {
        self.effects.contains(&Effect::PageOpened { first: false })
    }
}
