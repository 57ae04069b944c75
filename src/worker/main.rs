//! Heavy and risky work, off the main thread.
//!
//! Hears a file as an `ArrayBuffer`, which it keeps, and options as a `Uint8Array`, with which it reads that
//! file. Says `ready` once it hears, then for each reading how far it is as a number from 0 to 1, and at the end
//! the outcome as the bytes of an `ArrayBuffer`. See `keyline::file::wire` for what the bytes mean.

use std::cell::RefCell;
use std::ops::ControlFlow;
use std::rc::Rc;

use js_sys::{Array, ArrayBuffer, Uint8Array};
use keyline::file::import::{ImportError, Progress, read};
use keyline::file::wire;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

fn main() {
    let page: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let file: Rc<RefCell<Vec<u8>>> = Rc::default();
    let hear = {
        let page = page.clone();
        Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let message = match event.data().dyn_into::<ArrayBuffer>() {
                Ok(buffer) => {
                    *file.borrow_mut() = Uint8Array::new(&buffer).to_vec();
                    return;
                }
                Err(message) => message,
            };
            if let Ok(options) = message.dyn_into::<Uint8Array>() {
                answer(&page, &file.borrow(), &options.to_vec());
            }
        })
    };
    page.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    hear.forget();
    if page.post_message(&JsValue::from_str("ready")).is_err() {
        web_sys::console::error_1(&"the page does not hear the worker".into());
    }
}

/// Reads the file and sends what came of it.
fn answer(page: &DedicatedWorkerGlobalScope, file: &[u8], options: &[u8]) {
    let mut tell = |progress: Progress| {
        let part = progress.bytes as f64 / progress.of.max(1) as f64;
        // A page that no longer hears has no use for the rest.
        match page.post_message(&part.into()) {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        }
    };
    let outcome = match wire::read_options(options) {
        Ok(options) => read(file, &options, &mut tell),
        // The page and its worker are of one build, so this is a page that was torn down halfway.
        Err(wire::Garbled) => Err(ImportError::Cancelled),
    };
    let bytes = Uint8Array::from(wire::outcome(&outcome).as_slice()).buffer();
    if page.post_message_with_transfer(&bytes, &Array::of1(&bytes)).is_err() {
        web_sys::console::error_1(&"the page did not take the outcome".into());
    }
}
