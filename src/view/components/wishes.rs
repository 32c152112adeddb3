//! The occupations somebody would like to train for.

use crate::view::context::Scene;
use crate::view::element::{Tag, button, classed, link, tag, words};
use content::text::{self, format_integer, interpolate};
use occupations::OccupationCode;
use receipt::MOST_WISHES;
use widget_state::{Message, Route};

/// Puts an occupation on the list, or takes it off; says so when there is no room.
pub(crate) fn wish(scene: &Scene, code: OccupationCode, name: &str) -> Tag {
    let wished = scene.state.wishes_for(code);
    let full = !wished && scene.state.is_wish_list_full();
    let (class, said) = match (wished, full) {
        (true, _) => ("wish wish-on", text::RECEIPT_WISHED),
        (_, true) => ("wish", text::RECEIPT_NO_ROOM),
        _ => ("wish", text::RECEIPT_WISH),
    };
    let wish = button(class)
        .set("aria-label", &interpolate(text::RECEIPT_WISH_WHAT, &[("said", said), ("name", name)]))
        .either("aria-pressed", wished)
        .on_click(scene, Message::WishToggled(code))
        .text(said);
    if full { wish.set("disabled", "") } else { wish }
}

/// How many are on the list, and the way to it; empty while there are none, so that it is announced
/// when one comes.
pub(crate) fn wish_count(scene: &Scene) -> Tag {
    let line = classed("p", "wish-count").set("role", "status");
    if scene.state.wishes.is_empty() {
        return line;
    }
    let receipt = Route::Receipt { policy: scene.policy_name() }.address();
    line.text(&counted(scene)).text(" ").with(link(&receipt).text(text::RECEIPT_WISHES_SEE))
}

/// How many are on the list, in words.
pub(crate) fn counted(scene: &Scene) -> String {
    let count = scene.state.wishes.len();
    let words = match count {
        0 => text::RECEIPT_WISHES_NONE,
        MOST_WISHES => text::RECEIPT_WISHES_FULL,
        _ => text::RECEIPT_WISHES_COUNT,
    };
    interpolate(words, &[("n", &format_integer(count as i64)), ("most", &format_integer(MOST_WISHES as i64))])
}

/// The list in its order. One's own can be taken off.
pub(crate) fn wish_list(scene: &Scene, wishes: &[u32], own: bool) -> Tag {
    let mut list = classed("ol", "wish-list");
    for code in wishes.iter().filter_map(|wish| OccupationCode::from_number(*wish)) {
        let name = name_of(scene, code);
        let remove = own.then(|| {
            button("link")
                .set("aria-label", &interpolate(text::RECEIPT_REMOVE_WHAT, &[("name", &name)]))
                .on_click(scene, Message::WishToggled(code))
                .text(text::RECEIPT_REMOVE)
        });
        let code_words = words("span", &code.text()).set("class", "wish-code");
        let about = link(&Route::Occupation(code).address()).text(&name);
        list.push(tag("li").key(&code.text()).with(about).text(" ").with(code_words).maybe(remove));
    }
    list
}

/// The code stands in for a name that is not at hand (yet).
fn name_of(scene: &Scene, code: OccupationCode) -> String {
    let known = scene.data.directory.and_then(|directory| directory.occupation(code));
    known.map_or_else(|| code.text(), |occupation| occupation.name.clone())
}
