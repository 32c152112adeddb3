//! The edition of the directory in use, and its number of entries.

use crate::view::context::ViewContext;
use content::counts;
use content::text::{self, format_integer, interpolate};
use widget_state::overrides::FileSource;

/// Returns `words` after the edition and the number of entries. They are left out while a deployer's
/// directory is not loaded.
pub(crate) fn with_directory_size(cx: &ViewContext, words: &str) -> String {
    let (edition, entries) = match cx.data.directory {
        Some(directory) => (directory.edition(), directory.occupations().len()),
        None if cx.data.directory_source == FileSource::Pending => return words.to_owned(),
        None => (counts::DIRECTORY_EDITION, counts::DIRECTORY_ENTRIES),
    };
    let number = format_integer(entries as i64);
    let mut text = interpolate(text::DIRECTORY_SIZE, &[("edition", edition), ("n", &number)]);
    text.push_str(words);
    text
}
