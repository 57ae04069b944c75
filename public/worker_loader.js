"use strict";
importScripts("worker.js");
// The page does not hear of a rejected promise in here, but of a thrown error it does.
wasm_bindgen({ module_or_path: "worker_bg.wasm" }).catch(error => setTimeout(() => { throw error; }));
