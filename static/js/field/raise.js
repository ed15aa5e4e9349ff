/**
 * The form of a finding: what is written goes into the outbox first, so that it is kept whatever the network does,
 * and gets its number when it arrives. What the server refuses is sent again as a plain form, which says why.
 */
import { enter, flush, isOpen, lang, mine, revise, user } from "./outbox.js";
import { readAll } from "./store.js";

const form = document.querySelector("main form[method=post]");
const place = document.getElementById("device");
const asked = new URLSearchParams(location.search);
const NOT_OURS = new Set(["csrfmiddlewaretoken", "version", "photos"]);

const PATIENCE = 8_000; // milliseconds until it is shown as waiting; it is kept already
let written = asked.get("entry"); // the entry that this form goes on with

const own = async () => (await mine()).find((entry) => entry.id === written && isOpen(entry));

function fill(values) {
  for (const [name, value] of Object.entries(values)) {
    const input = form.elements.namedItem(name);
    if (input) input.value = value;
  }
  form.elements.namedItem("criterion")?.dispatchEvent(new Event("change"));
}

/** A page kept on the device was made for no criterion in particular: the address and the outbox tell which. */
async function begin() {
  const entry = await own();
  if (entry) {
    fill(entry.data.values);
    if (entry.state === "refused") tell(entry);
    return;
  }
  const criterion = asked.get("criterion");
  const chosen = form.elements.namedItem("criterion");
  if (!criterion || !chosen || chosen.value === criterion) return;
  chosen.value = criterion;
  chosen.dispatchEvent(new Event("change"));
  const note = await noteOf(Number(criterion));
  if (note && !form.elements.namedItem("text").value) fill({ text: note });
}

/** What this device knows to be noted at a criterion, the latest first. */
async function noteOf(criterion) {
  const { to } = place.dataset;
  const waiting = (await mine()).filter((each) => each.to === to && each.kind === "answer" && each.data.criterion === criterion);
  const typed = waiting.findLast((each) => each.data?.fields.note)?.data.fields.note.value;
  const known = (await readAll("answers")).find((each) =>
    each.to === to && each.criterion === criterion && each.user === user);
  return typed ?? known?.values.note ?? "";
}

async function data() {
  const values = {};
  for (const [name, value] of new FormData(form)) if (!NOT_OURS.has(name)) values[name] = value;
  const ticked = [...form.querySelectorAll("input[name=photos]:checked")].map((box) => Number(box.value));
  const taken = (await mine()).filter((each) =>
    each.kind === "photo" && each.to === place.dataset.toPhoto && each.data.criterion === Number(values.criterion || -1)
    && !ticked.includes(each.reply?.evidence));
  const photos = [...ticked, ...taken.map((each) => each.id)];
  return { kind: "finding", finding: place.dataset.finding, values, photos, at: Date.now(), lang };
}

async function submit(event) {
  event.preventDefault();
  const button = event.submitter;
  if (button) button.disabled = true;
  const content = { data: await data(), label: form.elements.namedItem("title").value };
  const before = await own();
  const kept = before && (await revise(before.id, content)) ? before
    : await enter({ kind: "finding", to: place.dataset.to, ...content });
  if (!kept) return form.submit(); // no room on this device: the plain form may still reach the server
  await Promise.race([flush(), new Promise((resolve) => { setTimeout(resolve, PATIENCE); })]);
  const entry = (await mine()).find((each) => each.id === kept.id);
  if (entry?.state !== "refused") return location.assign(entry?.reply?.next ?? place.dataset.back);
  written = kept.id;
  if (button) button.disabled = false;
  tell(entry);
}

/** Why the server refused it, at the fields; it stays on the device until it is put right. */
function tell(entry) {
  for (const old of form.querySelectorAll("[data-refused]")) old.remove();
  const fields = Object.entries(entry.errors ?? {}).filter(([name]) => form.elements.namedItem(name)?.after);
  for (const [name, words] of fields) form.elements.namedItem(name).after(alertOf(words.join(" ")));
  if (!fields.length) form.prepend(alertOf(entry.reason));
  form.querySelector("[data-refused]").scrollIntoView({ block: "center" });
}

function alertOf(words) {
  const said = document.createElement("div");
  said.className = "invalid-feedback d-block";
  said.setAttribute("role", "alert");
  said.dataset.refused = "";
  said.textContent = words;
  return said;
}

form.addEventListener("submit", submit);
await begin();
