/**
 * Photos and files of a visit: chosen or taken several at once, shown at once, kept here until the server has them;
 * captions and their order save themselves too. Without script the same inputs are plain forms.
 */
import { discard, enter, enterCaption, enterOver, filesOf, isOpen, mine, on, shrink } from "./outbox.js";

const place = document.getElementById("device");
const { to, toPhoto } = place.dataset;
const pattern = document.getElementById("photo-tile").content.firstElementChild;
const boxes = new Map([...document.querySelectorAll("[data-photos]")].map((box) => [box.dataset.photos, box]));
document.documentElement.classList.add("is-autosaved");
const tiles = new Map(); // id of an entry → its tile

// Taking them

async function take(input) {
  const files = [...input.files];
  const code = input.closest(".line")?.dataset.code;
  const box = input.closest("[data-photos-of]").dataset.photosOf;
  input.value = "";
  const taken = [];
  for (const file of files) {
    const data = { kind: "photo", criterion: box ? Number(box) : null, caption: "", at: Date.now() };
    const label = [code, file.name].filter(Boolean).join(" · ");
    const entry = { kind: "photo", to: toPhoto, data, label, fileName: file.name };
    const kept = await enter(entry, { blob: file, raw: true });
    if (!kept) return tellFull(box, files.slice(files.indexOf(file)));
    taken.push(kept);
  }
  for (const entry of taken) await shrink(entry); // all are kept first, whatever happens to the page meanwhile
}

/** What this device has no room for was not taken: the names are told, so that nobody believes otherwise. */
function tellFull(box, files) {
  const said = boxes.get(box).parentElement.querySelector("[data-no-room]");
  said.textContent = said.dataset.noRoom.replace("{names}", files.map((file) => file.name).join(", "));
  said.hidden = false;
}

document.addEventListener("change", (event) => {
  if (event.target.type === "file" && event.target.closest("[data-photos-of]")) take(event.target);
});

// Showing them

const onPage = (entry) =>
  entry.reply?.evidence && document.querySelector(`[data-evidence="${entry.reply.evidence}"]`);

async function show() {
  const photos = (await mine()).filter((entry) => entry.kind === "photo" && entry.to === toPhoto && !onPage(entry));
  const there = new Set(photos.map((entry) => entry.id));
  for (const [id, tile] of tiles) if (!there.has(id)) { tile.remove(); tiles.delete(id); }
  for (const entry of photos) {
    const box = boxes.get(String(entry.data.criterion ?? ""));
    if (!box) continue;
    if (!tiles.has(entry.id)) {
      tiles.set(entry.id, box.appendChild(tileOf(entry)));
    }
    await draw(tiles.get(entry.id), entry);
    describe(tiles.get(entry.id), entry);
  }
}

function tileOf(entry) {
  const tile = pattern.cloneNode(true);
  tile.dataset.entry = entry.id;
  const caption = tile.querySelector("input");
  caption.value = entry.data.caption;
  caption.defaultValue = entry.data.caption;
  tile.querySelector("[data-discard]").addEventListener("click", () => discard(entry.id));
  return tile;
}

async function draw(tile, entry) {
  const picture = tile.querySelector("img");
  if (picture.src) return;
  const { thumb } = (await filesOf(entry)) ?? {};
  picture.hidden = !thumb;
  tile.querySelector("[data-name]").textContent = thumb ? "" : entry.fileName;
  if (!thumb) return;
  picture.addEventListener("load", () => URL.revokeObjectURL(picture.src), { once: true });
  picture.src = URL.createObjectURL(thumb);
}

function describe(tile, entry) {
  const state = tile.querySelector("[data-state]");
  const words = state.dataset[entry.state] ?? "";
  state.textContent = entry.reason ? `${words}: ${entry.reason}` : words;
  state.classList.toggle("is-bad", entry.state === "refused");
  tile.querySelector("[data-discard]").hidden = !isOpen(entry);
}

// Captions

function caption(input) {
  const { entry, evidence } = input.closest("[data-entry], [data-evidence]").dataset;
  enterCaption({ to, photo: entry ?? Number(evidence), caption: input.value, base: input.defaultValue });
}

document.addEventListener("input", (event) => {
  if (event.target.name === "caption" && event.target.closest("[data-entry], [data-evidence]")) caption(event.target);
});

/** Captions that still wait stand over those of the page. */
async function showCaptions() {
  for (const entry of await mine()) {
    if (entry.kind !== "caption" || entry.to !== to || !isOpen(entry)) continue;
    const item = document.querySelector(`[data-evidence="${entry.data.photo}"], [data-entry="${entry.data.photo}"]`);
    const input = item?.querySelector("input[name=caption]");
    if (input && input !== document.activeElement) input.value = entry.data.caption;
  }
}

// Their order

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-move]");
  const item = button?.closest("[data-entry], [data-evidence]");
  if (!item) return;
  event.preventDefault();
  const step = Number(button.dataset.move);
  const neighbour = step < 0 ? item.previousElementSibling : item.nextElementSibling;
  if (!neighbour) return;
  if (step < 0) neighbour.before(item);
  else neighbour.after(item);
  button.focus();
  order(item.parentElement);
});

function order(box) {
  const photos = [...box.children].map((item) => item.dataset.entry ?? Number(item.dataset.evidence));
  const label = box.dataset.orderWords;
  enterOver({ key: `${to} order ${box.dataset.photos}`, to, kind: "order", label }, () => ({
    kind: "order", photos, at: Date.now(),
  }));
}

on("changed", show);
await show();
await showCaptions();
