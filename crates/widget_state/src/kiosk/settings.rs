//! What whoever puts up a kiosk can ask for, and what is said to what cannot be understood.

use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

/// What whoever put it up asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// After so many seconds without a sign of anybody it asks.
    pub idle: u32,
    /// So many seconds later everything is wiped.
    pub countdown: u32,
    /// Whether there is a printer.
    pub prints: bool,
    /// What is in it.
    pub papers: Papers,
}

/// A paper to print on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Paper {
    /// A sheet of 210 by 297 millimetres.
    A4,
    /// A roll 80 millimetres wide.
    Roll,
}

/// Which papers there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Papers {
    /// Both: the person chooses.
    Both,
    /// This one.
    Only(Paper),
}

/// The name of a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Name {
    /// [`Settings::idle`]
    Idle,
    /// [`Settings::countdown`]
    Countdown,
    /// [`Settings::prints`]
    Print,
    /// [`Settings::papers`]
    Paper,
}

/// A setting with a value that it cannot have; it is left as it is without.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mistake {
    /// Which.
    pub name: Name,
    /// What was written there, cut short.
    pub value: String,
}

/// So much of a wrong value is shown.
const SHOWN: usize = 20;

impl Default for Settings {
    fn default() -> Self {
        Self { idle: 60, countdown: 30, prints: true, papers: Papers::Both }
    }
}

impl Name {
    const ALL: [Name; 4] = [Name::Idle, Name::Countdown, Name::Print, Name::Paper];

    /// As it stands in an address.
    pub fn as_str(self) -> &'static str {
        match self {
            Name::Idle => "idle",
            Name::Countdown => "countdown",
            Name::Print => "print",
            Name::Paper => "paper",
        }
    }

    /// The seconds that a duration can have: long enough to read and to reach the screen, short enough for the
    /// next person not to find the one before.
    pub fn seconds(self) -> Option<RangeInclusive<u32>> {
        match self {
            Name::Idle => Some(10..=600),
            Name::Countdown => Some(10..=120),
            Name::Print | Name::Paper => None,
        }
    }
}

impl Settings {
    /// Sets the value; `None` when it is none that the setting can have.
    fn set(&mut self, name: Name, value: &str) -> Option<()> {
        let seconds =
            || value.parse().ok().filter(|seconds| name.seconds().is_some_and(|fit| fit.contains(seconds)));
        match (name, value) {
            (Name::Idle, _) => self.idle = seconds()?,
            (Name::Countdown, _) => self.countdown = seconds()?,
            (Name::Print, "on") => self.prints = true,
            (Name::Print, "off") => self.prints = false,
            (Name::Paper, "ask") => self.papers = Papers::Both,
            (Name::Paper, "a4") => self.papers = Papers::Only(Paper::A4),
            (Name::Paper, "80mm") => self.papers = Papers::Only(Paper::Roll),
            (Name::Print | Name::Paper, _) => return None,
        }
        Some(())
    }
}

impl Paper {
    /// As it stands in an address.
    pub fn as_str(self) -> &'static str {
        match self {
            Paper::A4 => "a4",
            Paper::Roll => "80mm",
        }
    }
}

impl Papers {
    /// Each of them.
    pub fn list(self) -> Vec<Paper> {
        match self {
            Papers::Both => vec![Paper::A4, Paper::Roll],
            Papers::Only(paper) => vec![paper],
        }
    }
}

/// Reads `idle=60&print=off`: what comes later counts. What is no setting of a kiosk is left aside.
pub fn parse(asked: &str) -> (Settings, Vec<Mistake>) {
    let mut settings = Settings::default();
    let mut mistakes = Vec::new();
    for part in asked.split('&') {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        let Some(name) = Name::ALL.into_iter().find(|known| known.as_str() == name) else { continue };
        if settings.set(name, value).is_none() {
            mistakes.push(Mistake { name, value: value.chars().take(SHOWN).collect() });
        }
    }
    (settings, mistakes)
}

#[cfg(test)]
mod tests {
    use super::{Name, Paper, Papers, Settings, parse};

    #[test]
    fn what_is_asked_for_is_taken_and_what_comes_later_counts() {
        let (settings, mistakes) =
            parse("idle=20&mode=kiosk&idle=90&countdown=10&print=off&paper=80mm&large");
        let papers = Papers::Only(Paper::Roll);
        assert_eq!(settings, Settings { idle: 90, countdown: 10, prints: false, papers });
        assert!(mistakes.is_empty());
        assert_eq!(parse("").0, Settings::default());
    }

    #[test]
    fn what_cannot_be_is_told_and_leaves_the_setting_as_it_is() {
        for (asked, name) in [
            ("idle=9", Name::Idle),
            ("idle=601", Name::Idle),
            ("idle=1e2", Name::Idle),
            ("idle=-60", Name::Idle),
            ("idle", Name::Idle),
            ("idle=99999999999999999999", Name::Idle),
            ("countdown=0", Name::Countdown),
            ("countdown=%3Cb%3E", Name::Countdown),
            ("print=no", Name::Print),
            ("paper=a5", Name::Paper),
        ] {
            let (settings, mistakes) = parse(asked);
            assert_eq!(settings, Settings::default(), "{asked}");
            assert_eq!(mistakes.len(), 1, "{asked}");
            assert_eq!(mistakes[0].name, name);
            assert!(mistakes[0].value.chars().count() <= 20);
        }
    }
}
