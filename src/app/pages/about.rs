//! Editions, sources, what is official and what is ours, privacy.

use crate::app::components::citation::{origin, title_of};
use crate::app::components::hotline::hotline;
use crate::app::scene::Scene;
use crate::text::{self, fill, fill_number};
use eligibility::policy::Policy;
use occupations::{Basis, Directory, Filter};
use yew::prelude::*;

/// The page.
pub(super) fn page(scene: &Scene) -> Html {
    html! {
        <div class="about">
            {scene.heading(html! { {text::ABOUT_TITLE} })}
            <p class="help">{text::ABOUT_LEAD}</p>
            <section class="part">
                <h2>{text::ABOUT_RULES}</h2>
                { for scene.data.policies.iter().map(edition) }
            </section>
            <section class="part">
                <h2>{text::ABOUT_DIRECTORY}</h2>
                <p>{text::ABOUT_DIRECTORY_WORDS}</p>
                { for scene.data.directory.iter().map(|directory| bases(directory)) }
            </section>
            <section class="part">
                <h2>{text::ABOUT_OURS}</h2>
                <p>{text::ABOUT_OFFICIAL_WORDS}</p>
                <p>{text::ABOUT_OURS_WORDS}</p>
                <p>{text::ABOUT_LIMITS}</p>
            </section>
            <section class="part">
                <h2>{text::ABOUT_PRIVACY}</h2>
                <p>{text::ABOUT_PRIVACY_WORDS}</p>
            </section>
            {hotline()}
        </div>
    }
}

/// The edition of a policy's rules and the documents they rest on.
fn edition(policy: &Policy) -> Html {
    let words = fill(text::ABOUT_EDITION, &[("name", &policy.name), ("date", &policy.edition.to_string())]);
    html! {
        <>
            <p>{words}</p>
            <ul class="sources">
                { for policy.sources.iter().map(|source| html! {
                    <li><p class="source-title">{title_of(source)}</p><p class="citation-origin">{origin(source)}</p></li>
                }) }
            </ul>
        </>
    }
}

/// How many entries the directory has for each reason.
fn bases(directory: &Directory) -> Html {
    let counts = directory.facet_counts("", &Filter::default());
    html! {
        <ul class="sources">
            { for Basis::ALL.into_iter().map(|basis| html! {
                <li>
                    <p class="source-title">{directory.basis_text(basis).statement.clone()}</p>
                    <p class="citation-origin">{fill_number(text::ABOUT_ENTRIES, counts.bases[basis as usize])}</p>
                </li>
            }) }
        </ul>
    }
}
