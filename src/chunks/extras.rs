//! The extras chunk: receipt, rule tree, other policies, about page, kiosk and tally. It is loaded after
//! everything else and may name what is in the directory chunk, since it comes after that.

use super::{clearing, speech_effects, tally_effects};
use crate::browser::{idle_timer, kiosk, share::share};
use crate::result_image;
use crate::view::chunks::ExtrasViews;
use crate::view::context::ViewContext;
use std::pin::Pin;
use web_sys::{Element, HtmlElement};
use widget_state::chunks::ExtrasLogic;
use widget_state::kiosk::KioskEffect;
use widget_state::tally;
use widget_state::{ShareAction, ShareOutcome};

/// The pending outcome of a share action.
pub(crate) type Sharing = Pin<Box<dyn Future<Output = Option<ShareOutcome>>>>;

/// The functions of the extras chunk, by layer.
#[derive(Debug)]
pub(crate) struct ExtrasChunk {
    /// State functions and texts.
    pub(crate) logic: ExtrasLogic,
    /// Pages and components.
    pub(crate) views: ExtrasViews,
    /// The effects that the runtime runs.
    pub(crate) effects: ExtrasEffects,
}

/// The effects of the extras chunk.
#[derive(Debug)]
pub(crate) struct ExtrasEffects {
    /// Shares the result: draws its image, or calls [`crate::browser::share::share`].
    pub(crate) share: fn(ShareAction, &ViewContext, Option<Element>) -> Sharing,
    /// Starts or stops reading the page aloud.
    pub(crate) speak: fn(bool, &ViewContext),
    /// Looks for a voice and for changes to the device's voices.
    pub(crate) watch_voices: fn(&ViewContext, &Element),
    /// Takes the question whether to clear back after some seconds.
    pub(crate) lapse_clearing: fn(&ViewContext),
    /// Runs an effect of the tally page.
    pub(crate) tally: fn(tally::TallyEffect, &ViewContext),
    /// Listens to a barcode scanner.
    pub(crate) watch_scanner: fn(&ViewContext),
    /// Watches the user activity at a kiosk.
    pub(crate) kiosk_watch: fn(idle_timer::Look, idle_timer::Send),
    /// Runs the share of a kiosk effect that comes before the next render.
    pub(crate) kiosk_before_render: fn(KioskEffect),
    /// Runs the share of a kiosk effect that comes after it.
    pub(crate) kiosk_after_render: fn(KioskEffect, &Element, Option<HtmlElement>),
}

static EXTRAS: ExtrasChunk = ExtrasChunk {
    logic: ExtrasLogic::TABLE,
    views: ExtrasViews::TABLE,
    effects: ExtrasEffects {
        share: |action, cx, host| {
            if action != ShareAction::Image {
                return Box::pin(share(action, host));
            }
            let outcome = result_image::show(cx, host);
            Box::pin(async move { Some(outcome) })
        },
        speak: speech_effects::speak,
        watch_voices: speech_effects::watch_voices,
        lapse_clearing: clearing::lapse,
        tally: tally_effects::run,
        watch_scanner: tally_effects::watch_scanner,
        kiosk_watch: idle_timer::watch,
        kiosk_before_render: kiosk::before_render,
        kiosk_after_render: kiosk::after_render,
    },
};

split_point::split_point! {
    /// Returns the chunk, which has to be loaded in the browser: see [`super::load_chunk`].
    pub(crate) fn extras() -> &'static ExtrasChunk, "extras" after "directory" -> &'static super::directory::DirectoryChunk {
        &EXTRAS
    }
}
