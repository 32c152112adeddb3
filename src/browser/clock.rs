//! The device's clock.

use crate::state::clock::day_of;
use eligibility::Date;

/// The day it is in Shandong, if the device is to be believed.
pub fn today() -> Option<Date> {
    let milliseconds = js_sys::Date::now();
    // The conversion saturates, and what is beyond the calendar has no day.
    day_of(milliseconds as i64)
}
