//! Heavy and risky work, off the main thread.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::DedicatedWorkerGlobalScope;

fn main() {
    let page: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    if page.post_message(&JsValue::from_str("ready")).is_err() {
        web_sys::console::error_1(&"the page does not hear the worker".into());
    }
}
