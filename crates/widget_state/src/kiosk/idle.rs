//! How long nobody has to do anything until the kiosk asks, and until it wipes everything.

use super::{Settings, Stage};

/// What a kiosk in use is after so many milliseconds without a sign of anybody; `None` when it is
/// over. The time comes from a clock, so a device that slept wakes up to what is due by then.
pub(super) fn stage(settings: Settings, quiet: i64) -> Option<Stage> {
    let idle = i64::from(settings.idle) * 1000;
    let left = idle + i64::from(settings.countdown) * 1000 - quiet;
    match (quiet < idle, left) {
        (true, _) => Some(Stage::InUse),
        // The last second is shown as one, not as none.
        (false, 1..) => Some(Stage::Asking(((left + 999) / 1000) as u32)),
        (false, _) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::stage;
    use crate::kiosk::{Settings, Stage};

    #[test]
    fn sixty_seconds_then_thirty_to_answer_then_nothing_is_left() {
        let after = |quiet| stage(Settings::default(), quiet);
        assert_eq!(after(0), Some(Stage::InUse));
        assert_eq!(after(59_999), Some(Stage::InUse));
        assert_eq!(after(60_000), Some(Stage::Asking(30)));
        assert_eq!(after(60_001), Some(Stage::Asking(30)));
        assert_eq!(after(61_000), Some(Stage::Asking(29)));
        assert_eq!(after(89_999), Some(Stage::Asking(1)));
        assert_eq!(after(90_000), None);
        assert_eq!(after(i64::MAX), None, "asleep for very long");
    }
}
