//! The data for a call: the spoken answers, and the verified offices.

/// The words for an answer in a call.
#[derive(Debug)]
pub struct SpokenAnswer {
    /// The id of the fact in the main policy.
    pub fact: &'static str,
    /// The id of the option, or [`ANY_OPTION`].
    pub option: &'static str,
    /// The words; empty if the answer is not spoken.
    pub words: &'static str,
}

/// The value of [`SpokenAnswer::option`] for a month, and for every option without words of its own.
pub const ANY_OPTION: &str = "answer";

/// A verified office of a city or a county.
#[derive(Debug)]
pub struct Office {
    /// The id of the city: an option of the question about the city.
    pub city: &'static str,
    /// The county; empty if the office is the city's.
    pub county: &'static str,
    /// The name of the office.
    pub name: &'static str,
    /// The postal address.
    pub address: &'static str,
    /// The public telephone number.
    pub phone: &'static str,
    /// The opening hours, in words.
    pub hours: &'static str,
    /// The address of the public page with these facts.
    pub source: &'static str,
    /// The day of the check.
    pub checked: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/call.rs"));
