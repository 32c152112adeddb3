//! The attract screen, and the start page with the two entry links.

use crate::view::components::directory_size::with_directory_size;
use crate::view::components::entry_links::entry_links;
use crate::view::components::icons;
use crate::view::context::ViewContext;
use crate::view::element::{Element, button, el, link};
use content::text::{self, format_integer, interpolate};
use occupations::Filter;
use widget_state::kiosk::{InvalidSetting, Kiosk, KioskEvent, Papers, SettingKey, Settings};
use widget_state::{Message, PolicyRef, Route};

/// Renders the attract screen.
pub(super) fn page(cx: &ViewContext, kiosk: &Kiosk) -> Element {
    // Buttons, since a link followed before the visitor has begun is one of the visitor before.
    let door = |route: Route, class: &str, name: &str, description: &str| {
        button(class)
            .onclick(cx, Message::Kiosk(KioskEvent::Begun(route.address())))
            .with_child(
                el("span").class("door-name").with_child(el("span").words(name)).with_child(icons::arrow()),
            )
            .with_child(el("span").class("door-words").words(description))
    };
    let check = Route::Check { policy: PolicyRef::Main };
    let directory = Route::Directory(Filter::default());
    let look_words = with_directory_size(cx, text::KIOSK_LOOK_WORDS);
    let doors = el("div")
        .class("doors")
        .with_child(door(check, "door door-check", text::KIOSK_ASK, text::KIOSK_ASK_WORDS))
        .with_child(door(directory, "door", text::KIOSK_LOOK, &look_words));
    let take = if kiosk.settings.prints { text::KIOSK_TAKE_OR_PRINT } else { text::KIOSK_TAKE };
    let heading = cx
        .heading()
        .with_child(el("span").class("lead-name").words(&cx.policy().name))
        .text(" ")
        .with_child(el("span").class("attract-lead").words(text::KIOSK_LEAD));
    let field = el("div")
        .class("attract-field")
        .with_child(heading)
        .with_child(doors)
        .with_child(icons::field_icons());
    let promises = el("ul")
        .class("attract-promises")
        .with_child(el("li").text(take))
        .with_child(el("li").text(text::KIOSK_PRIVACY));
    el("div")
        .class("attract")
        .with_child(field)
        .with_child(promises)
        .with_optional_child(setting_errors(kiosk))
}

/// Renders the deployer's invalid settings.
fn setting_errors(kiosk: &Kiosk) -> Option<Element> {
    let mut list = el("ul").class("notice notice-ask");
    for setting in &kiosk.invalid_settings {
        list.add_child(el("li").text(&setting_error_text(kiosk, setting)));
    }
    (!kiosk.invalid_settings.is_empty()).then_some(list)
}

fn setting_error_text(kiosk: &Kiosk, setting: &InvalidSetting) -> String {
    let Some(key) = setting.key else {
        return interpolate(text::KIOSK_UNKNOWN_SETTING, &[("name", &setting.value)]);
    };
    let fit = match (key, key.seconds()) {
        (_, Some(seconds)) => interpolate(
            text::KIOSK_FIT_SECONDS,
            &[
                ("least", &format_integer((*seconds.start()).into())),
                ("most", &format_integer((*seconds.end()).into())),
            ],
        ),
        (SettingKey::Print, None) => text::KIOSK_FIT_PRINT.to_owned(),
        (_, None) => text::KIOSK_FIT_PAPER.to_owned(),
    };
    let used = value_in_use(&kiosk.settings, key);
    let values = [("name", key.as_str()), ("value", &setting.value), ("used", &used), ("fit", &fit)];
    interpolate(text::KIOSK_MISTAKE, &values)
}

/// Returns the value in use, in the syntax of the setting.
fn value_in_use(settings: &Settings, name: SettingKey) -> String {
    match name {
        SettingKey::Idle => format_integer(settings.idle.into()),
        SettingKey::Countdown => format_integer(settings.countdown.into()),
        SettingKey::Print => (if settings.prints { "on" } else { "off" }).to_owned(),
        SettingKey::Paper => match settings.papers {
            Papers::Both => "ask".to_owned(),
            Papers::Only(paper) => paper.as_str().to_owned(),
        },
    }
}

/// Renders the start page of a kiosk: the links to check, directory and other policies.
pub(super) fn start_page(cx: &ViewContext) -> Element {
    let others = link(&Route::Policies.address()).text(text::START_OTHERS_OPEN);
    el("div")
        .with_child(cx.heading().words(text::KIOSK_DOORS))
        .with_child(entry_links(
            [text::KIOSK_ASK, text::KIOSK_ASK_WORDS],
            [text::KIOSK_LOOK, &with_directory_size(cx, text::KIOSK_LOOK_WORDS)],
        ))
        .with_child(el("p").class("onward").with_child(others))
}
