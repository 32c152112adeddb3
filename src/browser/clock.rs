//! The device's clock.

use eligibility::Date;
use widget_state::clock::day_of;

/// The day it is in Shandong, if the device is to be believed.
pub fn today() -> Option<Date> {
    // What is beyond the calendar has no day.
    day_of(now())
}

/// The milliseconds since 1970 began in UTC.
pub fn now() -> i64 {
    // The conversion saturates.
    js_sys::Date::now() as i64
}
