//! Native tests of views, without a browser.

mod example;
mod html;
mod offices;
mod ticked;

use super::chunks::LoadedViews;
use super::context::ViewContext;
use super::element::el;
use content::text;
use html::html;
use std::rc::Rc;
use widget_state::{HostConfig, Resources, Route, State};
use yew::prelude::*;

/// Creates a context for a route, with the built-in policy and without any loaded chunk.
fn context(route: Route) -> ViewContext {
    let data = Resources::with_rules(None);
    let state = State { route, ..State::new(&data) };
    ViewContext {
        state: Rc::new(state),
        data,
        views: LoadedViews::default(),
        dispatch: Callback::noop(),
        heading: NodeRef::default(),
        back: None,
        config: Rc::new(HostConfig::default()),
    }
}

#[test]
fn the_example_of_the_guide_renders() {
    let expected = |help: &str| {
        format!(
            "<div class=\"example\">{heading}{help}\
             <ul class=\"ways-on\"><li><a href=\"#/policies\">{policies}</a></li>\
             <li><a href=\"#/about\">{about}</a></li></ul>\
             <button class=\"link\" type=\"button\">{restart}</button></div>",
            heading = html(&el("h1").class("heading").words(text::SHELL_NAME).into()),
            policies = text::POLICIES_TITLE,
            about = text::ABOUT_TITLE,
            restart = text::RESULT_RESTART,
        )
    };
    let help = format!("<p class=\"help\">{}</p>", text::START_LEAD);
    assert_eq!(html(&example::page(&context(Route::Start)).into()), expected(&help));
    assert_eq!(html(&example::page(&context(Route::About)).into()), expected(""));
}

#[test]
fn the_guide_shows_the_example_that_is_compiled() {
    let guide = include_str!("../../../docs/contributing/yew.md");
    let code = guide.split("```rust\n").nth(1).and_then(|rest| rest.split("```").next());
    assert_eq!(code, Some(include_str!("example.rs")));
}

#[test]
fn siblings_keep_their_positions_when_an_optional_child_is_absent() {
    let children = |route| match Html::from(example::page(&context(route))) {
        Html::VTag(tag) => match tag.children() {
            Some(Html::VList(list)) => list.len(),
            _ => 0,
        },
        _ => 0,
    };
    assert_eq!(children(Route::Start), 4);
    assert_eq!(children(Route::About), 4);
}
