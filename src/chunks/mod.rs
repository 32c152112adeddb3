//! The chunks of the widget that are loaded after the first page, each a wasm file of its own
//! (docs/decisions/0008-wasm-chunks.md).
//!
//! A function that is reached only through a chunk's table is in that chunk's file. So no code outside may
//! name it: the state finds it in [`Resources`](widget_state::Resources), a view in its context, and the
//! runtime in [`LoadedChunks`]. `cargo xtask build` prints the size of each file.

pub(crate) mod directory;
pub(crate) mod extras;
mod speech_effects;
mod tally_effects;

use crate::view::chunks::LoadedViews;
use directory::{DirectoryChunk, directory};
use extras::{ExtrasChunk, extras};

/// The chunks that have been loaded.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct LoadedChunks {
    /// The directory chunk.
    pub(crate) directory: Option<&'static DirectoryChunk>,
    /// The extras chunk.
    pub(crate) extras: Option<&'static ExtrasChunk>,
}

impl LoadedChunks {
    /// Returns their views.
    pub(crate) fn views(self) -> LoadedViews {
        LoadedViews {
            directory: self.directory.map(|chunk| &chunk.views),
            extras: self.extras.map(|chunk| &chunk.views),
        }
    }
}

/// Loads the directory chunk. The loader fetches it once, unless the fetch failed.
pub(crate) async fn load_directory() -> Option<&'static DirectoryChunk> {
    load(0).await?;
    Some(directory())
}

/// Loads the extras chunk, and the directory chunk before it.
pub(crate) async fn load_extras() -> Option<&'static ExtrasChunk> {
    load(1).await?;
    Some(extras())
}

/// Loads a chunk and those before it; 0 is the directory chunk.
#[cfg(feature = "code-splitting")]
async fn load(chunk: u32) -> Option<()> {
    wasm_bindgen_futures::JsFuture::from(loader::load_chunk(chunk)).await.ok().map(|_| ())
}

/// Does nothing: all chunks are in one file in this build.
#[cfg(not(feature = "code-splitting"))]
async fn load(_chunk: u32) -> Option<()> {
    Some(())
}

#[cfg(feature = "code-splitting")]
mod loader {
    use wasm_bindgen::prelude::wasm_bindgen;

    #[wasm_bindgen]
    extern "C" {
        /// Defined by `web/loader/loader.js`.
        #[wasm_bindgen(js_namespace = wasm_bindgen, js_name = loadChunk)]
        pub(super) fn load_chunk(chunk: u32) -> js_sys::Promise;
    }
}
