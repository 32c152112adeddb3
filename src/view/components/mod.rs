//! The parts pages are made of. Each turns a piece of the cx into an element and keeps nothing.

pub(super) mod age_line;
pub(super) mod bundle_notice;
pub(super) mod carried;
pub(super) mod choice;
pub(super) mod choices;
pub(super) mod citation;
pub(crate) mod condition;
pub(super) mod entry;
pub(crate) mod explained;
pub(super) mod facets;
pub(super) mod highlight;
pub(super) mod hotline;
pub(crate) mod icons;
pub(super) mod month;
pub(super) mod national;
pub(super) mod number;
pub(super) mod part;
pub(super) mod plan;
pub(super) mod progress;
pub(crate) mod qr;
pub(super) mod read_aloud_button;
pub(super) mod resume;
pub(super) mod search_field;
pub(super) mod slip;
pub(crate) mod tree;
pub(super) mod wishes;
