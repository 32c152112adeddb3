//! The context of every page and component: the state, the data, and the callback for messages.

use super::chunks::LoadedViews;
use super::element::{Element, el};
use eligibility::Policy;
use eligibility::evaluate::Situation;
use std::rc::Rc;
use widget_state::{HostConfig, Message, PolicyRef, Resources, State};
use yew::prelude::*;

/// The input of a view: the state to render, and the callbacks to the runtime.
#[derive(Clone, Debug)]
pub(crate) struct ViewContext {
    /// The UI state.
    pub(crate) state: Rc<State>,
    /// The policies and occupations loaded so far.
    pub(crate) data: Resources,
    /// The views of the chunks loaded so far.
    pub(crate) views: LoadedViews,
    /// Dispatches a message to the runtime.
    pub(crate) dispatch: Callback<Message>,
    /// The `h1` of the page, which gets the focus when the page opens.
    pub(crate) heading: NodeRef,
    /// Goes back a page. `None` on the first page, and where the browser's back button does it.
    pub(crate) back: Option<Callback<()>>,
    /// The configuration of the widget on its host page.
    pub(crate) config: Rc<HostConfig>,
}

impl ViewContext {
    /// Returns the policy of the route.
    pub(crate) fn policy(&self) -> &Policy {
        self.state.policy(&self.data)
    }

    /// Returns the input of the evaluation: the policy of the route, its answers and the day.
    pub(crate) fn situation(&self) -> Situation<'_> {
        let policy = self.policy();
        Situation { policy, answers: self.state.answers(&self.data), as_of: self.state.as_of(policy).date }
    }

    /// Returns the reference to the policy of the route.
    pub(crate) fn policy_ref(&self) -> PolicyRef {
        self.data.policy_ref(self.state.policy_index(&self.data))
    }

    /// Renders an empty `h1`, which `browser::document::focus_heading` can focus.
    pub(crate) fn heading(&self) -> Element {
        el("h1").class("heading").node_ref(&self.heading)
    }
}
