//! Reads the device's clock: the date in Shandong, and the milliseconds since the Unix epoch.

use eligibility::Date;
use widget_state::clock::day_of;

/// Returns the current date in Shandong, by the device's clock.
pub fn today() -> Option<Date> {
    // `None` for times outside the supported calendar.
    day_of(now())
}

/// Returns the milliseconds since the Unix epoch.
pub fn now() -> i64 {
    // The conversion saturates.
    js_sys::Date::now() as i64
}
