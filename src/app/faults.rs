//! Faults on purpose, for the tests of what happens then. Never in a release: see the feature in `Cargo.toml`.

use wasm_bindgen::prelude::*;

use super::browser;

/// Puts `panic` and `exhaust` on the window, and panics at once where the store says so.
pub fn offer() {
    let panic = Closure::<dyn Fn()>::new(|| std::panic::panic_any("a fault on purpose"));
    let exhaust = Closure::<dyn Fn()>::new(|| {
        let mut held: Vec<Vec<u8>> = Vec::new();
        // Until there is no more, which no hook of ours hears of.
        loop {
            held.push(std::hint::black_box(Vec::with_capacity(256 << 20)));
        }
    });
    for (name, fault) in [("keylinePanic", panic), ("keylineExhaust", exhaust)] {
        // A window takes every property.
        let _ = js_sys::Reflect::set(&browser::window(), &name.into(), fault.as_ref());
        fault.forget();
    }
    let store = browser::window().local_storage().ok().flatten();
    if store.is_some_and(|store| store.get_item("keyline/fault").is_ok_and(|fault| fault.is_some())) {
        std::panic::panic_any("a fault at every start");
    }
}
