/**
 * Keeps the pages of an opened visit on this device, with all they need, so that they open without a network.
 * The addresses stand in templates/field/_device.html. Browsers allow it only over HTTPS or on this very machine.
 */
import { user } from "./outbox.js";
import { askToPersist, read, readAll, remove, write } from "./store.js";

const KEEP_AGAIN_AFTER = 12 * 3600 * 1000;
const FORGET_AFTER = 30 * 24 * 3600 * 1000;
const place = document.getElementById("device");
const said = document.getElementById("offline-state");

function tell(key) {
  if (said) said.textContent = said.dataset[key] ?? "";
  if (said) said.hidden = !said.textContent;
}

async function keepVisit() {
  const addresses = [...place.querySelectorAll("a")].map((link) => link.getAttribute("href"));
  const { address, name } = place.dataset;
  const known = await read("visits", address);
  const pages = await caches.open(`pages-${user}`);
  const fresh = known?.user === user && Date.now() - known.at < KEEP_AGAIN_AFTER && (await hasAll(pages, addresses));
  if (!fresh) {
    for (const each of addresses) await keepPage(pages, each);
    await keepAssets(loadedHere());
    await write("visits", { address, name, user, at: Date.now() });
  }
  await forgetOld();
  tell("ready");
}

async function hasAll(cache, addresses) {
  const found = await Promise.all(addresses.map((each) => cache.match(each, { ignoreVary: true })));
  return found.every(Boolean);
}

async function keepPage(pages, address) {
  const answer = await fetch(address, { redirect: "manual" });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  await pages.put(address, answer.clone());
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const named = [...page.querySelectorAll("link[href], script[src]")].map((tag) => tag.getAttribute("href") ?? tag.getAttribute("src"));
  await keepAssets(named.filter((each) => each.startsWith("/static/")));
  const pictures = [...page.querySelectorAll("img[src^='/tep/']")].map((tag) => tag.getAttribute("src"));
  await keepIn(`pictures-${user}`, pictures);
}

/** Style sheets bring others and fonts, which only the browser knows of. */
const loadedHere = () => performance.getEntriesByType("resource")
  .map((each) => new URL(each.name))
  .filter((url) => url.origin === location.origin && url.pathname.startsWith("/static/"))
  .map((url) => url.pathname);

const keepAssets = (addresses) => keepIn("assets", addresses);

/** All at once: one after the other, each would wait for its own way to the server and back. */
async function keepIn(name, addresses) {
  const cache = await caches.open(name);
  const keep = async (address) => (await cache.match(address)) ?? cache.add(address);
  await Promise.all([...new Set(addresses)].map(keep));
}

async function forgetOld() {
  const old = (await readAll("visits")).filter((visit) => Date.now() - visit.at > FORGET_AFTER);
  if (old.length) await remove("visits", old.map((visit) => visit.address));
}

async function begin() {
  if (!window.isSecureContext || !navigator.serviceWorker) return tell("insecure");
  try {
    await navigator.serviceWorker.register(place.dataset.worker);
    await askToPersist();
    await keepVisit();
  } catch {
    tell("failed");
  }
}

if (place) await begin();
