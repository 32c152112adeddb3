//! What every page and component is given: the state, the data, and a way to say what happened.

use super::chunks::LoadedViews;
use super::element::{Tag, classed};
use eligibility::Policy;
use eligibility::evaluate::Situation;
use std::rc::Rc;
use widget_state::Resources;
use widget_state::{Message, State};
use yew::prelude::*;

/// The state to render and the way back to the machine.
#[derive(Clone, Debug)]
pub(crate) struct Scene {
    /// The state.
    pub(crate) state: Rc<State>,
    /// The data.
    pub(crate) data: Resources,
    /// The views that have been loaded.
    pub(crate) views: LoadedViews,
    /// The machine.
    pub(crate) send: Callback<Message>,
    /// The heading of the page, which takes the focus when the page opens.
    pub(crate) heading: NodeRef,
    /// The way back through the pages, where the browser's back button is not ours.
    pub(crate) back: Option<Callback<()>>,
    /// The address of the widget's own page.
    pub(crate) home: Rc<str>,
    /// The city that the page around the widget says it is for; empty when it says none.
    pub(crate) city: Rc<str>,
}

impl Scene {
    /// The policy the page is about.
    pub(crate) fn policy(&self) -> &Policy {
        self.state.policy(&self.data)
    }

    /// What evaluation looks at: the policy, its answers and the day.
    pub(crate) fn situation(&self) -> Situation<'_> {
        let policy = self.policy();
        Situation { policy, answers: self.state.answers(&self.data), as_of: self.state.as_of(policy).date }
    }

    /// How the policy of the page is called in an address.
    pub(crate) fn policy_name(&self) -> String {
        self.data.policy_name(self.state.policy_index(&self.data))
    }

    /// The heading of a page, which can take the focus without being a stop of the Tab key.
    pub(crate) fn heading(&self) -> Tag {
        classed("h1", "heading").set("tabindex", "-1").found_by(&self.heading)
    }
}
