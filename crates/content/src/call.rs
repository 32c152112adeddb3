//! What a visitor needs for a call: how each answer is spoken, and the offices that were checked.

/// An office that was checked, for a city or a county.
#[derive(Debug)]
pub struct Office {
    /// The option of the question about the city.
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
