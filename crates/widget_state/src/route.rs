//! The pages and their addresses: the URL's fragment. It holds no answers, except in a receipt's link, which
//! the user chooses to make.

use crate::Chunk;
use content::text::format_integer;
use occupations::{Basis, Field, Filter, MajorGroup, Mark, OccupationCode};
use receipt::link;

/// The maximum accepted length of an address.
const MAX_LENGTH: usize = 200;

/// The maximum length kept of a receipt's text: enough to see that it is too long.
const MAX_RECEIPT_LENGTH: usize = 1200;

/// The policy that a page is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PolicyRef {
    /// The main policy of the widget, whose addresses need no id.
    Main,
    /// Another policy, by its id.
    Other(String),
}

/// A page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The start page.
    Start,
    /// The next question of a policy; redirects to that question's own address.
    Check {
        policy: PolicyRef,
    },
    /// One question.
    Question {
        policy: PolicyRef,
        /// The id of the fact asked for.
        question: String,
    },
    /// The review of all answers.
    Review {
        policy: PolicyRef,
    },
    Result {
        policy: PolicyRef,
    },
    /// The receipt of the result.
    Receipt {
        policy: PolicyRef,
    },
    /// A receipt opened by its link: its text, decoded.
    Presented(String),
    /// The directory, with a filter.
    Directory(Filter),
    /// One occupation.
    Occupation(OccupationCode),
    /// The list of the other policies.
    Policies,
    /// The about page: editions, sources, privacy.
    About,
    /// The tally page: `tally.html`, which no address within the widget leads to.
    Tally,
    /// No page.
    NotFound,
}

impl Route {
    /// Parses an address such as `#/check/birth-month`, also percent-encoded, and with text behind it that
    /// was copied along. Any other address is [`Route::NotFound`].
    pub fn parse(address: &str) -> Self {
        let address = &*link::decode(address);
        if let Some(text) = link::in_fragment(address) {
            return Route::Presented(text.chars().take(MAX_RECEIPT_LENGTH).collect());
        }
        let address = address.strip_prefix('#').unwrap_or(address);
        // Messengers append a query with either sign.
        let (path, query) = address.split_once(['?', '&']).unwrap_or((address, ""));
        let Some(path) = without_tail(path) else { return Route::NotFound };
        if path.len() > MAX_LENGTH {
            return Route::NotFound;
        }
        let path = path.strip_prefix('/').unwrap_or(path);
        let path = path.strip_suffix('/').filter(|path| !path.is_empty()).unwrap_or(path);
        let mut parts: Vec<&str> = path.split('/').collect();
        let policy = match parts[..] {
            ["policy", policy, _, ..] if is_id(policy) => {
                parts.drain(..2);
                PolicyRef::Other(policy.to_owned())
            }
            _ => PolicyRef::Main,
        };
        let of_other_policy = policy != PolicyRef::Main;
        match parts[..] {
            ["check"] => Route::Check { policy },
            ["check", question] if is_id(question) => {
                Route::Question { policy, question: question.to_owned() }
            }
            ["review"] => Route::Review { policy },
            ["result"] => Route::Result { policy },
            ["receipt"] => Route::Receipt { policy },
            _ if of_other_policy => Route::NotFound,
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

    /// Returns the address, with its `#`.
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

    /// Returns the policy that the page is about.
    pub fn policy(&self) -> Option<&PolicyRef> {
        match self {
            Route::Check { policy }
            | Route::Question { policy, .. }
            | Route::Review { policy }
            | Route::Result { policy }
            | Route::Receipt { policy } => Some(policy),
            _ => None,
        }
    }

    /// Returns the chunk that the page is in; `None` for the first chunk (`src/view/pages/chunk_pages.rs`).
    pub fn chunk(&self) -> Option<Chunk> {
        match self {
            Route::Directory(_) | Route::Occupation(_) => Some(Chunk::Directory),
            Route::Review { .. }
            | Route::Receipt { .. }
            | Route::Presented(_)
            | Route::Policies
            | Route::About
            | Route::Tally => Some(Chunk::Extras),
            Route::Start
            | Route::Check { .. }
            | Route::Question { .. }
            | Route::Result { .. }
            | Route::NotFound => None,
        }
    }

    /// Returns whether going from `self` to `other` stays on one page, so that focus and scroll stay too.
    pub fn is_same_page(&self, other: &Route) -> bool {
        matches!((self, other), (Route::Directory(_), Route::Directory(_))) || self == other
    }
}

/// Cuts a path before the punctuation or the sentence that was copied along. `None` if that replaces a name
/// of the path.
fn without_tail(path: &str) -> Option<&str> {
    match split_tail(path) {
        (whole, "") => Some(whole),
        (start, tail) if start.len() <= 1 => (!tail.starts_with(char::is_control)).then_some(start),
        (start, _) => (!start.ends_with('/')).then_some(start),
    }
}

/// Splits a text at the first character that none of our addresses contains.
fn split_tail(text: &str) -> (&str, &str) {
    let is_foreign = |sign: char| !(sign.is_ascii_alphanumeric() || matches!(sign, '/' | '-'));
    text.split_at(text.find(is_foreign).unwrap_or(text.len()))
}

/// Returns whether the text has the form of an id.
fn is_id(text: &str) -> bool {
    !text.is_empty()
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

fn in_policy(policy: &PolicyRef, page: &str) -> String {
    match policy {
        PolicyRef::Main => ["#/", page].concat(),
        PolicyRef::Other(id) => ["#/policy/", id, "/", page].concat(),
    }
}

/// Parses `field=2&mark=L&group=6&basis=named`. Unknown keys are ignored, since messengers append some; an
/// invalid value or a repeated key is an error.
fn parse_filter(query: &str) -> Option<Filter> {
    let mut filter = Filter::default();
    for (key, value) in query.split(['&', '?']).filter_map(|pair| pair.split_once('=')) {
        let (value, _) = split_tail(value);
        // Copied out of HTML, `&` is `&amp;`.
        let is_new = match key.strip_prefix("amp;").unwrap_or(key) {
            "field" => filter.field.replace(Field::from_number(digit(value)?)?).is_none(),
            "mark" => filter.mark.replace(parse_mark(value)?).is_none(),
            "group" => filter.major_group.replace(MajorGroup::new(digit(value)?)?).is_none(),
            "basis" => filter.basis.replace(Basis::from_id(value)?).is_none(),
            _ => true,
        };
        if !is_new {
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

/// Returns the spelling of a mark in an address. An unmarked occupation has no letters.
fn mark_name(mark: Mark) -> &'static str {
    if mark == Mark::Unmarked { "none" } else { mark.letters() }
}

fn parse_mark(text: &str) -> Option<Mark> {
    Mark::ALL.into_iter().find(|mark| mark_name(*mark) == text)
}
