//! The settings of a kiosk, which its deployer writes into the URL.

use receipt::link::decode;
use std::ops::RangeInclusive;

/// The settings of a kiosk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The seconds without user activity after which it asks.
    pub idle: u32,
    /// The seconds after that until everything is wiped.
    pub countdown: u32,
    /// Whether there is a printer.
    pub prints: bool,
    /// The papers in the printer.
    pub papers: Papers,
}

/// A paper to print on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// A sheet of 210 by 297 millimetres.
    A4,
    /// A roll 80 millimetres wide.
    Roll,
}

/// The papers in the printer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Papers {
    /// Both: the visitor chooses.
    Both,
    /// One of them.
    Only(Paper),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettingKey {
    /// [`Settings::idle`]
    Idle,
    /// [`Settings::countdown`]
    Countdown,
    /// [`Settings::prints`]
    Print,
    /// [`Settings::papers`]
    Paper,
}

/// A setting that has no effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidSetting {
    /// The setting, whose value could not be parsed; it keeps its default. `None` for an unknown name.
    pub key: Option<SettingKey>,
    /// The value, or the unknown name, decoded and truncated.
    pub value: String,
}

/// The other parameters of the widget's address, which are no settings of a kiosk.
const OTHER_PARAMETERS: [&str; 7] =
    ["mode", "large", "city", "theme", "accent", "bundle", "bundle-integrity"];

/// The maximum length of the value shown.
const MAX_VALUE_LENGTH: usize = 20;

impl Default for Settings {
    fn default() -> Self {
        Self { idle: 60, countdown: 30, prints: true, papers: Papers::Both }
    }
}

impl SettingKey {
    const ALL: [SettingKey; 4] =
        [SettingKey::Idle, SettingKey::Countdown, SettingKey::Print, SettingKey::Paper];

    /// Returns the spelling in a URL.
    pub fn as_str(self) -> &'static str {
        match self {
            SettingKey::Idle => "idle",
            SettingKey::Countdown => "countdown",
            SettingKey::Print => "print",
            SettingKey::Paper => "paper",
        }
    }

    /// Returns the valid seconds of a duration: long enough to read and to reach the screen, short enough
    /// that the next visitor does not find the data of the previous one.
    pub fn seconds(self) -> Option<RangeInclusive<u32>> {
        match self {
            SettingKey::Idle => Some(10..=600),
            SettingKey::Countdown => Some(10..=120),
            SettingKey::Print | SettingKey::Paper => None,
        }
    }
}

impl Settings {
    /// Parses and sets the value; `None` if it is invalid.
    fn set(&mut self, key: SettingKey, value: &str) -> Option<()> {
        let seconds =
            || value.parse().ok().filter(|seconds| key.seconds().is_some_and(|fit| fit.contains(seconds)));
        match (key, value) {
            (SettingKey::Idle, _) => self.idle = seconds()?,
            (SettingKey::Countdown, _) => self.countdown = seconds()?,
            (SettingKey::Print, "on") => self.prints = true,
            (SettingKey::Print, "off") => self.prints = false,
            (SettingKey::Paper, "ask") => self.papers = Papers::Both,
            (SettingKey::Paper, "a4") => self.papers = Papers::Only(Paper::A4),
            (SettingKey::Paper, "80mm") => self.papers = Papers::Only(Paper::Roll),
            (SettingKey::Print | SettingKey::Paper, _) => return None,
        }
        Some(())
    }
}

impl Paper {
    /// Returns the spelling in a URL.
    pub fn as_str(self) -> &'static str {
        match self {
            Paper::A4 => "a4",
            Paper::Roll => "80mm",
        }
    }
}

impl Papers {
    /// Returns each paper.
    pub fn list(self) -> Vec<Paper> {
        match self {
            Papers::Both => vec![Paper::A4, Paper::Roll],
            Papers::Only(paper) => vec![paper],
        }
    }
}

/// Parses `idle=60&print=off`. Later values override earlier ones; unknown names are reported, so that a
/// deployer sees a misspelled one.
pub fn parse(text: &str) -> (Settings, Vec<InvalidSetting>) {
    let mut settings = Settings::default();
    let mut invalid_settings = Vec::new();
    for pair in text.split('&') {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        let (key, value) = (decode(key), decode(value));
        let known = SettingKey::ALL.into_iter().find(|known| known.as_str() == key);
        let invalid = match known {
            Some(key) if settings.set(key, &value).is_none() => &value,
            None if !key.is_empty() && !OTHER_PARAMETERS.contains(&&*key) => &key,
            _ => continue,
        };
        let value = invalid.chars().take(MAX_VALUE_LENGTH).collect();
        invalid_settings.push(InvalidSetting { key: known, value });
    }
    (settings, invalid_settings)
}

#[cfg(test)]
mod tests {
    use super::{Paper, Papers, SettingKey, Settings, parse};

    #[test]
    fn later_values_override_earlier_ones() {
        let (settings, invalid_settings) =
            parse("idle=20&mode=kiosk&idle=90&countdown=10&print=off&paper=80mm&large");
        let papers = Papers::Only(Paper::Roll);
        assert_eq!(settings, Settings { idle: 90, countdown: 10, prints: false, papers });
        assert!(invalid_settings.is_empty());
        assert_eq!(parse("").0, Settings::default());
    }

    #[test]
    fn an_invalid_value_is_reported_and_the_default_stays() {
        for (text, key) in [
            ("idle=9", SettingKey::Idle),
            ("idle=601", SettingKey::Idle),
            ("idle=1e2", SettingKey::Idle),
            ("idle=-60", SettingKey::Idle),
            ("idle", SettingKey::Idle),
            ("idle=99999999999999999999", SettingKey::Idle),
            ("countdown=0", SettingKey::Countdown),
            ("countdown=%3Cb%3E", SettingKey::Countdown),
            ("print=no", SettingKey::Print),
            ("paper=a5", SettingKey::Paper),
        ] {
            let (settings, invalid_settings) = parse(text);
            assert_eq!(settings, Settings::default(), "{text}");
            assert_eq!(invalid_settings.len(), 1, "{text}");
            assert_eq!(invalid_settings[0].key, Some(key));
            assert!(invalid_settings[0].value.chars().count() <= 20);
        }
    }

    #[test]
    fn an_unknown_name_is_reported() {
        for name in ["Idle", "IDLE", "idel", "count-down", "Countdown", "printer", "papers", "kiosk", "打印"]
        {
            let (settings, invalid_settings) = parse(&[name, "=30"].concat());
            assert_eq!(settings, Settings::default(), "{name}");
            let reported: Vec<_> = invalid_settings.iter().map(|it| (it.key, &*it.value)).collect();
            assert_eq!(reported, [(None, name)]);
        }
        let known = "mode=kiosk&large&city=jinan&theme=dark&accent=%23000&bundle=x&bundle-integrity=y&&=1";
        assert_eq!(parse(known).1, []);
    }

    /// The page shows the values as the deployer wrote them.
    #[test]
    fn names_and_values_are_decoded() {
        for (text, value) in [
            ("idle=%3Cb%3E", "<b>"),
            ("idle=%E5%85%AD%E5%8D%81", "六十"),
            ("print=%20on", " on"),
            ("paper=A4%26", "A4&"),
            ("%E7%A9%BA%E9%97%B2=30", "空闲"),
        ] {
            assert_eq!(parse(text).1[0].value, value);
        }
        assert_eq!(parse("%69dle=90").0.idle, 90);
    }
}
