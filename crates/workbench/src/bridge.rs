//! The functions of the page's script (`web/workbench/page.js`): the worker, the server's files, downloads.

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use std::collections::BTreeMap;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Element;
use workbench_core::{KnownId, Task, TaskResult};

#[wasm_bindgen]
extern "C" {
    /// The object that the script passes to the page.
    #[derive(Clone, Debug)]
    pub type Bridge;

    #[wasm_bindgen(method)]
    fn run(this: &Bridge, task: &[u8], progress: &Function) -> Promise;

    #[wasm_bindgen(method, js_name = runTyping)]
    fn run_typing(this: &Bridge, task: &[u8]) -> Promise;

    #[wasm_bindgen(method, js_name = loadEditor)]
    fn load_editor(this: &Bridge) -> Promise;

    #[wasm_bindgen(method, js_name = showFile)]
    fn show_file(this: &Bridge, host: &Element, file: &Object, edited: &Function, paused: &Function);

    /// Ends the running task.
    #[wasm_bindgen(method)]
    pub fn cancel(this: &Bridge);

    #[wasm_bindgen(method)]
    fn site(this: &Bridge) -> Promise;

    #[wasm_bindgen(method, js_name = openTrial)]
    fn open_trial(this: &Bridge, names: &Array, contents: &Array) -> Promise;

    #[wasm_bindgen(method, js_name = receiptOfTrial)]
    fn receipt_of_trial(this: &Bridge, frame: &Element) -> Promise;

    #[wasm_bindgen(method, js_name = keepDraft)]
    fn keep_draft(this: &Bridge, bytes: &[u8]) -> Promise;

    #[wasm_bindgen(method, js_name = keptDraft)]
    fn kept_draft(this: &Bridge) -> Promise;

    #[wasm_bindgen(method, js_name = forgetDraft)]
    fn forget_draft(this: &Bridge) -> Promise;

    /// Offers a file for saving.
    #[wasm_bindgen(method)]
    pub fn download(this: &Bridge, name: &str, bytes: &[u8]);

    #[wasm_bindgen(method)]
    fn read(this: &Bridge, file: &web_sys::File, limit: u32) -> Promise;
}

/// The largest file that the page reads, in bytes; the task has its own, smaller limit for its kind.
pub(crate) const FILE_LIMIT: u32 = 20 << 20;

/// Prints the page; the style leaves out everything but the room.
pub(crate) fn print() {
    // A browser without printers does nothing.
    let _ = web_sys::window().map(|window| window.print());
}

/// A file in the text editor.
pub(crate) struct OpenFile<'a> {
    pub(crate) path: &'a str,
    pub(crate) text: &'a str,
    /// Changes whenever the text was changed by anything but the editor.
    pub(crate) version: u32,
    /// The line to show, from 1.
    pub(crate) line: Option<u32>,
    /// The lines, from 1, with their messages.
    pub(crate) diagnostics: Vec<(u32, String)>,
    /// The ids to offer while an id is typed.
    pub(crate) ids: &'a [KnownId],
}

/// The listeners of the text editor.
pub(crate) struct EditorListeners {
    pub(crate) edited: Closure<dyn Fn(String)>,
    pub(crate) paused: Closure<dyn Fn()>,
}

impl Bridge {
    /// Loads the text editor; returns false if the build has none or it cannot be loaded.
    pub(crate) async fn has_editor(&self) -> bool {
        JsFuture::from(self.load_editor()).await.is_ok()
    }

    /// Shows a file in the text editor in the element.
    pub(crate) fn show(&self, host: &Element, file: &OpenFile<'_>, listeners: &EditorListeners) {
        let object = Object::new();
        let set = |key: &str, value: JsValue| {
            // A plain object takes any key.
            let _ = Reflect::set(&object, &key.into(), &value);
        };
        let rows = |rows: Vec<Array>| JsValue::from(rows.into_iter().collect::<Array>());
        let diagnostics = file.diagnostics.iter();
        let diagnostics = diagnostics.map(|(line, message)| Array::of2(&(*line).into(), &message.into()));
        let ids = file.ids.iter().map(|known| {
            Array::of3(
                &known.kind.as_str().into(),
                &known.id.as_str().into(),
                &known.description.as_str().into(),
            )
        });
        set("path", file.path.into());
        set("text", file.text.into());
        set("version", file.version.into());
        set("line", file.line.unwrap_or_default().into());
        set("diagnostics", rows(diagnostics.collect()));
        set("ids", rows(ids.collect()));
        let EditorListeners { edited, paused } = listeners;
        self.show_file(host, &object, edited.as_ref().unchecked_ref(), paused.as_ref().unchecked_ref());
    }

    /// Runs a short task beside the one that the officer has started; `None` if a later one has replaced it.
    pub(crate) async fn typing_task(&self, task: &Task) -> Option<TaskResult> {
        let bytes = postcard::to_stdvec(task).unwrap_or_default();
        let result = JsFuture::from(self.run_typing(&bytes)).await.ok()?;
        postcard::from_bytes(&Uint8Array::new(&result).to_vec()).ok()
    }

    /// Runs a task in the worker.
    pub(crate) async fn task(&self, task: &Task, progress: impl Fn(u32, u32) + 'static) -> TaskResult {
        let progress = Closure::<dyn Fn(u32, u32)>::new(progress);
        let bytes = postcard::to_stdvec(task).unwrap_or_default();
        let run = self.run(&bytes, progress.as_ref().unchecked_ref());
        match JsFuture::from(run).await {
            Ok(result) => postcard::from_bytes(&Uint8Array::new(&result).to_vec())
                .unwrap_or_else(|_| TaskResult::Failed("结果读不出来：刷新再试".to_owned())),
            Err(reason) => TaskResult::Failed(
                reason.as_string().unwrap_or_else(|| "算到一半停了：文件可能坏了，换一个再试".to_owned()),
            ),
        }
    }

    /// Fetches the files of the server that name data files.
    pub(crate) async fn deployed(&self) -> Option<BTreeMap<String, Vec<u8>>> {
        let files = JsFuture::from(self.site()).await.ok()?;
        let files = Array::from(&files);
        let entries = files.iter().filter_map(|entry| {
            let entry = Array::from(&entry);
            Some((entry.get(0).as_string()?, Uint8Array::new(&entry.get(1)).to_vec()))
        });
        Some(entries.collect())
    }

    /// Serves the files in place of those of the server, to this browser only; returns the address.
    pub(crate) async fn trial(&self, site: &BTreeMap<String, Vec<u8>>) -> Result<String, String> {
        let names: Array = site.keys().map(|name| JsValue::from_str(name)).collect();
        let contents: Array = site.values().map(|bytes| JsValue::from(Uint8Array::from(&**bytes))).collect();
        match JsFuture::from(self.open_trial(&names, &contents)).await {
            Ok(address) => Ok(address.as_string().unwrap_or_default()),
            Err(reason) => {
                Err(reason.as_string().unwrap_or_else(|| "试用打不开：换一个浏览器再试".to_owned()))
            }
        }
    }

    /// Returns the link of the receipt of the answers in a trial; empty if there are none.
    pub(crate) async fn receipt(&self, frame: &Element) -> String {
        let link = JsFuture::from(self.receipt_of_trial(frame)).await;
        link.ok().and_then(|link| link.as_string()).unwrap_or_default()
    }

    /// Keeps a draft in the browser; an error is in Chinese.
    pub(crate) async fn keep(&self, draft: &[u8]) -> Result<(), String> {
        match JsFuture::from(self.keep_draft(draft)).await {
            Ok(_) => Ok(()),
            Err(reason) => Err(reason.as_string().unwrap_or_else(|| "这台电脑上存不下".to_owned())),
        }
    }

    /// Returns the draft that the browser keeps.
    pub(crate) async fn kept(&self) -> Option<Vec<u8>> {
        let bytes = JsFuture::from(self.kept_draft()).await.ok()?;
        Some(Uint8Array::new(&bytes).to_vec()).filter(|bytes| !bytes.is_empty())
    }

    /// Removes the draft that the browser keeps.
    pub(crate) async fn forget(&self) {
        // It never rejects.
        let _ = JsFuture::from(self.forget_draft()).await;
    }

    /// Reads a file of the officer; an error is in Chinese.
    pub(crate) async fn bytes(&self, file: &web_sys::File) -> Result<Vec<u8>, String> {
        match JsFuture::from(self.read(file, FILE_LIMIT)).await {
            Ok(bytes) => Ok(Uint8Array::new(&bytes).to_vec()),
            Err(reason) => Err(reason.as_string().unwrap_or_else(|| "文件打不开".to_owned())),
        }
    }
}
