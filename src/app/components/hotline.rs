//! The public hotline, the only number this widget ever names.

use super::icons::telephone;
use crate::text;
use yew::prelude::*;

/// The hotline with what it is for.
pub(crate) fn hotline() -> Html {
    html! {
        <p class="hotline">
            <a class="hotline-number" href={text::SHELL_HOTLINE_ADDRESS}>{telephone()}<span>{text::SHELL_HOTLINE}</span></a>
            <span class="hotline-words">{text::SHELL_HOTLINE_WORDS}</span>
        </p>
    }
}
