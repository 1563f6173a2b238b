// What a person sees before the app runs: progress, or plain words on what went wrong.
(() => {
  const byId = (id) => document.getElementById(id);

  function problem(title, text) {
    const box = byId("boot-problem");
    if (!box) return; // the app has taken over the page
    byId("boot-progress").hidden = true;
    byId("boot-problem-title").textContent = title;
    byId("boot-problem-text").textContent = text;
    box.hidden = false;
  }

  function progress(current, total) {
    const bar = byId("boot-bar");
    if (bar && total > 0) bar.value = Math.min(100, (100 * current) / total);
  }

  // A script, style or module that cannot be loaded reports only to a capturing listener.
  window.addEventListener("error", (event) => {
    const file = event.target && (event.target.src || event.target.href);
    if (event.target instanceof HTMLElement) {
      problem("A part of the app could not be loaded.",
        `${file || "The main script"} did not arrive. You may be offline, or a newer version was just published: load the page again.`);
    }
  }, true);

  window.addEventListener("DOMContentLoaded", () => {
    if (typeof WebAssembly !== "object") {
      problem("This browser cannot run WebAssembly.",
        "Eventyard needs it. It is switched off in some hardened modes; any current Firefox, Chrome, Edge or Safari has it otherwise.");
      return;
    }
    const box = byId("boot-progress");
    if (box) box.hidden = false;
  });

  // Files that are asked for before the app wants them, by address: all of them, and the answers that nobody
  // has taken yet. A `<link rel="preload">` would do, but WebKit fetches such a file once more: there the app,
  // whose link is for other browsers only (xtask/src/html.rs), is asked for here.
  const asked = new Set();
  const coming = new Map();

  function fetchEarly(file) {
    const address = new URL(file, document.baseURI).href;
    if (asked.has(address)) return;
    asked.add(address);
    const answer = fetch(address);
    // Who takes it says what is wrong; until then nobody has to hear of it.
    answer.catch(() => {});
    coming.set(address, answer);
  }

  // Each answer is read once, and one that failed is asked for again.
  function take(file) {
    const address = new URL(file, document.baseURI).href;
    const early = coming.get(address);
    coming.delete(address);
    return early ? early.catch(() => fetch(address)) : fetch(address);
  }

  const app = document.querySelector("link[rel=preload][as=fetch]");
  if (app && !matchMedia(app.media).matches) fetchEarly(app.href);

  window.eventyardShell = { problem, progress, asked, coming, fetchEarly, fetch: take };
})();
