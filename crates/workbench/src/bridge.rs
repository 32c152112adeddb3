//! The functions of the page's script (`web/workbench/page.js`): the worker, the server's files, downloads.

use js_sys::{Array, Function, Promise, Uint8Array};
use std::collections::BTreeMap;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use workbench_core::{Task, TaskResult};

#[wasm_bindgen]
extern "C" {
    /// The object that the script passes to the page.
    #[derive(Clone, Debug)]
    pub type Bridge;

    #[wasm_bindgen(method)]
    fn run(this: &Bridge, task: &[u8], progress: &Function) -> Promise;

    /// Ends the running task.
    #[wasm_bindgen(method)]
    pub fn cancel(this: &Bridge);

    #[wasm_bindgen(method)]
    fn site(this: &Bridge) -> Promise;

    #[wasm_bindgen(method, js_name = openTrial)]
    fn open_trial(this: &Bridge, names: &Array, contents: &Array) -> Promise;

    /// Offers a file for saving.
    #[wasm_bindgen(method)]
    pub fn download(this: &Bridge, name: &str, bytes: &[u8]);

    #[wasm_bindgen(method)]
    fn read(this: &Bridge, file: &web_sys::File, limit: u32) -> Promise;
}

/// The largest file that the page reads, in bytes; the task has its own, smaller limit for its kind.
pub(crate) const FILE_LIMIT: u32 = 20 << 20;

impl Bridge {
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

    /// Reads a file of the officer; an error is in Chinese.
    pub(crate) async fn bytes(&self, file: &web_sys::File) -> Result<Vec<u8>, String> {
        match JsFuture::from(self.read(file, FILE_LIMIT)).await {
            Ok(bytes) => Ok(Uint8Array::new(&bytes).to_vec()),
            Err(reason) => Err(reason.as_string().unwrap_or_else(|| "文件打不开".to_owned())),
        }
    }
}
