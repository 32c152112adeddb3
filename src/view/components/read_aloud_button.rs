//! The button that reads the page aloud, which is in the extras chunk.

use crate::view::context::Scene;
use crate::view::element::Tag;

/// Renders the button once the extras chunk is loaded and has found a voice.
pub(crate) fn aloud(scene: &Scene) -> Option<Tag> {
    (scene.views.extras?.read_aloud_button)(scene)
}
