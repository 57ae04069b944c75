//! The built page on a static host of this machine.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// Where the page lies on the host: not at the root, as on many a host.
const AT: &str = "/sales/keyline/";

/// The same page where its wasm is gone.
pub const WITHOUT_WASM: &str = "/without-wasm/";
/// The same page on a host that answers with the page in place of what is missing, and the wasm is.
pub const PAGE_FOR_WASM: &str = "/page-for-wasm/";
/// The same page after its worker was replaced by that of a later version.
pub const WITHOUT_WORKER: &str = "/without-worker/";

/// What runs in the page before anything of its own, by journey.
static FIRST: Mutex<BTreeMap<u32, String>> = Mutex::new(BTreeMap::new());

/// The address of a journey's first document.
pub fn address(journey: u32) -> String {
    place(journey, AT)
}

/// The address of another of those places.
pub fn place(journey: u32, at: &str) -> String {
    format!("{}{at}{journey}/", host())
}

/// Lets a script run in each document of a journey from the next one on, before anything of the page does. It comes
/// from the host, so that it needs no browser's own way.
pub fn run_first(journey: u32, script: &str) {
    let mut all = FIRST.lock().unwrap_or_else(PoisonError::into_inner);
    let scripts = all.entry(journey).or_default();
    scripts.push_str(script);
    scripts.push('\n');
}

fn host() -> &'static str {
    static HOST: OnceLock<String> = OnceLock::new();
    HOST.get_or_init(|| {
        let dist = std::env::var_os("KEYLINE_DIST").map(PathBuf::from);
        let dist = dist.expect("KEYLINE_DIST names the built page; `cargo xtask test` sets it");
        let server = tiny_http::Server::http("127.0.0.1:0").expect("a free port");
        let port = server.server_addr().to_ip().expect("an address").port();
        std::thread::spawn(move || {
            let dist = Arc::new(dist);
            for request in server.incoming_requests() {
                let dist = dist.clone();
                // Each by itself: a browser may let one large answer wait for others that it asked for later.
                std::thread::spawn(move || answer(&dist, request));
            }
        });
        format!("http://127.0.0.1:{port}")
    })
}

/// What a journey's page is asked for first.
const FIRST_SCRIPT: &str = "first.js";

fn content(dist: &Path, journey: u32, file: &str) -> Option<Vec<u8>> {
    if file == FIRST_SCRIPT {
        let all = FIRST.lock().unwrap_or_else(PoisonError::into_inner);
        return Some(all.get(&journey).cloned().unwrap_or_default().into_bytes());
    }
    let is_inside = |path: &&Path| path.components().all(|part| matches!(part, Component::Normal(_)));
    let bytes =
        Some(Path::new(file)).filter(is_inside).and_then(|file| std::fs::read(dist.join(file)).ok())?;
    if file != "index.html" {
        return Some(bytes);
    }
    let page = String::from_utf8(bytes).expect("a page of text");
    Some(page.replacen("<head>", &format!("<head><script src=\"{FIRST_SCRIPT}\"></script>"), 1).into_bytes())
}

fn answer(dist: &Path, request: tiny_http::Request) {
    let url = request.url().split(['?', '#']).next().unwrap_or_default().to_string();
    let place = [AT, WITHOUT_WASM, PAGE_FOR_WASM, WITHOUT_WORKER].into_iter().find(|at| url.starts_with(at));
    let journey = place.and_then(|at| url.strip_prefix(at)?.split_once('/'));
    let journey = journey.and_then(|(journey, file)| Some((journey.parse().ok()?, file)));
    let file =
        journey.map(|(_, path)| if path.is_empty() { "index.html" } else { path }).map(|path| match place {
            Some(WITHOUT_WASM) if path.ends_with(".wasm") => "gone",
            Some(PAGE_FOR_WASM) if path.ends_with(".wasm") => "index.html",
            Some(WITHOUT_WORKER) if path.starts_with("worker") => "gone",
            _ => path,
        });
    let content = journey.zip(file).and_then(|((journey, _), file)| content(dist, journey, file));
    let kind = match file.and_then(|file| Path::new(file).extension()).and_then(|kind| kind.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    };
    // A browser that has gone away is no failure of the host.
    let _ = match content {
        Some(bytes) => {
            let header =
                |name: &str, value: &str| tiny_http::Header::from_bytes(name, value).expect("a header");
            let response = tiny_http::Response::from_data(bytes).with_header(header("Content-Type", kind));
            request.respond(response.with_header(header("Cache-Control", "no-store")))
        }
        None => request.respond(tiny_http::Response::empty(404)),
    };
}
