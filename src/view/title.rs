//! The title of the document, page by page.

use super::context::Scene;
use content::text::{self, interpolate};
use widget_state::Route;

/// The title while `scene` is shown.
pub(crate) fn title(scene: &Scene) -> String {
    match scene.state.route {
        Route::Start => text::SHELL_TITLE.to_owned(),
        _ => interpolate(text::SHELL_TITLE_OF, &[("page", &name(scene))]),
    }
}

/// What the page shown is called.
pub(super) fn name(scene: &Scene) -> String {
    match &scene.state.route {
        _ if scene.state.awaits_policy(&scene.data) => text::POLICIES_TITLE.to_owned(),
        Route::Start => text::SHELL_NAME.to_owned(),
        Route::Question { .. } => match scene.state.fact(&scene.data) {
            Some(fact) => scene.policy().question(fact).title.clone(),
            None => text::NOT_FOUND_TITLE.to_owned(),
        },
        Route::Review { .. } => text::REVIEW_TITLE.to_owned(),
        Route::Result { .. } => {
            let outcome = scene.state.verdict(&scene.data).outcome;
            outcome.text(scene.policy()).title.clone()
        }
        Route::Receipt { .. } => text::RECEIPT_TITLE.to_owned(),
        Route::Presented(_) => text::RECEIPT_PRESENTED_TITLE.to_owned(),
        Route::Directory(_) => text::DIRECTORY_TITLE.to_owned(),
        Route::Occupation(code) => {
            let known = scene.data.directory_logic.zip(scene.data.directory);
            let name = known.and_then(|(logic, directory)| (logic.occupation_name)(directory, *code));
            name.unwrap_or_else(|| code.text())
        }
        Route::Policies => text::POLICIES_TITLE.to_owned(),
        Route::Tally => text::TALLY_TITLE.to_owned(),
        Route::About => text::ABOUT_TITLE.to_owned(),
        Route::Check { .. } | Route::NotFound => text::NOT_FOUND_TITLE.to_owned(),
    }
}
