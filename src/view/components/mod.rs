//! Components: functions that render a fragment of a page from the view context. They keep no state.

pub(super) mod age_line;
pub(super) mod citation;
pub(crate) mod condition;
pub(super) mod facets;
pub(super) mod field_error;
pub(crate) mod glossary_terms;
pub(super) mod highlight;
pub(super) mod hotline;
pub(crate) mod icons;
pub(super) mod interests;
pub(super) mod load_notice;
pub(super) mod month;
pub(super) mod multi_choice;
pub(super) mod national;
pub(super) mod number;
pub(super) mod occupation_item;
pub(super) mod policy_banner;
pub(super) mod progress;
pub(crate) mod qr;
pub(super) mod read_aloud_button;
pub(super) mod receipt_contents;
pub(super) mod resume;
pub(crate) mod rule_tree;
pub(super) mod search_field;
pub(super) mod section;
pub(super) mod single_choice;
