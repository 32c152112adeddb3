//! Addresses: each route parses back from its address, and a malformed one is the page "not found".

use super::Walk;
use crate::{Effect, PolicyRef, Route};
use occupations::{Basis, Field, Filter, MajorGroup, Mark, OccupationCode};

fn every_route() -> Vec<Route> {
    let code = OccupationCode::parse("6-28-03-03").expect("a code");
    let mut routes = vec![Route::Start, Route::Occupation(code), Route::Policies, Route::About];
    routes.push(Route::Presented("1AB2".to_owned()));
    let others = ["qilu-green-award", "jining-2019"].map(|id| PolicyRef::Other(id.to_owned()));
    for policy in [PolicyRef::Main].into_iter().chain(others) {
        routes.push(Route::Check { policy: policy.clone() });
        routes.push(Route::Question { policy: policy.clone(), question: "birth-month".to_owned() });
        routes.push(Route::Review { policy: policy.clone() });
        routes.push(Route::Result { policy: policy.clone() });
        routes.push(Route::Receipt { policy });
    }
    let fields = Field::ALL.map(Some).into_iter().chain([None]);
    for field in fields {
        for mark in Mark::ALL.map(Some).into_iter().chain([None]) {
            for major_group in [None, MajorGroup::new(1), MajorGroup::new(8)] {
                for basis in Basis::ALL.map(Some).into_iter().chain([None]) {
                    routes.push(Route::Directory(Filter { field, mark, major_group, basis }));
                }
            }
        }
    }
    routes
}

#[test]
fn every_route_is_read_back_from_its_address() {
    for route in every_route() {
        let address = route.address();
        assert!(address.is_ascii() && address.starts_with("#/"), "{address}");
        assert_eq!(Route::parse(&address), route, "{address}");
    }
}

#[test]
fn addresses_are_read_with_some_mercy() {
    for address in ["", "#", "#/", "/"] {
        assert_eq!(Route::parse(address), Route::Start, "{address:?}");
    }
    assert_eq!(Route::parse("#/about/"), Route::About);
    let with_foreign_keys = Route::parse("#/directory?from=message&field=2&isappinstalled=0");
    let filter = Filter { field: Some(Field::Emerging), ..Filter::default() };
    assert_eq!(with_foreign_keys, Route::Directory(filter));
}

#[test]
fn what_is_copied_along_with_an_address_is_left_aside() {
    let filter = |field, mark| Route::Directory(Filter { field, mark, ..Filter::default() });
    let emerging = Some(Field::Emerging);
    let check = Route::Check { policy: PolicyRef::Main };
    let question = Route::Question { policy: PolicyRef::Main, question: "birth-month".to_owned() };
    for (address, expected) in [
        ("#/check，", &check),
        ("#/check。快来看看", &check),
        ("#/check%EF%BC%8C", &check),
        ("#/check&isappinstalled=0", &check),
        ("#/check&from=singlemessage?x", &check),
        ("#/check?from=singlemessage&isappinstalled=0", &check),
        ("#/check/。", &Route::NotFound),
        ("#/check）", &check),
        ("#/check>", &check),
        ("#/check\"", &check),
        ("#/check 看看", &check),
        ("#/check%20%E7%9C%8B", &check),
        ("#/check\u{200b}", &check),
        ("#/check#wechat_redirect", &check),
        ("#%2Fcheck", &check),
        ("#%2fcheck%3Ffrom=x", &check),
        ("#%252Fcheck", &check),
        ("%23%2Fcheck", &check),
        ("#/check/birth-month,", &question),
        ("#/check%2Fbirth-month.", &question),
        ("#/about。", &Route::About),
        ("#/about!", &Route::About),
        ("#/，", &Route::Start),
        ("#/?from=timeline", &Route::Start),
        ("#/&from=timeline", &Route::Start),
        ("#%2Fdirectory", &filter(None, None)),
        ("#/directory，", &filter(None, None)),
        ("#/directory?field=2，", &filter(emerging, None)),
        ("#/directory?field=2 看看", &filter(emerging, None)),
        ("#/directory?field=2&mark=L。", &filter(emerging, Some(Mark::Green))),
        ("#/directory&field=2&mark=L", &filter(emerging, Some(Mark::Green))),
        ("#/directory?field=2&amp;mark=L", &filter(emerging, Some(Mark::Green))),
        ("#/directory?from=微信/。&field=2", &filter(emerging, None)),
        ("#/directory%3Ffield%3D2%26mark%3DL", &filter(emerging, Some(Mark::Green))),
        (&["#/directory?field=2&nsukey=", &"x".repeat(500)].concat(), &filter(emerging, None)),
    ] {
        assert_eq!(Route::parse(address), *expected, "{address}");
    }
}

#[test]
fn hostile_addresses_are_no_page() {
    let long = format!("#/check/{}", "a".repeat(100_000));
    let deep = "#/".to_owned() + &"check/".repeat(30);
    for address in [
        "#/nothing",
        "#//",
        "#/check/birth-month/1976-05",
        "#/check/Birth-Month",
        "#/check/<script>",
        "#/check/%E5%B9%B4",
        "#/check/年龄",
        "#/check/../about",
        "#/result?birth=1976",
        "#/occupation/",
        "#/occupation/6280303",
        "#/occupation/6-28-03-0三",
        "#/occupation/9-99-99-99-99",
        "#/directory?field=9",
        "#/directory?field=",
        "#/directory?field=2&field=3",
        "#/directory?mark=X",
        "#/directory?group=0",
        "#/directory?basis=official",
        "#/policy/qilu-green",
        "#/policy/qilu-green/about",
        "#/policy//check",
        "#/\u{0}",
        &long,
        &deep,
    ] {
        let route = Route::parse(address);
        // A verdict has no query of its own, so that nothing can be smuggled into it.
        let harmless = matches!(route, Route::NotFound) || route.address() == "#/result";
        assert!(harmless, "{} became {route:?}", &address[..address.len().min(60)]);
    }
}

#[test]
fn no_text_makes_the_reader_panic() {
    let pieces = [
        "#",
        "/",
        "check",
        "directory",
        "?",
        "field=",
        "=",
        "&",
        "2",
        "年",
        "%",
        "-",
        "policy/",
        "\u{10FFFF}",
    ];
    let mut addresses = vec![String::new()];
    for _ in 0..4 {
        let longer: Vec<String> =
            addresses.iter().flat_map(|address| pieces.map(|piece| format!("{address}{piece}"))).collect();
        addresses = longer;
        for address in &addresses {
            let route = Route::parse(address);
            let again = Route::parse(&route.address());
            // The address of a missing page is that of the start page.
            let expected = if route == Route::NotFound { Route::Start } else { route };
            assert_eq!(again, expected, "{address}");
        }
    }
}

#[test]
fn what_the_data_does_not_hold_is_not_found() {
    let walk = Walk::open("#/check/no-such-question");
    assert_eq!(walk.state.route, Route::NotFound);
}

#[test]
fn a_wrong_address_stays_in_the_bar_and_the_way_back_is_open() {
    let mut walk = Walk::open("#/about");
    walk.follow("#/nothing/at/all");
    assert_eq!(walk.state.route, Route::NotFound);
    assert_eq!(walk.address(), "#/nothing/at/all");
    assert!(walk.opened());
    walk.back();
    assert_eq!(walk.state.route, Route::About);
}

#[test]
fn only_later_pages_take_the_focus() {
    let opened = |walk: &Walk| -> Vec<bool> {
        let first = |effect: &Effect| match effect {
            Effect::PageOpened { first } => Some(*first),
            _ => None,
        };
        walk.effects.iter().filter_map(first).collect()
    };
    let mut walk = Walk::open("#/about");
    assert_eq!(opened(&walk), [true]);
    walk.follow("#/directory");
    assert_eq!(opened(&walk), [false]);
    walk.follow("#/directory?field=2");
    assert_eq!(opened(&walk), [] as [bool; 0], "the same page, filtered");
}

#[test]
fn a_policy_is_named_in_every_address_of_its_pages_but_the_main_one() {
    for route in every_route() {
        let named = route.address().starts_with("#/policy/");
        assert_eq!(named, matches!(route.policy(), Some(PolicyRef::Other(_))), "{}", route.address());
    }
}
