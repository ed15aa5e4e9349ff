/** On every page of the site: sends what still waits on this device, and shows in the bar how much that is. */
import { askAboutHeld, counts, flush, on, user } from "./outbox.js";

const badge = document.getElementById("device-badge");

async function show() {
  const { waiting, refused, held } = await counts();
  const n = waiting + refused;
  badge.hidden = !(n + held);
  badge.querySelector("[data-count]").textContent = n || held;
  badge.title = badge.dataset.words.replace("{n}", n).replace("{held}", held);
}

/** Pages kept for one person are not shown to the next who signs in on this device. */
async function keepApart() {
  if (!window.caches) return;
  for (const name of await caches.keys()) {
    if (/^(pages|pictures)-/.test(name) && !name.endsWith(`-${user}`)) await caches.delete(name);
  }
  try {
    const facts = await caches.open("facts");
    await facts.put("/who", new Response(user));
  } catch {
    await caches.delete("facts"); // a full disk: better no page from here than one of somebody else
  }
}

document.querySelector("form[data-sign-out]")?.addEventListener("submit", () => {
  if (window.caches) for (const kind of ["pages", "pictures"]) caches.delete(`${kind}-${user}`);
});

if (badge && window.indexedDB) {
  on("changed", show);
  await keepApart();
  await show();
  flush();
  askAboutHeld(badge.dataset.compare).catch(() => {}); // without a network they go on waiting
}
