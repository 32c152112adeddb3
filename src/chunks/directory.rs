//! The directory chunk: the search, the directory's pages and the explanations of official terms. It is
//! loaded as soon as the first page is shown.

use crate::view::chunks::DirectoryViews;
use widget_state::chunks::DirectoryLogic;

/// The functions of the directory chunk, by layer.
#[derive(Debug)]
pub(crate) struct DirectoryChunk {
    /// State functions.
    pub(crate) logic: DirectoryLogic,
    /// Pages and components.
    pub(crate) views: DirectoryViews,
}

static DIRECTORY: DirectoryChunk =
    DirectoryChunk { logic: DirectoryLogic::TABLE, views: DirectoryViews::TABLE };

split_point::split_point! {
    /// Returns the chunk, which has to be loaded in the browser: see [`super::load_chunk`].
    pub(crate) fn directory() -> &'static DirectoryChunk, "directory" {
        &DIRECTORY
    }
}
