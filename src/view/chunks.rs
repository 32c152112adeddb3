//! Views that are loaded later. The first chunk reaches them only through these tables, which
//! [`ViewContext`](super::context::ViewContext) holds once the chunk is there.

use super::components::glossary_terms::ExplainedTerms;
use super::context::ViewContext;
use super::element::Element;
use super::{components, kiosk, pages, read_aloud};
use eligibility::completions::Path;
use eligibility::policy::RuleIndex;
use eligibility::{Month, Verdict};
use widget_state::kiosk::Handwriting;
use yew::NodeRef;

/// The views of the chunks that have been loaded.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct LoadedViews {
    /// Those of the directory chunk.
    pub(crate) directory: Option<&'static DirectoryViews>,
    /// Those of the extras chunk.
    pub(crate) extras: Option<&'static ExtrasViews>,
    /// Those of the handwriting chunk.
    pub(crate) handwriting: Option<&'static HandwritingViews>,
}

/// The views of the directory chunk.
#[derive(Debug)]
pub(crate) struct DirectoryViews {
    /// Renders the page of the route, for the routes of this chunk.
    pub(crate) page: fn(&ViewContext) -> Element,
    /// Adds the explanation of an official term: [`components::glossary_terms::explain_term`].
    pub(crate) explain_term: fn(&ViewContext, Element, &str) -> Element,
}

/// The views of the extras chunk.
#[derive(Debug)]
pub(crate) struct ExtrasViews {
    /// Renders the page of the route, for the routes of this chunk.
    pub(crate) page: fn(&ViewContext) -> Element,
    /// Draws the ages of a condition on a line. The sentence beside it says the same.
    pub(crate) age_line: fn(&ViewContext, RuleIndex) -> Option<Element>,
    /// Renders the help with the call to the office.
    pub(crate) call: fn(&ViewContext, &Verdict) -> Element,
    /// Renders the changes that would improve an outcome.
    pub(crate) changes: fn(&ViewContext, &Verdict, &mut ExplainedTerms) -> Element,
    /// Adds the links to the related policies.
    pub(crate) policy_links: fn(&ViewContext, Element) -> Element,
    /// Renders every rule behind a verdict.
    pub(crate) rule_tree: fn(&ViewContext, &Verdict) -> Element,
    /// Renders the answers of a path, each with a link to change it.
    pub(crate) answers: fn(&ViewContext, &Path) -> Element,
    /// Renders the keys for a month between two months.
    pub(crate) month_keys: fn(&ViewContext, Month, Month) -> Element,
    /// Renders the button that reads the page aloud, if the device has a voice.
    pub(crate) read_aloud_button: fn(&ViewContext) -> Option<Element>,
    /// Renders a kiosk's page with its header and footer.
    pub(crate) kiosk_shell: fn(&ViewContext, &NodeRef) -> Element,
}

/// The views of the handwriting chunk.
#[derive(Debug)]
pub(crate) struct HandwritingViews {
    /// Renders the field to write in, with its candidates and buttons.
    pub(crate) field: fn(&ViewContext, &Handwriting) -> Element,
    /// Renders the picture of a word of the directory page's first screen.
    pub(crate) word_picture: fn(&str) -> Option<Element>,
}

impl DirectoryViews {
    /// The table. Only the chunk may name it, so that its views are in no other chunk.
    pub(crate) const TABLE: Self = Self {
        page: pages::chunk_pages::directory_page,
        explain_term: components::glossary_terms::explain_term,
    };
}

impl ExtrasViews {
    /// The table. Only the chunk may name it, so that its views are in no other chunk.
    pub(crate) const TABLE: Self = Self {
        page: pages::chunk_pages::extras_page,
        age_line: components::age_line::age_line,
        call: components::call::call,
        changes: components::changes::change_list,
        policy_links: pages::policies::policy_links,
        answers: pages::review::answers,
        month_keys: components::month_keys::month_keys,
        rule_tree: components::rule_tree::rule_tree,
        read_aloud_button: read_aloud::button,
        kiosk_shell: kiosk::shell,
    };
}

impl HandwritingViews {
    /// The table. Only the chunk may name it, so that its views are in no other chunk.
    pub(crate) const TABLE: Self =
        Self { field: kiosk::handwriting::field, word_picture: kiosk::word_pictures::word_picture };
}
