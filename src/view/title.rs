//! The document title of each page.

use super::context::ViewContext;
use content::outcome::outcome_words;
use content::text::{self, interpolate};
use widget_state::Route;

/// Returns the document title.
pub(crate) fn title(cx: &ViewContext) -> String {
    match cx.state.route {
        Route::Start => text::SHELL_TITLE.to_owned(),
        _ => interpolate(text::SHELL_TITLE_OF, &[("page", &page_name(cx))]),
    }
}

/// Returns the name of the current page.
pub(super) fn page_name(cx: &ViewContext) -> String {
    match &cx.state.route {
        _ if cx.state.awaits_policy(&cx.data) => text::POLICIES_TITLE.to_owned(),
        Route::Start => text::SHELL_NAME.to_owned(),
        Route::Question { .. } => match cx.state.fact(&cx.data) {
            Some(fact) => cx.policy().question(fact).title.clone(),
            None => text::NOT_FOUND_TITLE.to_owned(),
        },
        Route::Review { .. } => text::REVIEW_TITLE.to_owned(),
        Route::Result { .. } => outcome_words(cx.policy(), &cx.state.verdict(&cx.data)).title.to_owned(),
        Route::Receipt { .. } => receipt_name(cx).to_owned(),
        Route::Presented(_) => text::RECEIPT_PRESENTED_TITLE.to_owned(),
        Route::Directory(_) => text::DIRECTORY_TITLE.to_owned(),
        Route::Occupation(code) => {
            let known = cx.data.directory_logic.zip(cx.data.directory);
            let name = known.and_then(|(logic, directory)| (logic.occupation_name)(directory, *code));
            name.unwrap_or_else(|| code.text())
        }
        Route::Policies => text::POLICIES_TITLE.to_owned(),
        Route::Tally => text::TALLY_TITLE.to_owned(),
        Route::About => text::ABOUT_TITLE.to_owned(),
        Route::Check { .. } | Route::NotFound => text::NOT_FOUND_TITLE.to_owned(),
    }
}

/// Returns the name of the receipt's page: without an answer there is no result to save, only the wishes.
pub(crate) fn receipt_name(cx: &ViewContext) -> &'static str {
    if cx.state.answers(&cx.data).is_empty() { text::RECEIPT_TITLE_WISHES } else { text::RECEIPT_TITLE }
}
