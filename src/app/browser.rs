//! What only the browser can say or do: time, preferences, measures, idle moments, files.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

/// The window. The page runs in no other place.
pub fn window() -> web_sys::Window {
    leptos::prelude::window()
}

/// Milliseconds since 1970.
pub fn now() -> u64 {
    js_sys::Date::now() as u64
}

/// The date where the user is.
pub fn today() -> chrono::NaiveDate {
    chrono::Local::now().date_naive()
}

/// The date of a time where the user is.
pub fn day(at: u64) -> chrono::NaiveDate {
    let date = js_sys::Date::new(&JsValue::from_f64(at as f64));
    let (year, month, day) = (date.get_full_year() as i32, date.get_month() + 1, date.get_date());
    chrono::NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

/// The time of day where the user is, `10:42`.
pub fn clock(at: u64) -> String {
    let date = js_sys::Date::new(&JsValue::from_f64(at as f64));
    format!("{:02}:{:02}", date.get_hours(), date.get_minutes())
}

/// A point in time for [`measure`], in milliseconds since the page began to load.
pub fn mark() -> f64 {
    window().performance().map_or(0.0, |performance| performance.now())
}

/// Puts the time since `start` on the browser's timeline under `name`, where `performance.measure` entries
/// are read.
pub fn measure(name: &str, start: f64) {
    let Some(performance) = window().performance() else { return };
    let options = js_sys::Object::new();
    // A measure that cannot be taken is no reason to stop.
    let _ = js_sys::Reflect::set(&options, &"start".into(), &start.into());
    let function = js_sys::Reflect::get(&performance, &"measure".into()).ok();
    if let Some(function) = function.and_then(|function| function.dyn_into::<js_sys::Function>().ok()) {
        let _ = function.call2(&performance, &name.into(), &options);
    }
}

/// Runs `work` and measures it.
pub fn measured<T>(name: &str, work: impl FnOnce() -> T) -> T {
    let start = mark();
    let result = work();
    measure(name, start);
    result
}

/// Scrolls a row of links sideways so that the current one is in sight, once it is laid out. The page stays where it is.
pub fn show_current(row: &web_sys::Element) {
    let row = row.clone();
    leptos::prelude::request_animation_frame(move || {
        let Ok(Some(current)) = row.query_selector("[aria-current]") else { return };
        let middle = |element: &web_sys::Element| {
            let place = element.get_bounding_client_rect();
            place.left() + 0.5 * place.width()
        };
        let by = middle(&current) - middle(&row);
        row.set_scroll_left(row.scroll_left() + by.round() as i32);
    });
}

/// Scrolls whatever an element lies in just so far that it is in sight.
pub fn show_nearest(element: &web_sys::Element) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Runs `work` once when the browser has nothing better to do, at the latest after a second.
pub fn when_idle(work: impl FnOnce() + 'static) {
    let callback = Closure::once_into_js(work);
    let request = js_sys::Reflect::get(&window(), &"requestIdleCallback".into());
    let options = js_sys::Object::new();
    let _ = js_sys::Reflect::set(&options, &"timeout".into(), &1000.into());
    match request.ok().and_then(|function| function.dyn_into::<js_sys::Function>().ok()) {
        Some(function) => {
            let _ = function.call2(&window(), &callback, &options);
        }
        // Safari has no idle callback; a short pause lets it paint first.
        None => {
            let _ =
                window().set_timeout_with_callback_and_timeout_and_arguments_0(callback.unchecked_ref(), 16);
        }
    }
}

/// Runs `work` once, so many milliseconds from now.
pub fn after(milliseconds: i32, work: impl FnOnce() + 'static) {
    let callback = Closure::once_into_js(work);
    let _ = window()
        .set_timeout_with_callback_and_timeout_and_arguments_0(callback.unchecked_ref(), milliseconds);
}

/// Runs `work` before the next frame is painted.
pub fn next_frame(work: impl FnOnce() + 'static) {
    let callback = Closure::once_into_js(work);
    let _ = window().request_animation_frame(callback.unchecked_ref());
}

/// Shows the page from its head.
pub fn to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Runs `work` after the next frame has been painted.
pub fn after_paint(work: impl FnOnce() + 'static) {
    let later = Closure::once_into_js(move || {
        let callback = Closure::once_into_js(work);
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(callback.unchecked_ref(), 0);
    });
    let _ = window().request_animation_frame(later.unchecked_ref());
}

/// Asks the browser not to clear what is stored when room is short. Some promise it, some ask the user, most
/// decide for themselves; where it cannot be asked, it has not promised.
pub fn ask_to_persist(hear: impl FnOnce(bool) + 'static) {
    answer(storage().and_then(|storage| storage.persist().ok()), Box::new(hear));
}

/// Whether the browser has promised that already.
pub fn has_promised(hear: impl FnOnce(bool) + 'static) {
    answer(storage().and_then(|storage| storage.persisted().ok()), Box::new(hear));
}

fn storage() -> Option<web_sys::StorageManager> {
    let manager = js_sys::Reflect::get(&window().navigator(), &"storage".into()).ok();
    manager.filter(JsValue::is_object).map(JsValue::unchecked_into::<web_sys::StorageManager>)
}

fn answer(asked: Option<js_sys::Promise>, hear: Box<dyn FnOnce(bool)>) {
    let Some(asked) = asked else { return hear(false) };
    wasm_bindgen_futures::spawn_local(async move {
        let answer = wasm_bindgen_futures::JsFuture::from(asked).await;
        hear(answer.ok().and_then(|answer| answer.as_bool()).unwrap_or(false));
    });
}

/// Hands the user a file to keep.
pub fn print() {
    // A browser that cannot print says so itself.
    let _ = window().print();
}

/// Offers bytes as a file.
pub fn download(name: &str, mime: &str, bytes: &[u8]) {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(mime);
    let Ok(blob) = web_sys::Blob::new_with_buffer_source_sequence_and_options(&parts, &options) else {
        return;
    };
    let Ok(url) = web_sys::Url::create_object_url_with_blob(&blob) else { return };
    let document = leptos::prelude::document();
    let anchor =
        document.create_element("a").ok().and_then(|a| a.dyn_into::<web_sys::HtmlAnchorElement>().ok());
    if let Some(anchor) = anchor {
        anchor.set_href(&url);
        anchor.set_download(name);
        anchor.click();
    }
    let _ = web_sys::Url::revoke_object_url(&url);
}

/// Shows an element alone on the whole screen. Hears whether the browser does.
pub fn show_alone(element: &web_sys::Element, hear: impl FnOnce(bool) + 'static) {
    // Phones know no such function, and older browsers give no promise.
    let request = js_sys::Reflect::get(element, &"requestFullscreen".into()).ok();
    let request = request.and_then(|request| request.dyn_into::<js_sys::Function>().ok());
    let Some(asked) = request.and_then(|request| request.call0(element).ok()) else { return hear(false) };
    wasm_bindgen_futures::spawn_local(async move {
        hear(wasm_bindgen_futures::JsFuture::from(js_sys::Promise::resolve(&asked)).await.is_ok());
    });
}

/// Whether anything is shown alone on the whole screen.
pub fn is_alone() -> bool {
    leptos::prelude::document().fullscreen_element().is_some()
}

/// Brings the rest of the page back.
pub fn leave_alone() {
    leptos::prelude::document().exit_fullscreen();
}

/// Gives an element the focus without scrolling to it.
pub fn focus_in_place(element: &web_sys::HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    // What cannot take the focus leaves it where it is.
    let _ = element.focus_with_options(&options);
}

/// Whether fingers point here, and a keyboard comes up on the screen.
pub fn is_touch() -> bool {
    window().match_media("(pointer: coarse)").ok().flatten().is_some_and(|query| query.matches())
}

/// The place of each of these different texts in the order of a language: pinyin for Chinese.
pub fn ranks(texts: Vec<Box<str>>, tag: &str) -> rustc_hash::FxHashMap<Box<str>, u32> {
    let list: js_sys::Array = texts.iter().map(|text| JsValue::from_str(text)).collect();
    let options = js_sys::Object::new();
    // Account 9 comes before account 10.
    let _ = js_sys::Reflect::set(&options, &"numeric".into(), &true.into());
    let collator = js_sys::Intl::Collator::new(&js_sys::Array::of1(&tag.into()), &options);
    let sort = js_sys::Reflect::get(&list, &"sort".into()).ok();
    if let Some(sort) = sort.and_then(|sort| sort.dyn_into::<js_sys::Function>().ok()) {
        // One call: the browser compares without coming back here.
        let _ = sort.call1(&list, &collator.compare());
    }
    let sorted = list.iter().enumerate();
    sorted.filter_map(|(at, text)| text.as_string().map(|text| (text.into(), at as u32))).collect()
}

/// Loads the page anew.
pub fn reload() {
    // A browser that refuses leaves the sentence, which says what to do.
    let _ = window().location().reload();
}

/// Takes away what stood in the place of the page while it opened.
pub fn opened() {
    if let Some(loading) = leptos::prelude::document().get_element_by_id("loading") {
        loading.remove();
    }
}

/// Tells the page's script that the app has stopped, and why.
pub fn report_fault(cause: &str) {
    let report = js_sys::Reflect::get(&window(), &"keylineFault".into()).ok();
    if let Some(report) = report.and_then(|report| report.dyn_into::<js_sys::Function>().ok()) {
        // Nobody is left to hear that it could not be said.
        let _ = report.call1(&JsValue::UNDEFINED, &cause.into());
    }
}
