//! The built page on a static host of this machine.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

/// Where the page lies on the host: not at the root, as on many a host.
const AT: &str = "/sales/keyline/";

/// The same page at another place, where files may be broken.
pub const ELSEWHERE: &str = "/elsewhere/";

/// How a file is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It is not there.
    Gone,
    /// The host answers with the page in place of what is missing.
    Page,
    /// Only its first half arrives.
    Cut,
    /// Another build's lies there.
    Other,
    /// It is said to be of another kind than it is.
    Kind,
    /// It takes its time.
    Slow,
}

/// The files of a journey that are broken [`ELSEWHERE`], each by a part of its name.
static BROKEN: Mutex<BTreeMap<u32, Vec<(String, Fault)>>> = Mutex::new(BTreeMap::new());

/// Breaks the files of a journey whose names hold `part`, as they lie [`ELSEWHERE`].
pub fn break_files(journey: u32, part: &str, fault: Fault) {
    let mut all = BROKEN.lock().unwrap_or_else(PoisonError::into_inner);
    all.entry(journey).or_default().push((part.to_string(), fault));
}

/// Mends all that was broken.
pub fn mend_files(journey: u32) {
    BROKEN.lock().unwrap_or_else(PoisonError::into_inner).remove(&journey);
}

fn fault(journey: u32, file: &str) -> Option<Fault> {
    let all = BROKEN.lock().unwrap_or_else(PoisonError::into_inner);
    all.get(&journey)?.iter().find(|(part, _)| file.contains(part.as_str())).map(|(_, fault)| *fault)
}

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
    let all = FIRST.lock().unwrap_or_else(PoisonError::into_inner);
    if all.get(&journey).is_none() {
        return Some(page.into_bytes());
    }
    Some(page.replacen("<head>", &format!("<head><script src=\"{FIRST_SCRIPT}\"></script>"), 1).into_bytes())
}

fn answer(dist: &Path, request: tiny_http::Request) {
    let url = request.url().split(['?', '#']).next().unwrap_or_default().to_string();
    let place = [AT, ELSEWHERE].into_iter().find(|at| url.starts_with(at));
    let asked = place.and_then(|at| url.strip_prefix(at)?.split_once('/'));
    let asked = asked.and_then(|(journey, path)| Some((journey.parse::<u32>().ok()?, path)));
    let Some((journey, path)) = asked else { return respond(request, None) };
    let file = if path.is_empty() { "index.html" } else { path };
    let fault = fault(journey, file).filter(|_| place == Some(ELSEWHERE));
    let mut content = match fault {
        Some(Fault::Gone) => None,
        Some(Fault::Page) => content(dist, journey, "index.html"),
        _ => content(dist, journey, file),
    };
    match (fault, &mut content) {
        (Some(Fault::Cut), Some(bytes)) => bytes.truncate(bytes.len() / 2),
        (Some(Fault::Other), Some(bytes)) => bytes.reverse(),
        (Some(Fault::Slow), _) => std::thread::sleep(Duration::from_millis(1500)),
        _ => {}
    }
    let kind = match Path::new(file).extension().and_then(|kind| kind.to_str()) {
        _ if fault == Some(Fault::Kind) => "application/octet-stream",
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    };
    // As the README asks of a host. What is broken may be mended, and no browser is to remember it.
    let is_for_good = fault.is_none() && !matches!(file, "index.html" | FIRST_SCRIPT);
    // A release lies there packed, too.
    let takes_packed = request.headers().iter().any(|header| {
        header.field.equiv("Accept-Encoding") && header.value.as_str().split(", ").any(|kind| kind == "br")
    });
    let packed = Some(format!("{file}.br")).filter(|_| takes_packed && is_for_good);
    let packed = packed.and_then(|file| self::content(dist, journey, &file));
    let is_packed = packed.is_some();
    let content = packed.or(content);
    let cache = if is_for_good { "max-age=31536000, immutable" } else { "no-store" };
    respond(request, content.map(|bytes| Answer { bytes, kind, cache, is_packed }));
}

struct Answer<'a> {
    bytes: Vec<u8>,
    kind: &'a str,
    cache: &'a str,
    is_packed: bool,
}

fn respond(request: tiny_http::Request, answer: Option<Answer<'_>>) {
    // A browser that has gone away is no failure of the host.
    let _ = match answer {
        Some(Answer { bytes, kind, cache, is_packed }) => {
            let header =
                |name: &str, value: &str| tiny_http::Header::from_bytes(name, value).expect("a header");
            // Of a length that is known at once, as any host says it of a file.
            let mut response = tiny_http::Response::from_data(bytes).with_chunked_threshold(usize::MAX);
            response.add_header(header("Content-Type", kind));
            response.add_header(header("Cache-Control", cache));
            if is_packed {
                response.add_header(header("Content-Encoding", "br"));
            }
            request.respond(response)
        }
        None => request.respond(tiny_http::Response::empty(404)),
    };
}
