//! How long a person waits: the page as it is published, on a slow line and with large files.
//!
//! `cargo xtask bench --only page` builds the release, finds a browser and runs this, which prints what it measured and holds
//! nothing: how fast a machine is says nothing about the page. Every run is a fresh browser; of five the median counts.

#![expect(clippy::expect_used, reason = "a measure that cannot be set up fails, which is what expect does")]

#[expect(dead_code, reason = "the journeys need more of it")]
#[path = "../journeys/browser.rs"]
mod browser;
#[path = "../../benches/files.rs"]
mod files;
#[expect(dead_code, reason = "the journeys need more of it")]
#[path = "../journeys/page.rs"]
mod page;
#[expect(dead_code, reason = "the journeys need more of it")]
#[path = "../journeys/site.rs"]
mod site;

use std::path::Path;

use page::Page;
use thirtyfour::prelude::*;

use browser::WIDE;

const RUNS: usize = 5;

/// Notes when what a person waits for is there and painted.
const WATCH: &str = r#"
const seen = {};
const presses = sessionStorage.getItem("presses");
window.seen = seen;
new MutationObserver(() => {
  for (const name of ["open-sample", "sample-badge", "sales-total"]) {
    if (name in seen || !document.querySelector(`[data-testid="${name}"]`)) continue;
    seen[name] = 0;
    requestAnimationFrame(() => setTimeout(() => {
      seen[name] = performance.now();
      if (name === presses) document.querySelector(`[data-testid="${name}"]`).click();
    }));
  }
}).observe(document, { subtree: true, childList: true });
"#;

/// Keeps every memory that wasm is given, also in the worker, and how large the two were at once, in bytes: the worker ends
/// as its answer comes, before the page reads that, so that the page counts as it was before.
const MEMORIES: &str = r#"
const channel = new BroadcastChannel("memories");
let memory = null;
const bytes = () => memory?.buffer.byteLength ?? 0;
const keep = found => { memory = found.instance?.exports.memory ?? memory; return found; };
const { instantiate, instantiateStreaming } = WebAssembly;
WebAssembly.instantiateStreaming = (...all) => instantiateStreaming(...all).then(keep);
WebAssembly.instantiate = (...all) => instantiate(...all).then(keep);
if (self.document) {
  let [worker, both, before] = [0, 0, 0];
  channel.onmessage = ({ data }) => {
    worker = Math.max(worker, data);
    both = Math.max(both, data + before);
  };
  window.largest = () => [bytes(), worker, Math.max(both, bytes())];
  const Plain = Worker;
  window.Worker = class extends Plain {
    constructor(url) {
      super("first.js#" + new URL(url, location));
      this.addEventListener("message", () => { before = bytes(); });
    }
  };
} else {
  // The worker itself, which looks for its files beside it.
  const own = location.hash.slice(1);
  const [load, get, post] = [importScripts, fetch, postMessage];
  self.importScripts = (...all) => load(...all.map(one => new URL(one, own)));
  self.fetch = (what, ...more) => get(new URL(what, own), ...more);
  self.postMessage = (...all) => { channel.postMessage(bytes()); post(...all); };
  importScripts(own);
}
"#;

fn main() {
    let wish: Vec<String> = std::env::args().skip(1).collect();
    let wants = |name: &str| wish.is_empty() || wish.iter().any(|word| name.contains(word.as_str()));
    if wants("load") {
        first_loads();
    }
    let files = [
        ("635 x 36", files::wide(635)),
        ("10,000 x 36", files::wide(10_000)),
        ("100,000 x 36", files::wide(100_000)),
        ("541,909 lines", files::transactions(541_909, |y, m, d| format!("{y}-{m:02}-{d:02}"))),
    ];
    println!(
        "\nfrom the file chosen to the preview, and from there to the Pareto page; first / repeated, ms"
    );
    println!("{:<16} {:>15} {:>15} {:>15}   MB: page, worker, at once", "", "preview", "page", "both");
    for (name, content) in files.iter().filter(|(name, _)| wants(name)) {
        imports(name, &page::file("pace.csv", content));
    }
    if wants("edit") {
        edits(&page::file("pace.csv", &files[1].1));
    }
}

/// The middle one; `NaN` of none.
fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// A first visit over a line of 1.6 Mbit/s that answers after 150 ms.
fn first_loads() {
    let (mut start, mut case, mut again) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..RUNS {
        browser::measured(WIDE, async |page| {
            // Whoever knows what they want presses as soon as they see it; the driver would take a while.
            page.script("sessionStorage.setItem('presses', 'open-sample')").await?;
            slow_line(&page).await?;
            page.before_each_page(WATCH);
            page.open_elsewhere().await?;
            start.push(seen(&page, "open-sample").await?);
            case.push(seen(&page, "sales-total").await?);
            Ok(())
        });
        browser::measured(WIDE, async |page| {
            page.script("localStorage.setItem('keyline/document', 'sample')").await?;
            slow_line(&page).await?;
            page.before_each_page(WATCH);
            page.open_elsewhere().await?;
            again.push(seen(&page, "sales-total").await?);
            Ok(())
        });
    }
    println!("at 1.6 Mbit/s and 150 ms, nothing in the cache, s");
    println!("{:<44} {:>6.2}", "the start page", median(start) / 1e3);
    println!("{:<44} {:>6.2}", "the case’s figures, opened from there", median(case) / 1e3);
    println!("{:<44} {:>6.2}", "the case’s figures, where it was open before", median(again) / 1e3);
}

async fn slow_line(page: &Page) -> WebDriverResult<()> {
    let cdp = page.driver.cdp();
    cdp.send_raw("Network.enable", serde_json::json!({})).await?;
    let line = serde_json::json!({
        "offline": false, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 100_000,
    });
    cdp.send_raw("Network.emulateNetworkConditions", line).await.map(drop)
}

/// When something was first painted, in milliseconds since the page was asked for.
async fn seen(page: &Page, name: &str) -> WebDriverResult<f64> {
    let script = format!("return window.seen?.['{name}'] || 0");
    page.until(name, async || Ok(page.script(&script).await?.as_f64() > Some(0.0))).await?;
    Ok(page.script(&script).await?.as_f64().unwrap_or(f64::NAN))
}

/// How long the last import took so far, in its two halves.
async fn halves(page: &Page, count: usize) -> WebDriverResult<Vec<f64>> {
    let script = "return performance.getEntriesByName('import').map(it => it.duration)";
    let read = async || -> WebDriverResult<Vec<f64>> {
        let found = page.script(script).await?;
        Ok(found.as_array().into_iter().flatten().filter_map(serde_json::Value::as_f64).collect())
    };
    page.until("the import", async || Ok(read().await?.len() >= count)).await?;
    read().await
}

fn imports(name: &str, file: &Path) {
    let mut all: [Vec<f64>; 4] = Default::default();
    let mut memory = [0.0_f64; 3];
    for _ in 0..RUNS {
        browser::measured(WIDE, async |page| {
            page.before_each_page(MEMORIES);
            page.open_elsewhere().await?;
            page.until("all parts", async || {
                let parts = "return performance.getEntriesByName('part').length";
                Ok(page.script(parts).await?.as_u64() >= Some(3))
            })
            .await?;
            for round in 0..2 {
                page.go("#/").await?;
                page.choose_file(file).await?;
                halves(&page, 2 * round + 1).await?;
                page.script("document.querySelector('[data-testid=import-confirm]').click()").await?;
                if round == 1 {
                    page.script("document.querySelector('[data-testid=replace-confirm]')?.click()").await?;
                }
                let found = halves(&page, 2 * round + 2).await?;
                for (half, list) in all[2 * round..].iter_mut().take(2).enumerate() {
                    list.push(found[2 * round + half]);
                }
                let largest = page.script("return largest()").await?;
                for (most, bytes) in memory.iter_mut().zip(largest.as_array().into_iter().flatten()) {
                    *most = most.max(bytes.as_f64().unwrap_or(0.0) / 1e6);
                }
                // A browser may have no room for the largest with all its states; the page says so, and goes on.
                page.until("the store to be done", async || {
                    Ok(page.script("return !document.querySelector('.save--saving')").await? == true)
                })
                .await?;
            }
            Ok(())
        });
    }
    let [first, first_page, again, again_page] = all.map(median);
    let pair = |a: f64, b: f64| format!("{a:.0} / {b:.0}");
    println!(
        "{name:<16} {:>15} {:>15} {:>15}   {:.1}, {:.1}, {:.1}",
        pair(first, again),
        pair(first_page, again_page),
        pair(first + first_page, again + again_page),
        memory[0],
        memory[1],
        memory[2],
    );
}

/// An edit in a grid of 10,000 accounts, from Enter to the frame that shows it.
fn edits(file: &Path) {
    let mut frames = Vec::new();
    for _ in 0..RUNS {
        browser::measured(WIDE, async |page| {
            page.open_elsewhere().await?;
            page.import(file).await?;
            page.saved().await?;
            page.go("#/accounts").await?;
            page.type_into_cell("1:owner", "Warm").await?;
            page.script(
                "window.frames_ = [];
                 addEventListener('keydown', ({ key }) => {
                   if (key !== 'Enter') return;
                   const start = performance.now();
                   requestAnimationFrame(() => setTimeout(() => frames_.push(performance.now() - start)));
                 }, true)",
            )
            .await?;
            for at in 2..12 {
                page.type_into_cell(&format!("{at}:owner"), "Ada").await?;
                tokio::time::sleep(std::time::Duration::from_millis(300)).await;
            }
            let found = page.script("return frames_").await?;
            frames.extend(found.as_array().into_iter().flatten().filter_map(serde_json::Value::as_f64));
            Ok(())
        });
    }
    println!(
        "\nan edit at 10,000 accounts, from Enter to the frame that shows it, ms: {:.1}",
        median(frames)
    );
}
