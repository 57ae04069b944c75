//! The built page on a static host of this machine.

use std::path::{Component, Path, PathBuf};
use std::sync::OnceLock;

/// Where the page lies on the host: not at the root, as on many a host.
const AT: &str = "/sales/keyline/";

/// The same page where its wasm is gone.
pub const WITHOUT_WASM: &str = "/without-wasm/";
/// The same page on a host that answers with the page in place of what is missing, and the wasm is.
pub const PAGE_FOR_WASM: &str = "/page-for-wasm/";
/// The same page after its worker was replaced by that of a later version.
pub const WITHOUT_WORKER: &str = "/without-worker/";

/// The address of another of those places.
pub fn place(at: &str) -> String {
    address().replace(AT, at)
}

/// The address of the page's first document.
pub fn address() -> &'static str {
    static ADDRESS: OnceLock<String> = OnceLock::new();
    ADDRESS.get_or_init(|| {
        let dist = std::env::var_os("KEYLINE_DIST").map(PathBuf::from);
        let dist = dist.expect("KEYLINE_DIST names the built page; `cargo xtask test` sets it");
        let server = tiny_http::Server::http("127.0.0.1:0").expect("a free port");
        let port = server.server_addr().to_ip().expect("an address").port();
        std::thread::spawn(move || {
            for request in server.incoming_requests() {
                answer(&dist, request);
            }
        });
        format!("http://127.0.0.1:{port}{AT}")
    })
}

fn answer(dist: &Path, request: tiny_http::Request) {
    let url = request.url().split(['?', '#']).next().unwrap_or_default().to_string();
    let place = [AT, WITHOUT_WASM, PAGE_FOR_WASM, WITHOUT_WORKER].into_iter().find(|at| url.starts_with(at));
    let file = place.and_then(|at| url.strip_prefix(at));
    let file = file.map(|path| if path.is_empty() { "index.html" } else { path }).map(|path| match place {
        Some(WITHOUT_WASM) if path.ends_with(".wasm") => "gone",
        Some(PAGE_FOR_WASM) if path.ends_with(".wasm") => "index.html",
        Some(WITHOUT_WORKER) if path.starts_with("worker") => "gone",
        _ => path,
    });
    let file =
        file.map(Path::new).filter(|path| path.components().all(|part| matches!(part, Component::Normal(_))));
    let content = file.and_then(|file| std::fs::read(dist.join(file)).ok());
    let kind = match file.and_then(Path::extension).and_then(|kind| kind.to_str()) {
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
            let header = tiny_http::Header::from_bytes("Content-Type", kind).expect("a header");
            request.respond(tiny_http::Response::from_data(bytes).with_header(header))
        }
        None => request.respond(tiny_http::Response::empty(404)),
    };
}
