//! The answers to the first question, which the build renders.

use crate::first_answers::first_answers;
use crate::{Message, PolicyRef, QuestionMessage, Resources, Route, SavedMessage, State, update};
use eligibility::Answer;

fn question(id: &str) -> Route {
    Route::Question { policy: PolicyRef::Main, question: id.to_owned() }
}

#[test]
fn each_answer_has_the_page_and_the_saved_text_that_the_state_machine_gives_it() {
    let data = Resources::with_rules(None);
    let (route, answers) = first_answers(&data).expect("the first question is a choice");
    let options = data.policies[0].facts[0].kind.options().len();
    assert_eq!(answers.len(), options + 1);
    for (index, first) in answers.iter().enumerate() {
        let mut answered = State::new(&data);
        update(&mut answered, Message::Navigated(route.address()), &data);
        let answer = if index < options { Answer::Choice(index as u8) } else { Answer::Unsure };
        let fact = answered.fact(&data).expect("a question is open");
        update(&mut answered, Message::Question(QuestionMessage::Answered { fact, answer }), &data);
        update(&mut answered, Message::Navigated(first.next.address()), &data);
        assert_eq!(answered.route, first.next, "the page is allowed after {answer:?}");

        let mut resumed = State::new(&data);
        update(&mut resumed, Message::Saved(SavedMessage::Found(first.saved.clone())), &data);
        assert_eq!(resumed.check.answers, answered.check.answers);
    }
}

#[test]
fn most_answers_lead_to_the_month_of_birth_on_every_day() {
    let data = Resources::with_rules(None);
    let (route, answers) = first_answers(&data).expect("the first question is a choice");
    assert_eq!(route, question("state-funded"));
    let known: Vec<(Route, bool)> =
        answers.into_iter().map(|answer| (answer.next, answer.is_known)).collect();
    let month = (question("birth-month"), true);
    let result = (Route::Result { policy: PolicyRef::Main }, false);
    assert_eq!(known, [month.clone(), result, month.clone(), month.clone(), month]);
}
