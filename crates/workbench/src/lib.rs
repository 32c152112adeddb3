//! The officer's workbench (docs/workbench.md): a page that imports the official list, checks the data and
//! builds the files for the server. The work itself is in `workbench_core`; this crate is the page, and the
//! entry of the worker that runs the work.
//!
//! - `app`: the component and its tasks · `state`, `messages` · `bridge`: the functions of the page's script
//! - `forms`: the changes that come every year · `rooms`: one view for each room

mod app;
mod bridge;
mod forms;
mod messages;
mod rooms;
mod state;

use app::{App, AppProps};
use bridge::Bridge;
use js_sys::Function;
use std::collections::BTreeMap;
use wasm_bindgen::prelude::*;
use workbench_core::TaskResult;

/// Starts the page in `host`. `data` holds the files of this build, `published` the draft that was published
/// last; it is empty if there was none.
///
/// # Errors
/// A message if one of them is damaged.
#[wasm_bindgen]
pub fn start_page(
    host: web_sys::Element,
    data: &[u8],
    published: &[u8],
    bridge: Bridge,
) -> Result<(), String> {
    let files: BTreeMap<String, Vec<u8>> =
        postcard::from_bytes(data).map_err(|_| "the data of the build are damaged".to_owned())?;
    let published = match published {
        [] => files.clone(),
        _ => workbench_core::open(published).map_err(|error| error.to_string())?.0,
    };
    let props = AppProps { built_in: files.into(), published: published.into(), bridge: bridge.into() };
    yew::Renderer::<App>::with_root_and_props(host, props).render();
    Ok(())
}

/// Runs a task in the worker; `progress` is called with the number of finished steps and of all steps.
#[wasm_bindgen]
pub fn run_task(task: &[u8], progress: &Function) -> Vec<u8> {
    let report = |done: usize, all: usize| {
        // A lost report changes nothing.
        let _ = progress.call2(&JsValue::NULL, &JsValue::from(done as u32), &JsValue::from(all as u32));
    };
    let result = match postcard::from_bytes(task) {
        Ok(task) => workbench_core::run(task, report),
        Err(_) => TaskResult::Failed("页面和它的程序不是同一版：刷新再试".to_owned()),
    };
    postcard::to_stdvec(&result).unwrap_or_default()
}
