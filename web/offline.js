// Has the app kept for times without a network, and says when a newer version is here.
(() => {
  if (!("serviceWorker" in navigator) || navigator.connection?.saveData) return;
  const container = navigator.serviceWorker;
  const build = document.querySelector('meta[name="eventyard-build"]').content;
  const isExam = () => location.hash.startsWith("#/exam/sit");
  const box = () => document.getElementById("update");
  // The worker of a newer build, ready to take over.
  let newer = null;

  function show() {
    box().hidden = !newer || isExam();
  }

  // Pages are fetched anew where there is a network, so this one may be of that build already.
  function offer(worker) {
    container.addEventListener("message", (event) => {
      if (event.source !== worker || typeof event.data?.build !== "string") return;
      if (event.data.build === build) {
        worker.postMessage("take over");
      } else {
        newer = worker;
        show();
      }
    });
    container.startMessages();
    worker.postMessage("build");
  }

  function watch(registration) {
    if (registration.waiting && container.controller) offer(registration.waiting);
    registration.addEventListener("updatefound", () => {
      const worker = registration.installing;
      worker?.addEventListener("statechange", () => {
        if (worker.state === "installed" && container.controller) offer(worker);
      });
    });
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden && !isExam()) registration.update().catch(() => {});
    });
  }

  function tellExam() {
    container.controller?.postMessage({ exam: isExam() });
    show();
  }

  function start() {
    container.register("service-worker.js").then(watch, () => {});
    container.addEventListener("controllerchange", tellExam);
    // The app names its page in the title; its addresses change without an event.
    new MutationObserver(tellExam).observe(document.querySelector("title"), { childList: true });
    tellExam();
    document.getElementById("update-load").addEventListener("click", () => {
      container.addEventListener("controllerchange", () => location.reload(), { once: true });
      newer.postMessage("take over");
    });
  }

  // The app comes first: what is kept for later waits until the page shows it and has fetched nothing for a while.
  const QUIET = 3000;
  let last = 0;
  function wait() {
    const isUp = !document.querySelector(".boot");
    if (isUp && performance.now() - last >= QUIET) {
      const idle = window.requestIdleCallback ?? ((then) => setTimeout(then));
      news.disconnect();
      idle(start);
    } else {
      setTimeout(wait, 500);
    }
  }
  const news = new PerformanceObserver((list) => {
    for (const file of list.getEntries()) last = Math.max(last, file.responseEnd);
  });
  news.observe({ type: "resource", buffered: true });
  window.addEventListener("load", wait);
})();
