//! The words for a call to the office, composed of the answers.

use crate::city::PLACE_FACT;
use content::call::{ANY_OPTION, SPOKEN};
use content::text::{self, interpolate};
use eligibility::evaluate::Situation;
use eligibility::policy::FactIndex;
use eligibility::{Answer, Outcome, Verdict};

/// Returns the city for the call: the answer on which the verdict rests, or one given for the call alone.
pub fn chosen_city(situation: &Situation<'_>, verdict: &Verdict) -> Option<Answer> {
    let fact = situation.policy.fact_index(PLACE_FACT)?;
    let answers = if was_asked(verdict, fact) { &verdict.path.answers } else { situation.answers };
    answers.get(fact)
}

/// Returns whether the check asked the question.
pub fn was_asked(verdict: &Verdict, fact: FactIndex) -> bool {
    verdict.path.asked.contains(&fact)
}

/// Returns the words to say: the answers on which the verdict rests and the city, and what to ask.
pub fn call_words(situation: &Situation<'_>, verdict: &Verdict) -> String {
    let policy = situation.policy;
    let mut answers = verdict.path.answers.clone();
    let place = policy.fact_index(PLACE_FACT);
    if let Some(place) = place {
        answers.set(place, chosen_city(situation, verdict));
    }
    let given = Situation { policy, answers: &answers, as_of: situation.as_of };
    let mut spoken = Vec::new();
    for fact in 0..policy.facts.len() {
        if was_asked(verdict, fact) || Some(fact) == place {
            speak(&given, fact, &mut spoken);
        }
    }
    let mut words = interpolate(text::CALL_HELLO, &[("policy", &policy.name)]);
    if !spoken.is_empty() {
        let spoken = spoken.join(text::CALL_COMMA);
        words.push_str(&interpolate(text::CALL_ANSWERS, &[("answers", &spoken)]));
    }
    words.push_str(match verdict.outcome {
        Outcome::Ineligible => text::CALL_ASK_OTHERS,
        _ => text::CALL_ASK,
    });
    words
}

/// Adds the words for the answer to a fact, one text for each option. An unsure answer has none.
fn speak(situation: &Situation<'_>, fact: FactIndex, spoken: &mut Vec<String>) {
    let definition = &situation.policy.facts[fact];
    let words_of =
        |option: &str| SPOKEN.iter().find(|answer| answer.fact == definition.id && answer.option == option);
    let mut add = |option: &str| {
        let found = words_of(option).or_else(|| words_of(ANY_OPTION));
        if let Some(found) = found.filter(|found| !found.words.is_empty()) {
            spoken.push(interpolate(found.words, &[("answer", &situation.answer_text(fact))]));
        }
    };
    match situation.answers.get(fact) {
        Some(Answer::Month(_)) => add(ANY_OPTION),
        Some(answer) => {
            let chosen = answer.option_bits().unwrap_or(0);
            let options = definition.kind.options().iter().enumerate();
            options.filter(|(index, _)| chosen & (1 << index) != 0).for_each(|(_, option)| add(&option.id));
        }
        None => {}
    }
}
