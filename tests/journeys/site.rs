//! The built page on a static host of this machine.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response, header, http};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

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
        let (tell, heard) = std::sync::mpsc::channel();
        // One thread for all journeys, which outlives each: a connection that a browser holds open holds up no other.
        std::thread::spawn(move || {
            let runtime =
                tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
            runtime.block_on(async {
                let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
                let _ = tell.send(listener.local_addr().expect("an address"));
                let dist = Arc::new(dist);
                loop {
                    let Ok((connection, _)) = listener.accept().await else { continue };
                    let dist = dist.clone();
                    let served = service_fn(move |request| answer(dist.clone(), request));
                    // A browser that has gone away is no failure of the host.
                    tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(connection), served));
                }
            });
        });
        format!("http://{}", heard.recv().expect("an address"))
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

type Answer = Response<Full<Bytes>>;

async fn answer(dist: Arc<PathBuf>, request: Request<Incoming>) -> Result<Answer, http::Error> {
    let url = request.uri().path();
    let place = [AT, ELSEWHERE].into_iter().find(|at| url.starts_with(at));
    let asked = place.and_then(|at| url.strip_prefix(at)?.split_once('/'));
    let asked = asked.and_then(|(journey, path)| Some((journey.parse::<u32>().ok()?, path)));
    let Some((journey, path)) = asked else { return missing() };
    let file = if path.is_empty() { "index.html" } else { path };
    let fault = fault(journey, file).filter(|_| place == Some(ELSEWHERE));
    let mut content = match fault {
        Some(Fault::Gone) => None,
        Some(Fault::Page) => content(&dist, journey, "index.html"),
        _ => content(&dist, journey, file),
    };
    match (fault, &mut content) {
        (Some(Fault::Cut), Some(bytes)) => bytes.truncate(bytes.len() / 2),
        (Some(Fault::Other), Some(bytes)) => bytes.reverse(),
        (Some(Fault::Slow), _) => tokio::time::sleep(Duration::from_millis(1500)).await,
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
    let accepted = request.headers().get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    let takes_packed = accepted.is_some_and(|value| value.split(", ").any(|kind| kind == "br"));
    let packed = Some(format!("{file}.br")).filter(|_| takes_packed && is_for_good);
    let packed = packed.and_then(|file| self::content(&dist, journey, &file));
    let is_packed = packed.is_some();
    let Some(bytes) = packed.or(content) else { return missing() };
    let cache = if is_for_good { "max-age=31536000, immutable" } else { "no-store" };
    let mut response =
        Response::builder().header(header::CONTENT_TYPE, kind).header(header::CACHE_CONTROL, cache);
    if is_packed {
        response = response.header(header::CONTENT_ENCODING, "br");
    }
    response.body(Full::new(bytes.into()))
}

fn missing() -> Result<Answer, http::Error> {
    Response::builder().status(404).body(Full::default())
}
