use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::Element;

use crate::browser;

/// Measures now, and gives back what takes the measure.
type Measure = Rc<dyn Fn() -> Box<dyn FnOnce()>>;

/// Follows the size of elements as long as its component lives: `measure` reads what is wanted of them and gives back what
/// takes it, once they are there and whenever the size of one changes. A measure may come when its page is gone.
pub fn follow_size(
    elements: impl Fn() -> Option<Vec<Element>> + 'static,
    measure: impl Fn(&[Element]) -> Box<dyn FnOnce()> + 'static,
) {
    let observer =
        StoredValue::new_local(None::<(web_sys::ResizeObserver, Closure<dyn FnMut(js_sys::Array)>)>);
    let measure = Rc::new(measure);
    Effect::new(move |_| {
        let Some(elements) = elements() else { return };
        let (measure, watched) = (measure.clone(), elements.clone());
        let measure: Measure = Rc::new(move || measure(&watched));
        measure_soon(measure.clone(), queue_microtask);
        let callback = Closure::<dyn FnMut(js_sys::Array)>::new(move |_| {
            // Not within the observer's own round, where a change of size is an error to the browser.
            measure_soon(measure.clone(), browser::next_frame);
        });
        if let Ok(watcher) = web_sys::ResizeObserver::new(callback.as_ref().unchecked_ref()) {
            elements.iter().for_each(|element| watcher.observe(element));
            observer.set_value(Some((watcher, callback)));
        }
    });
    on_cleanup(move || {
        observer.try_update_value(|observer| {
            if let Some((watcher, _)) = observer.take() {
                watcher.disconnect();
            }
        });
    });
}

thread_local! {
    /// What is to be measured at the next occasion.
    static UNMEASURED: RefCell<Vec<Measure>> = const { RefCell::new(Vec::new()) };
}

/// Measures soon, together with all else of the page. One by one, the browser would lay the page out anew for each: what is
/// drawn at the width of one makes the place of the next unknown.
fn measure_soon(measure: Measure, soon: fn(fn())) {
    let is_first = UNMEASURED.with_borrow_mut(|waiting| {
        waiting.push(measure);
        waiting.len() == 1
    });
    if is_first {
        soon(measure_all);
    }
}

fn measure_all() {
    let waiting = UNMEASURED.take();
    let takes: Vec<Box<dyn FnOnce()>> = waiting.iter().map(|measure| measure()).collect();
    takes.into_iter().for_each(|take| take());
}
