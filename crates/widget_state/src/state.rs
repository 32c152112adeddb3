//! The state, and the values that follow from it.

use crate::clock::{self, AsOf};
use crate::evaluation::Evaluation;
use crate::kiosk::{Kiosk, Presence};
use crate::speech::SpeechState;
use crate::tally::TallyPage;
use crate::{Draft, FormError, Loads, Resources, Route, SearchField, ShareOutcome, TextSize};
use eligibility::completions::Path;
use eligibility::policy::FactIndex;
use eligibility::{Answers, Date, Policy, Verdict};
use occupations::OccupationCode;
use std::rc::Rc;

/// The complete UI state.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// The current page.
    pub route: Route,
    /// Today's date by the device's clock; `None` if the clock is outside the calendar.
    pub today: Option<Date>,
    /// The questionnaire.
    pub check: Check,
    /// The search field of the directory.
    pub search: SearchField,
    /// The occupations that the user wants to train for, in the order chosen.
    pub wishes: Vec<OccupationCode>,
    /// The outcome of the last share action.
    pub share: Option<ShareOutcome>,
    /// The device and its settings.
    pub device: Device,
    /// The load state of each resource.
    pub loads: Loads,
    /// The tally page. Never stored, since it holds the receipts of other users.
    pub tally: Option<Rc<TallyPage>>,
    /// The state that only a kiosk has; `None` on a user's own device.
    pub kiosk: Option<Kiosk>,
}

/// The questionnaire of all policies.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    /// The answers, by policy index.
    pub answers: Vec<Answers>,
    /// The form of the current question.
    pub draft: Draft,
    /// The error of that form.
    pub form_error: Option<FormError>,
    /// Whether the answers and wishes are those from before a reload, until the user gives another answer.
    pub restored: bool,
    /// Whether a button has asked before it clears answers; the next tap on it clears them.
    pub confirms_clearing: bool,
    /// Whether the user has opened the rule tree of the current page, which is rendered only then.
    pub shows_rule_tree: bool,
    /// Whether a page without answers was opened, such as a forwarded result, so that the start page is
    /// shown.
    pub arrived_without_answers: bool,
    /// Whether a later question was opened without any answers, so that the first one is shown.
    pub redirected_to_first_question: bool,
}

/// The device and its settings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Device {
    /// The size of all text.
    pub size: TextSize,
    /// The state of reading aloud.
    pub speech: SpeechState,
}

impl State {
    /// Returns the initial state, on the start page.
    pub fn new(data: &Resources) -> Self {
        Self {
            route: Route::Start,
            today: None,
            check: Check {
                answers: data.policies.iter().map(|policy| Answers::none(policy)).collect(),
                draft: Draft::None,
                form_error: None,
                restored: false,
                confirms_clearing: false,
                shows_rule_tree: false,
                arrived_without_answers: false,
                redirected_to_first_question: false,
            },
            search: SearchField::default(),
            wishes: Vec::new(),
            share: None,
            device: Device::default(),
            loads: Loads::default(),
            tally: None,
            kiosk: None,
        }
    }

    /// Returns whether this is a kiosk without a visitor.
    pub(crate) fn is_waiting_kiosk(&self) -> bool {
        self.kiosk.as_ref().is_some_and(|kiosk| kiosk.presence == Presence::Absent)
    }

    /// Returns the index of the page's policy; 0 for pages without one.
    pub fn policy_index(&self, data: &Resources) -> usize {
        self.route.policy().and_then(|policy| data.policy_index(policy)).unwrap_or(0)
    }

    /// Returns whether the page's policy is not loaded yet.
    pub fn awaits_policy(&self, data: &Resources) -> bool {
        self.route.policy().is_some_and(|policy| data.policy_index(policy).is_none())
    }

    /// Returns the page's policy.
    pub fn policy(&self, data: &Resources) -> &'static Policy {
        data.policies[self.policy_index(data)]
    }

    /// Returns the answers to that policy.
    pub fn answers(&self, data: &Resources) -> &Answers {
        &self.check.answers[self.policy_index(data)]
    }

    /// Returns the fact that the current question asks for.
    pub fn fact(&self, data: &Resources) -> Option<FactIndex> {
        match &self.route {
            Route::Question { policy, question } => data.fact_index(policy, question).map(|(_, fact)| fact),
            _ => None,
        }
    }

    /// Returns the date for which the policy is evaluated.
    pub fn as_of(&self, policy: &Policy) -> AsOf {
        clock::as_of(self.today, policy)
    }

    /// Returns the questions asked so far and the next one, for the page's policy.
    pub fn path(&self, data: &Resources) -> Path {
        self.evaluation(data).path().clone()
    }

    /// Returns the largest number of questions that can still follow, the next one included.
    pub fn remaining_questions(&self, data: &Resources) -> usize {
        self.evaluation(data).remaining_questions()
    }

    /// Returns the verdict of the page's policy for the answers so far.
    pub fn verdict(&self, data: &Resources) -> Rc<Verdict> {
        self.evaluation(data).verdict()
    }

    fn evaluation(&self, data: &Resources) -> Rc<Evaluation> {
        self.evaluation_of(self.policy_index(data), data)
    }

    /// Returns the evaluation of the policy at `index`.
    pub(crate) fn evaluation_of(&self, index: usize, data: &Resources) -> Rc<Evaluation> {
        let policy = data.policies[index];
        data.evaluations.get(policy, self.as_of(policy).date, &self.check.answers[index])
    }
}
