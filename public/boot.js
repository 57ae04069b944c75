// Starts the app, and stands outside it: when the wasm is missing, panics or runs out of memory,
// this still says so and hands out the data.
"use strict";
{
  const stored = key => {
    try {
      return localStorage.getItem("keyline/" + key) ?? "";
    } catch {
      return ""; // storage is denied, which the app will say
    }
  };

  // Before the first paint. The values may stand in JSON quotes.
  const root = document.documentElement;
  const [theme] = /light|dark/.exec(stored("theme")) ?? [];
  const [language] = /en|zh/.exec(stored("language") || navigator.language) ?? ["en"];
  if (theme) root.dataset.theme = theme;
  root.lang = language === "zh" ? "zh-Hans" : "en";

  const download = () => {
    const data = {};
    try {
      for (const key of Object.keys(localStorage)) {
        if (key.startsWith("keyline/")) data[key] = localStorage.getItem(key);
      }
    } catch (error) {
      document.getElementById("crash-cause").textContent += `\n${error}`;
      return;
    }
    const file = new Blob([JSON.stringify(data, null, 1)], { type: "application/json" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = `keyline-data-${new Date().toISOString().slice(0, 10)}.json`;
    link.click();
  };
  // How often the page has stopped in a row. A plan that stops it each time must still be got out.
  const count = number => {
    try {
      if (number) localStorage.setItem("keyline/stops", number);
      else localStorage.removeItem("keyline/stops");
    } catch {
      // Storage that is full or denied counts nothing.
    }
  };
  const stops = () => Number(stored("stops")) || 0;
  const startAgain = () => {
    count(0);
    location.reload();
  };
  const actions = { download, reload: () => location.reload(), again: startAgain };
  // WebKit remembers that a module could not be loaded, and does not ask for it again when the page is loaded anew: first
  // each is asked for by itself.
  const loadAnew = async () => {
    const modules = [...document.querySelectorAll("link[rel=modulepreload]")];
    const asked = modules.map(({ href }) => fetch(href, { cache: "reload" }));
    await Promise.race([Promise.allSettled(asked), new Promise(done => setTimeout(done, 5000))]);
    location.reload();
  };

  // A stopped app must not see input nor write again: no event goes past the window, and the
  // overlay's buttons are served from here.
  const hold = event => {
    event.stopImmediatePropagation();
    if (event.type === "cancel" || event.type === "submit") event.preventDefault();
    if (event.type === "click") actions[event.target.closest?.("#crash button")?.name]?.();
  };
  const held =
    "click pointerdown pointerup mousedown mouseup keydown keyup input change submit paste copy cut drop dragover " +
    "cancel hashchange popstate storage visibilitychange pagehide beforeunload message";

  // The first cause is the true one; what follows are its echoes.
  let stopped = false;
  const fault = (cause, when = "stop") => {
    if (stopped) return;
    stopped = true;
    if (when === "stop") count(stops() + 1);
    if (when === "load") actions.reload = loadAnew;
    for (const type of held.split(" ")) addEventListener(type, hold, { capture: true, passive: false });
    const show = () => {
      const crash = document.getElementById("crash");
      document.getElementById("loading")?.remove();
      document.getElementById("crash-cause").textContent = cause;
      document.getElementById("crash-pay").hidden = !stored("paid");
      for (const part of crash.querySelectorAll("[data-when]")) part.hidden = !part.dataset.when.includes(when);
      crash.onclose = () => crash.showModal();
      crash.showModal();
    };
    if (document.readyState === "loading") addEventListener("DOMContentLoaded", show);
    else show();
  };
  window.keylineFault = message => fault(message);

  addEventListener("error", event => {
    const { target } = event;
    if (target.matches?.("head > link:not([data-ahead]), head > script")) fault(target.href || target.src, "load");
    // Browser extensions throw into the page too, and a ResizeObserver notice carries no error.
    else if (event.error && !event.filename.includes("-extension:")) fault(String(event.error));
  }, true);
  addEventListener("unhandledrejection", ({ reason }) => {
    // A DOMException is the browser declining something (clipboard, quota): the app still runs.
    if (!(reason instanceof DOMException)) fault(String(reason));
  });

  // Whoever has a plan sees it with what comes after the first part: that need not wait for the first.
  const kept = () => {
    try {
      return stored("document") === "sample" || Object.keys(localStorage).some(key => /^keyline\/.*\/(slot-|journal\/)/.test(key));
    } catch {
      return false;
    }
  };
  const fetchAhead = () => {
    for (const href of document.querySelector("meta[name=keyline-home]").content.split(" ")) {
      const link = Object.assign(document.createElement("link"), { rel: "preload", as: "fetch", crossOrigin: "anonymous", href });
      // What is missing is said by the page, once it is needed.
      link.dataset.ahead = "";
      document.head.append(link);
    }
  };

  // The build writes the files into the head, each with its digest.
  const start = async () => {
    if (kept()) fetchAhead();
    const script = document.querySelector("link[rel=modulepreload]").href;
    const { href, dataset: { integrity } } = document.querySelector("link[rel=preload][as=fetch]");
    const missing = file => error => fault(`${file}\n${error}`, "load");
    const wasm = fetch(href, { integrity });
    wasm.catch(missing(href));
    const app = await import(script).catch(missing(script));
    await app?.default({ module_or_path: wasm });
    // A page that has stood this long is not one that stops as soon as it is opened.
    setTimeout(() => stopped || count(0), 10000);
  };
  addEventListener("DOMContentLoaded", () => {
    if (stops() >= 2) fault("", "safe");
    else start().catch(error => fault(String(error)));
  });
}
