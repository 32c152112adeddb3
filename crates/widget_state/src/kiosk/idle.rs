//! The time without user activity after which a kiosk asks, and after which it wipes everything.

use super::{Presence, Settings};

/// Returns the presence after this number of milliseconds without user activity; `None` when the session is
/// over. The time comes from a clock, so that a device that slept is wiped when it wakes up.
pub(super) fn presence(settings: Settings, milliseconds: i64) -> Option<Presence> {
    let idle = i64::from(settings.idle) * 1000;
    let left = idle + i64::from(settings.countdown) * 1000 - milliseconds;
    match (milliseconds < idle, left) {
        (true, _) => Some(Presence::Active),
        // Rounded up, so that the last second is shown as 1.
        (false, 1..) => Some(Presence::Countdown(((left + 999) / 1000) as u32)),
        (false, _) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::presence;
    use crate::kiosk::{Presence, Settings};

    #[test]
    fn asks_after_sixty_seconds_and_wipes_thirty_seconds_later() {
        let after = |milliseconds| presence(Settings::default(), milliseconds);
        assert_eq!(after(0), Some(Presence::Active));
        assert_eq!(after(59_999), Some(Presence::Active));
        assert_eq!(after(60_000), Some(Presence::Countdown(30)));
        assert_eq!(after(60_001), Some(Presence::Countdown(30)));
        assert_eq!(after(61_000), Some(Presence::Countdown(29)));
        assert_eq!(after(89_999), Some(Presence::Countdown(1)));
        assert_eq!(after(90_000), None);
        assert_eq!(after(i64::MAX), None, "asleep for very long");
    }
}
