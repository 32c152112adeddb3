//! The button that reads the page aloud: the third part of the widget has it.

use crate::app::scene::Scene;
use crate::app::tag::Tag;

/// The button; nothing until the third part is here and has found a voice.
pub(crate) fn aloud(scene: &Scene) -> Option<Tag> {
    (scene.data.last?.aloud)(scene)
}
