//! The chunks of the widget that are loaded after the first page, each a wasm file of its own
//! (docs/decisions/0008-wasm-chunks.md).
//!
//! A function that is reached only through a chunk's table is in that chunk's file. So no code outside may
//! name it: the state finds it in [`Resources`](widget_state::Resources), a view in its context, and the
//! runtime in [`LoadedChunks`]. `cargo xtask build` prints the size of each file.

mod clearing;
pub(crate) mod directory;
pub(crate) mod extras;
pub(crate) mod handwriting;
mod speech_effects;
mod tally_effects;

use crate::view::chunks::LoadedViews;
use directory::DirectoryChunk;
use extras::ExtrasChunk;
use handwriting::HandwritingChunk;
use widget_state::Chunk;

/// The chunks that have been loaded.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct LoadedChunks {
    /// The directory chunk.
    pub(crate) directory: Option<&'static DirectoryChunk>,
    /// The extras chunk.
    pub(crate) extras: Option<&'static ExtrasChunk>,
    /// The handwriting chunk.
    pub(crate) handwriting: Option<&'static HandwritingChunk>,
}

impl LoadedChunks {
    /// Returns their views.
    pub(crate) fn views(self) -> LoadedViews {
        LoadedViews {
            directory: self.directory.map(|chunk| &chunk.views),
            extras: self.extras.map(|chunk| &chunk.views),
            handwriting: self.handwriting.map(|chunk| &chunk.views),
        }
    }
}

/// Loads a chunk, and the ones before it.
#[cfg(feature = "code-splitting")]
pub(crate) async fn load_chunk(chunk: Chunk) -> Option<()> {
    let position = match chunk {
        Chunk::Directory => 0,
        Chunk::Extras => 1,
        Chunk::Handwriting => 2,
    };
    crate::browser::chunk_loader::load(position).await
}

/// Does nothing: all chunks are in one file in this build.
#[cfg(not(feature = "code-splitting"))]
pub(crate) async fn load_chunk(_chunk: Chunk) -> Option<()> {
    Some(())
}
