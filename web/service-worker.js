// The service worker: keeps every file of one build, so that all of the app is there without a network.
// The build fills in the two lines below; see xtask/src/offline.rs.
const BUILD = "{build}";
const FILES = "{files}";

// Several copies of the app may share an origin; each keeps to its own folder.
const SCOPE = new URL("./", self.location.href);
const OWN = `eventyard ${SCOPE.pathname} `;
const CACHE = OWN + BUILD;
// Where the page says that an exam is being sat.
const STATE = OWN + "state";
const EXAM = new URL("exam-is-being-sat", SCOPE).href;
const PAGE = new URL("index.html", SCOPE).href;
// How long the page may take to come before the kept one is shown, in milliseconds.
const PATIENCE = 3000;

const ownCaches = async () =>
  (await caches.keys()).filter((name) => name.startsWith(OWN) && name !== STATE);

async function kept(address) {
  for (const name of [CACHE, ...(await ownCaches())]) {
    const found = await (await caches.open(name)).match(address);
    if (found) return found;
  }
  return undefined;
}

// Fetches what is not here yet. A file with a hash in its name that another build has kept is the same.
async function fill() {
  const cache = await caches.open(CACHE);
  const fetchOne = async (file) => {
    const address = new URL(file, SCOPE).href;
    if (await cache.match(address)) return;
    const isPage = address === PAGE;
    const copy = isPage ? undefined : await kept(address);
    const answer = copy ?? (await fetch(address, { cache: isPage ? "reload" : "default" }));
    if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
    // A page that was published meanwhile belongs to another worker.
    if (isPage && !(await answer.clone().text()).includes(`content="${BUILD}"`)) {
      throw new Error("the page is of another build");
    }
    await cache.put(address, answer);
  };
  const waiting = [...FILES];
  const next = async () => {
    for (let file = waiting.shift(); file; file = waiting.shift()) await fetchOne(file);
  };
  await Promise.all([next(), next(), next(), next()]);
}

self.addEventListener("install", (event) => event.waitUntil(fill()));

// The files of the build before stay for pages that are still open; older ones go.
self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    const others = (await ownCaches()).filter((name) => name !== CACHE);
    await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
    await self.clients.claim();
  })());
});

self.addEventListener("message", (event) => {
  if (event.data === "build") event.source.postMessage({ build: BUILD });
  if (event.data === "take over") self.skipWaiting();
  if (typeof event.data?.exam === "boolean") event.waitUntil(setExam(event.data.exam));
});

async function setExam(isSat) {
  const state = await caches.open(STATE);
  await (isSat ? state.put(EXAM, new Response("")) : state.delete(EXAM));
}

const isExam = async () => Boolean(await (await caches.open(STATE)).match(EXAM));

function within(time, answer) {
  const late = new Promise((_, reject) => setTimeout(reject, time, new Error("late")));
  return Promise.race([answer, late]);
}

// The newest page where there is a network, else the kept one; in an exam always the kept one.
async function page(request) {
  if (!(await isExam())) {
    try {
      const answer = await within(PATIENCE, fetch(request));
      if (answer.ok) return answer;
    } catch {
      // There is the kept one.
    }
  }
  return (await (await caches.open(CACHE)).match(PAGE)) ?? fetch(request);
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== SCOPE.origin) return;
  if (!url.pathname.startsWith(SCOPE.pathname)) return;
  const isPage = url.pathname === SCOPE.pathname || url.href.split(/[?#]/)[0] === PAGE;
  if (isPage && request.mode === "navigate") {
    event.respondWith(page(request));
  } else if (!isPage) {
    event.respondWith((async () => (await kept(url.href)) ?? fetch(request))());
  }
});
