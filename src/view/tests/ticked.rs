//! The option "I do not know" of a question with several answers.

use super::{context, html::html};
use crate::view::components::single_choice::unsure_option;
use content::text;
use std::rc::Rc;
use widget_state::{Draft, PolicyRef, Route};

/// The page says so before it drops ticks.
#[test]
fn the_unsure_option_says_that_it_drops_the_ticks() {
    let mut cx = context(Route::Question { policy: PolicyRef::Main, question: "groups".to_owned() });
    let fact = cx.policy().fact_index("groups").expect("a fact of the policy");
    let shown = |cx: &super::ViewContext| html(&unsure_option(cx, fact, cx.policy().question(fact)).into());
    let plain =
        |words: &str| html(&super::el("i").words(words).into()).replace("<i>", "").replace("</i>", "");
    let [own, ticked] = [&cx.policy().question(fact).unsure, text::QUESTION_UNSURE_TICKED].map(plain);
    for (options, none, words) in
        [(0, false, &own), (0, true, &own), (1, false, &ticked), (1 << 9, false, &ticked)]
    {
        Rc::get_mut(&mut cx.state).expect("not shared").check.draft = Draft::Choices { options, none };
        assert!(shown(&cx).contains(words), "{words} in {}", shown(&cx));
    }
}
