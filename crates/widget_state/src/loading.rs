//! The resources that are loaded after the first page: chunks of the widget and data files.

use crate::{Effect, Resources, Route, State, navigation};
use std::ops::{Index, IndexMut};

/// A chunk of the widget, in a wasm file of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chunk {
    /// The directory with its search, and the explanations of official terms.
    Directory,
    /// Everything else that a check does not need.
    Extras,
    /// The code that only a kiosk's directory page needs: the recogniser of handwriting, and the pictures of
    /// everyday words.
    Handwriting,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataFile {
    /// The directory of green occupations.
    Directory,
    /// The national classification of occupations.
    National,
    /// The meaning of queries; parsed with the two files above.
    Meaning,
    /// All policies but the first.
    Policies,
    /// The templates of handwritten characters.
    Handwriting,
}

/// A resource that is loaded after the first page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resource {
    /// Code.
    Chunk(Chunk),
    /// Data.
    File(DataFile),
}

/// The load state of a resource.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LoadState {
    #[default]
    NotRequested,
    /// Requested and not there yet.
    Loading,
    /// Loaded; in [`Resources`].
    Loaded,
    /// The request failed, or the file could not be parsed.
    Failed,
}

/// The load state of each resource.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Loads([LoadState; 8]);

impl From<Chunk> for Resource {
    fn from(chunk: Chunk) -> Self {
        Resource::Chunk(chunk)
    }
}

impl From<DataFile> for Resource {
    fn from(file: DataFile) -> Self {
        Resource::File(file)
    }
}

impl Resource {
    /// Returns the chunk to load: the resource itself, or the chunk that parses the file.
    pub fn chunk(self) -> Option<Chunk> {
        match self {
            Resource::Chunk(chunk) => Some(chunk),
            Resource::File(DataFile::Directory | DataFile::National | DataFile::Meaning) => {
                Some(Chunk::Directory)
            }
            Resource::File(DataFile::Handwriting) => Some(Chunk::Handwriting),
            Resource::File(DataFile::Policies) => None,
        }
    }

    fn index(self) -> usize {
        match self {
            Resource::Chunk(Chunk::Directory) => 0,
            Resource::Chunk(Chunk::Extras) => 1,
            Resource::File(DataFile::Directory) => 2,
            Resource::File(DataFile::National) => 3,
            Resource::File(DataFile::Policies) => 4,
            Resource::File(DataFile::Meaning) => 5,
            Resource::Chunk(Chunk::Handwriting) => 6,
            Resource::File(DataFile::Handwriting) => 7,
        }
    }
}

impl<R: Into<Resource>> Index<R> for Loads {
    type Output = LoadState;

    fn index(&self, resource: R) -> &LoadState {
        &self.0[resource.into().index()]
    }
}

impl<R: Into<Resource>> IndexMut<R> for Loads {
    fn index_mut(&mut self, resource: R) -> &mut LoadState {
        &mut self.0[resource.into().index()]
    }
}

/// Requests the resources that are loaded right behind the first page.
pub(crate) fn start(state: &mut State) -> Vec<Effect> {
    let mut effects = vec![Effect::PageOpened { first: true }];
    effects.extend(request(state, Chunk::Directory));
    effects.extend(request(state, DataFile::Directory));
    if state.kiosk.is_some() {
        // A kiosk shows nothing without it.
        effects.extend(request(state, Chunk::Extras));
        effects.extend(request(state, Chunk::Handwriting));
    }
    effects
}

/// Records that a resource was loaded, or that it failed.
pub(crate) fn loaded(state: &mut State, resource: Resource, loaded: bool, data: &Resources) -> Vec<Effect> {
    state.loads[resource] = if loaded { LoadState::Loaded } else { LoadState::Failed };
    match resource {
        Resource::File(DataFile::Policies) if loaded => navigation::policies_loaded(state, data),
        Resource::File(DataFile::Directory) => {
            let mut effects = request_national(state);
            effects.extend(request_meaning(state));
            if effects.is_empty() {
                effects.extend(request(state, Chunk::Extras));
            }
            effects
        }
        Resource::File(DataFile::National) if loaded => request_meaning(state),
        // Last but eagerly, so that network traffic does not reveal which page is opened.
        Resource::File(DataFile::National | DataFile::Meaning) => request(state, Chunk::Extras),
        _ => Vec::new(),
    }
}

/// Requests the national list for the directory's page, behind the directory: on a slow network they would
/// delay each other, and the search field answers without the list.
pub(crate) fn request_national(state: &mut State) -> Vec<Effect> {
    if matches!(state.route, Route::Directory(_)) && state.loads[DataFile::Directory] == LoadState::Loaded {
        request(state, DataFile::National)
    } else {
        Vec::new()
    }
}

/// Requests the meaning file once both files that it refers to are loaded. Until then firm matches answer.
fn request_meaning(state: &mut State) -> Vec<Effect> {
    let is_loaded = |file: DataFile| state.loads[file] == LoadState::Loaded;
    if is_loaded(DataFile::Directory) && is_loaded(DataFile::National) {
        request(state, DataFile::Meaning)
    } else {
        Vec::new()
    }
}

/// Requests a failed resource again.
pub(crate) fn retry(state: &mut State, resource: Resource) -> Vec<Effect> {
    let mut effects = request(state, resource);
    if matches!(resource, Resource::Chunk(_)) {
        // Without the directory chunk neither the extras chunk nor the directory could be loaded.
        effects.extend(request(state, Chunk::Directory));
        effects.extend(request(state, DataFile::Directory));
    }
    effects
}

/// Requests a resource unless it is loaded or loading.
pub(crate) fn request(state: &mut State, resource: impl Into<Resource>) -> Vec<Effect> {
    let resource = resource.into();
    match state.loads[resource] {
        LoadState::NotRequested | LoadState::Failed => {
            state.loads[resource] = LoadState::Loading;
            vec![Effect::Load(resource)]
        }
        LoadState::Loading | LoadState::Loaded => Vec::new(),
    }
}
