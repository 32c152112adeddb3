//! Loads chunks and data files.

use super::Runtime;
use crate::browser::{bundles, document, host};
use crate::chunks::directory::directory;
use crate::chunks::extras::{ExtrasEffects, extras};
use crate::chunks::handwriting::handwriting;
use crate::chunks::{LoadedChunks, load_chunk};
use crate::view::title::title;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;
use widget_state::chunks::MeaningSteps;
use widget_state::kiosk::KioskEvent;
use widget_state::{Chunk, DataFile, Message, Resource, Route};

/// The reason why a resource was not loaded. The loader reports a failed chunk on the console itself.
pub(super) enum LoadError {
    /// The fetch failed.
    NotFetched,
    /// The file could not be parsed.
    Damaged,
}

/// The state of a file that is being parsed.
enum Parsed {
    /// It is parsed and in use.
    Whole,
    /// The meaning file, which takes too long for one task of the browser: the steps that are left.
    InSteps(MeaningSteps),
}

impl Runtime {
    /// Starts loading a resource; reports [`Message::Loaded`].
    pub(super) fn load(&self, resource: Resource) {
        let runtime = self.clone();
        spawn_local(async move {
            let loaded = runtime.load_resource(resource).await;
            if let Err(error) = &loaded {
                warn(resource, error);
            }
            runtime.dispatch(Message::Loaded(resource, loaded.is_ok()));
            runtime.configure_kiosk();
            if !runtime.is_in_memory() {
                // Only the directory has the name of an occupation.
                document::set_title(&title(&runtime.context()));
            }
        });
    }

    /// Returns the effects of the extras chunk, once it is loaded.
    pub(super) fn extras(&self) -> Option<&'static ExtrasEffects> {
        self.0.chunks.get().extras.map(|extras| &extras.effects)
    }

    /// Loads a chunk, or a file and the chunk that parses it; a deployer's occupations file comes first. A
    /// single future for all `await`s: each further `async fn` would be a state machine of its own in the
    /// wasm.
    async fn load_resource(&self, resource: Resource) -> Result<(), LoadError> {
        let host = self.0.host.cast::<HtmlElement>().ok_or(LoadError::NotFetched)?;
        let override_file = if matches!(resource, Resource::File(DataFile::Policies) | Resource::Chunk(_)) {
            None
        } else {
            host::host().and_then(|host| bundles::occupations_override(&host))
        };
        let mut file = match resource {
            // Requested before the chunk that parses it, so that both are on their way at once.
            Resource::File(file) if override_file.is_none() => Some((file, bundles::fetch(&host, file))),
            _ => None,
        };
        if let Some(chunk) = resource.chunk() {
            load_chunk(chunk).await.ok_or(LoadError::NotFetched)?;
            self.connect_chunk(chunk, &host);
        }
        if let (Some(request), Resource::File(wanted)) = (override_file, resource) {
            let found = request.await.ok().and_then(|value| bundles::file_override(&value));
            if found.is_some_and(|found| self.0.data.borrow_mut().use_occupations(&found)) {
                return Ok(());
            }
            file = Some((wanted, bundles::fetch(&host, wanted)));
        }
        let Some((file, bytes)) = file else { return Ok(()) };
        let bytes = bytes.await.ok_or(LoadError::NotFetched)?;
        let Parsed::InSteps(mut next_step) = self.parse_file(file, bytes).ok_or(LoadError::Damaged)? else {
            return Ok(());
        };
        let meaning = loop {
            if let Some(meaning) = next_step() {
                break meaning.ok_or(LoadError::Damaged)?;
            }
            // The browser handles taps and keys in between.
            bundles::next_task().await;
        };
        self.0.data.borrow_mut().meaning = Some(meaning);
        Ok(())
    }

    /// Makes a loaded chunk available to the state, the views and the effects.
    fn connect_chunk(&self, chunk: Chunk, host: &HtmlElement) {
        let loaded = self.0.chunks.get();
        match chunk {
            Chunk::Directory => {
                let directory = directory();
                self.0.chunks.set(LoadedChunks { directory: Some(directory), ..loaded });
                self.0.data.borrow_mut().directory_logic = Some(&directory.logic);
            }
            Chunk::Extras => {
                let extras = extras();
                self.0.chunks.set(LoadedChunks { extras: Some(extras), ..loaded });
                self.0.data.borrow_mut().extras_logic = Some(&extras.logic);
                if loaded.extras.is_none() {
                    self.watch_device(&extras.effects, host);
                }
            }
            Chunk::Handwriting => {
                let handwriting = handwriting();
                self.0.chunks.set(LoadedChunks { handwriting: Some(handwriting), ..loaded });
                self.0.data.borrow_mut().handwriting_logic = Some(&handwriting.logic);
                if loaded.handwriting.is_none() {
                    (handwriting.watch_pen)(&self.context());
                }
            }
        }
    }

    /// Watches the devices that only the extras chunk uses.
    fn watch_device(&self, effects: &ExtrasEffects, host: &HtmlElement) {
        let cx = self.context();
        if cx.state.route == Route::Tally {
            (effects.watch_scanner)(&cx);
        } else {
            (effects.watch_voices)(&cx, host);
        }
    }

    /// Parses a file; `None` if it is damaged.
    fn parse_file(&self, file: DataFile, bytes: Vec<u8>) -> Option<Parsed> {
        let mut data = self.0.data.borrow_mut();
        match file {
            DataFile::Policies => data.add_policies(&bytes).ok()?,
            DataFile::Handwriting => data.recogniser = Some((data.handwriting_logic?.parse)(&bytes)?),
            DataFile::Directory => data.directory = Some((data.directory_logic?.parse_directory)(&bytes)?),
            DataFile::National => data.national = Some((data.directory_logic?.parse_national)(&bytes)?),
            DataFile::Meaning => {
                let parse = data.directory_logic?.parse_meaning;
                return Some(Parsed::InSteps(parse(bytes, data.directory?, data.national?)));
            }
        }
        Some(Parsed::Whole)
    }

    /// Configures a kiosk with its settings, once the extras chunk is loaded.
    fn configure_kiosk(&self) {
        let Some(effects) = self.extras() else { return };
        let Some(settings) = self.0.kiosk_settings.take() else { return };
        self.dispatch(Message::Kiosk(KioskEvent::Configured(settings)));
        let (kiosk, dispatch) = (self.clone(), self.clone());
        (effects.kiosk_watch)(
            Box::new(move || kiosk.0.state.borrow().kiosk.clone()),
            Box::new(move |message| dispatch.dispatch(message)),
        );
    }
}

/// Warns a deployer on the console: a missing file and a damaged one have different causes.
fn warn(resource: Resource, error: &LoadError) {
    let name = match resource {
        // The loader has reported the file and the reason.
        Resource::Chunk(_) => return,
        Resource::File(DataFile::Directory) => "directory",
        Resource::File(DataFile::National) => "national",
        Resource::File(DataFile::Meaning) => "meaning",
        Resource::File(DataFile::Policies) => "policies",
        Resource::File(DataFile::Handwriting) => "handwriting",
    };
    let reason = match error {
        LoadError::NotFetched => ": not fetched",
        LoadError::Damaged => ": damaged",
    };
    document::warn(&["qilu-green: ", name, reason].concat());
}
