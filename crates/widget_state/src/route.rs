//! The addresses of the pages: everything after `#`. No answer ever stands in one, but in the link of a
//! receipt, which a person chooses to make.

use super::Bundle;
use content::text::format_integer;
use occupations::{Basis, Field, Filter, MajorGroup, Mark, OccupationCode};
use receipt::link;
use serde::{Deserialize, Serialize};

/// Addresses longer than this are nobody's.
const LONGEST: usize = 200;

/// So many characters of a presented receipt are kept: enough to see that it is too long, whatever an
/// address made of them (a character of three bytes takes nine).
const LONGEST_RECEIPT: usize = 1200;

/// A page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum Route {
    /// What this is, and the two doors.
    Start,
    /// The next question of a policy, whichever it is; never stays in the address.
    Check {
        /// The policy's id; empty for the first policy.
        policy: String,
    },
    /// One question.
    Question {
        /// The policy's id; empty for the first policy.
        policy: String,
        /// The id of the fact asked for.
        question: String,
    },
    /// All answers on one page.
    Review {
        /// The policy's id; empty for the first policy.
        policy: String,
    },
    /// The verdict.
    Result {
        /// The policy's id; empty for the first policy.
        policy: String,
    },
    /// The receipt of the verdict, to be carried away.
    Receipt {
        /// The policy's id; empty for the first policy.
        policy: String,
    },
    /// A receipt that somebody presents: the text, as it came.
    Presented(String),
    /// The directory, narrowed to what the filter admits.
    Directory(Filter),
    /// One occupation.
    Occupation(OccupationCode),
    /// All policies but the first.
    Policies,
    /// Editions, sources, privacy.
    About,
    /// Training wishes counted: `tally.html`, which no address within the widget leads to.
    Tally,
    /// No page of ours.
    NotFound,
}

impl Route {
    /// Reads an address such as `#/check/birth-month`. Whatever is not ours is [`Route::NotFound`].
    pub fn parse(address: &str) -> Self {
        if let Some(text) = link::in_fragment(address) {
            return Route::Presented(text.chars().take(LONGEST_RECEIPT).collect());
        }
        let path = address.strip_prefix('#').unwrap_or(address);
        if path.len() > LONGEST {
            return Route::NotFound;
        }
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let path = path.strip_prefix('/').unwrap_or(path);
        let path = path.strip_suffix('/').filter(|path| !path.is_empty()).unwrap_or(path);
        let mut parts: Vec<&str> = path.split('/').collect();
        let policy = match parts[..] {
            ["policy", policy, _, ..] if is_id(policy) => {
                parts.drain(..2);
                policy.to_owned()
            }
            _ => String::new(),
        };
        let of_a_policy = !policy.is_empty();
        match parts[..] {
            ["check"] => Route::Check { policy },
            ["check", question] if is_id(question) => {
                Route::Question { policy, question: question.to_owned() }
            }
            ["review"] => Route::Review { policy },
            ["result"] => Route::Result { policy },
            ["receipt"] => Route::Receipt { policy },
            _ if of_a_policy => Route::NotFound,
            [""] => Route::Start,
            ["directory"] => parse_filter(query).map_or(Route::NotFound, Route::Directory),
            // Only the written form with hyphens, so that each occupation has one address.
            ["occupation", code] if code.as_bytes().contains(&b'-') => {
                OccupationCode::parse(code).map_or(Route::NotFound, Route::Occupation)
            }
            ["policies"] => Route::Policies,
            ["about"] => Route::About,
            _ => Route::NotFound,
        }
    }

    /// The address, with its `#`.
    pub fn address(&self) -> String {
        match self {
            Route::Start | Route::Tally | Route::NotFound => "#/".to_owned(),
            Route::Check { policy } => in_policy(policy, "check"),
            Route::Question { policy, question } => in_policy(policy, &["check/", question].concat()),
            Route::Review { policy } => in_policy(policy, "review"),
            Route::Result { policy } => in_policy(policy, "result"),
            Route::Receipt { policy } => in_policy(policy, "receipt"),
            Route::Presented(text) => [link::FRAGMENT, text].concat(),
            Route::Directory(filter) => ["#/directory", &filter_query(filter)].concat(),
            Route::Occupation(code) => ["#/occupation/", &code.text()].concat(),
            Route::Policies => "#/policies".to_owned(),
            Route::About => "#/about".to_owned(),
        }
    }

    /// The id of the policy the page is about, empty for the first; `None` for pages about none.
    pub fn policy(&self) -> Option<&str> {
        match self {
            Route::Check { policy }
            | Route::Question { policy, .. }
            | Route::Review { policy }
            | Route::Result { policy }
            | Route::Receipt { policy } => Some(policy),
            _ => None,
        }
    }

    /// The part of the widget that the page is in; `None` for the first (`src/view/pages/chunk_pages.rs`).
    pub fn part(&self) -> Option<Bundle> {
        match self {
            Route::Directory(_) | Route::Occupation(_) => Some(Bundle::Later),
            Route::Receipt { .. } | Route::Presented(_) | Route::Policies | Route::About | Route::Tally => {
                Some(Bundle::Last)
            }
            Route::Start
            | Route::Check { .. }
            | Route::Question { .. }
            | Route::Review { .. }
            | Route::Result { .. }
            | Route::NotFound => None,
        }
    }

    /// Whether going from `self` to `other` stays on one page, so that focus and scroll stay too.
    pub fn is_same_page(&self, other: &Route) -> bool {
        matches!((self, other), (Route::Directory(_), Route::Directory(_))) || self == other
    }
}

impl From<String> for Route {
    fn from(address: String) -> Self {
        Route::parse(&address)
    }
}

impl From<Route> for String {
    fn from(route: Route) -> Self {
        match route {
            // Its address is the start page's; kept apart so that a stored state is read back as it was.
            Route::NotFound => "#/-".to_owned(),
            route => route.address(),
        }
    }
}

/// The form of all our ids; anything else is not worth looking up.
fn is_id(text: &str) -> bool {
    !text.is_empty()
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

fn in_policy(policy: &str, page: &str) -> String {
    if policy.is_empty() { ["#/", page].concat() } else { ["#/policy/", policy, "/", page].concat() }
}

/// Reads `field=2&mark=L&group=6&basis=named`. A key that is not ours is left aside (messengers add
/// their own); a value that is none of ours, or a key said twice, makes no page.
fn parse_filter(query: &str) -> Option<Filter> {
    let mut filter = Filter::default();
    for (key, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
        let fresh = match key {
            "field" => filter.field.replace(Field::from_number(digit(value)?)?).is_none(),
            "mark" => filter.mark.replace(parse_mark(value)?).is_none(),
            "group" => filter.major_group.replace(MajorGroup::new(digit(value)?)?).is_none(),
            "basis" => filter.basis.replace(Basis::from_id(value)?).is_none(),
            _ => true,
        };
        if !fresh {
            return None;
        }
    }
    Some(filter)
}

fn filter_query(filter: &Filter) -> String {
    let mut query = String::new();
    let mut add = |key: &str, value: &str| {
        query.push(if query.is_empty() { '?' } else { '&' });
        query.push_str(key);
        query.push('=');
        query.push_str(value);
    };
    if let Some(field) = filter.field {
        add("field", &format_integer(field.number().into()));
    }
    if let Some(mark) = filter.mark {
        add("mark", mark_name(mark));
    }
    if let Some(group) = filter.major_group {
        add("group", &format_integer(group.number().into()));
    }
    if let Some(basis) = filter.basis {
        add("basis", basis.id());
    }
    query
}

fn digit(text: &str) -> Option<u8> {
    match text.as_bytes() {
        [digit @ b'0'..=b'9'] => Some(digit - b'0'),
        _ => None,
    }
}

/// An unmarked occupation has no letters; an address needs a word.
fn mark_name(mark: Mark) -> &'static str {
    if mark == Mark::Unmarked { "none" } else { mark.letters() }
}

fn parse_mark(text: &str) -> Option<Mark> {
    Mark::ALL.into_iter().find(|mark| mark_name(*mark) == text)
}
