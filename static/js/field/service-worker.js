/**
 * Serves the pages of visits that this device has kept when the network does not, or not in time.
 *
 * Pages are asked of the network first, so that what is shown is new whenever it can be; scripts, styles and fonts
 * have their content in their names and are taken from here at once. What is entered never passes through here:
 * see outbox.js. Which pages are kept, keep.js decides.
 */
const PATIENCE = 6_000; // milliseconds until a page from here is better than none
const LEDGER = "/may-nay/";
const ANY = { ignoreVary: true }; // a page is the same whoever's headers asked for it; who may see it: below
const HASHED = /^\/static\/.*\.[0-9a-f]{12}\.\w+$/;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request, url));
  else if (HASHED.test(url.pathname)) event.respondWith(kept("assets", request));
  else if (url.pathname.startsWith("/static/")) event.respondWith(newest("assets", request));
  else if (/^\/tep\/\d+\/thu-nho\/$/.test(url.pathname)) event.respondWith(picture(request));
});

async function kept(cache, request) {
  return (await caches.match(request, { cacheName: cache, ...ANY })) ?? fetch(request);
}

async function picture(request) {
  const who = await person();
  return kept(`pictures-${who}`, request);
}

async function newest(cache, request) {
  try {
    return await fetch(request);
  } catch (error) {
    const found = await caches.match(request, { cacheName: cache, ...ANY });
    if (found) return found;
    throw error;
  }
}

async function page(request, url) {
  const pages = await pagesOfPerson();
  const here = pages && ((await pages.match(request, ANY)) ?? (await pages.match(withoutDetails(url), ANY)));
  try {
    const answer = await (here ? headersInTime(request) : fetch(request));
    if (here && answer.ok && answer.type === "basic" && !answer.redirected) refresh(pages, url, answer.clone());
    return answer;
  } catch (error) {
    const found = here ?? (pages && (await pages.match(LEDGER, ANY)));
    if (found) return found;
    throw error;
  }
}

/** Gives up when not even the beginning of an answer comes; once it has begun, it may take its time. */
async function headersInTime(request) {
  const control = new AbortController();
  const timer = setTimeout(() => control.abort(), PATIENCE);
  try {
    return await fetch(request, { signal: control.signal });
  } finally {
    clearTimeout(timer);
  }
}

/** What a page was asked about besides (a criterion, an entry) is filled in by its own script. */
function withoutDetails(url) {
  const kind = url.searchParams.get("kind");
  return url.pathname + (kind ? `?kind=${kind}` : "");
}

async function refresh(pages, url, answer) {
  if (url.pathname + url.search !== withoutDetails(url)) return;
  await pages.put(url.href, answer).catch(() => {}); // a full disk keeps the older page
}

/** The pages of whoever was last signed in on this device: nobody sees those of somebody else. */
async function pagesOfPerson() {
  const who = await person();
  return who && caches.open(`pages-${who}`);
}

async function person() {
  const who = await caches.match("/who", { cacheName: "facts" });
  return who && who.text();
}
