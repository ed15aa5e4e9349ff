/** The page of this device: each entry and photo with its state, sent again or carried by hand where needed. */
import { fromFile, toFile } from "./carrying.js";
import { askAboutHeld, discard, flush, isOpen, mine, on, post, retry, trouble, user } from "./outbox.js";
import { readAll } from "./store.js";

const place = document.getElementById("ledger");
const said = document.getElementById("ledger-said");
const rows = document.getElementById("entries");
const pattern = document.getElementById("ledger-row").content.firstElementChild;
const kinds = new Map([...document.querySelectorAll("#kinds dt")].map((term) => [term.textContent, term.nextElementSibling.textContent]));
const words = place.dataset;
const MOST_COMPARED = 500;

let news = ""; // what came of reading a file in
let onServer = {}; // id → what the server says of it

const two = (number) => String(number).padStart(2, "0");

/** A moment as offices write it: “10:32 18/09”. */
function clock(at) {
  const moment = new Date(at);
  return `${two(moment.getHours())}:${two(moment.getMinutes())} ${two(moment.getDate())}/${two(moment.getMonth() + 1)}`;
}

function tell(text) {
  said.textContent = text;
  said.hidden = !text;
}

/** What is known of an entry: [how it is coloured, the words]. The server's own word counts more than ours. */
function stateOf(entry) {
  const told = onServer[entry.id];
  if ((told ?? entry.reply)?.outcome === "dropped") return ["bad", words.dropped];
  if (told?.outcome === "held" || (!told && entry.state === "held")) return ["waiting", words.held];
  if (told?.sha256 && entry.sha256) return told.sha256 === entry.sha256 ? ["done", words.same] : ["bad", words.differs];
  if (told?.outcome === "accepted") return ["done", words.accepted];
  if (told || entry.state === "saved") return ["done", words.saved];
  if (entry.state === "refused") return ["bad", words.refused];
  return ["waiting", entry.tried ? words.tried : words.waiting];
}

function rowOf(entry) {
  const row = pattern.cloneNode(true);
  const put = (name, text) => { row.querySelector(`[data-${name}]`).textContent = text; };
  const [tone, state] = stateOf(entry);
  put("at", clock(entry.at));
  put("kind", `${kinds.get(entry.kind) ?? entry.kind}:`);
  put("what", [onServer[entry.id]?.number ?? entry.reply?.number, entry.label].filter(Boolean).join(" · "));
  put("badge", state);
  put("reason", onServer[entry.id]?.reason ?? entry.reason ?? "");
  row.querySelector("[data-badge]").className = `pill is-${tone}`;
  row.dataset.entry = entry.id;
  const button = row.querySelector("[data-remove]");
  button.hidden = !isOpen(entry);
  button.addEventListener("click", () => { if (confirm(words.sure)) discard(entry.id); });
  return row;
}

async function show() {
  const entries = await mine();
  rows.replaceChildren(...entries.toReversed().map(rowOf));
  if (!entries.length) rows.append(emptyRow());
  const open = entries.filter(isOpen).length;
  document.getElementById("retry").disabled = !open;
  document.getElementById("export").disabled = !open;
  const others = (await readAll("entries")).filter((entry) => entry.user !== user && isOpen(entry)).length;
  tell([
    trouble.kind === "signedOut" ? words.signedOut : trouble.kind === "waiting" ? words.noNetwork : "",
    others ? words.others.replace("{n}", others) : "",
    news,
  ].filter(Boolean).join(" "));
}

function emptyRow() {
  const row = document.createElement("tr");
  const cell = row.insertCell();
  cell.colSpan = 4;
  cell.className = "quiet";
  cell.textContent = words.none;
  return row;
}

async function showVisits() {
  const visits = (await readAll("visits")).filter((visit) => visit.user === user);
  document.getElementById("no-visits").hidden = visits.length > 0;
  document.getElementById("kept-visits").replaceChildren(...visits.map((visit) => {
    const item = document.createElement("li");
    item.className = "todo-item";
    const link = document.createElement("a");
    link.href = visit.address;
    link.textContent = visit.name;
    item.append(document.getElementById("visit-sign").content.cloneNode(true), link);
    return item;
  }));
}

/** Asks the server which of these entries it has, and whether they are the same there. */
async function compare() {
  const ids = (await mine()).map((entry) => entry.id).slice(-MOST_COMPARED);
  try {
    const told = await post(words.compare, JSON.stringify({ ids }));
    onServer = told.entries ?? {};
    await askAboutHeld(words.compare);
  } catch (error) {
    trouble.kind = error.message === "signedOut" ? "signedOut" : "waiting";
  }
  await show();
}

document.getElementById("retry").addEventListener("click", async () => {
  await retry();
  await compare();
});

document.getElementById("export").addEventListener("click", async () => {
  const file = await toFile(words.person);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  URL.revokeObjectURL(link.href);
});

document.getElementById("import").addEventListener("change", async ({ target }) => {
  const [file] = target.files;
  target.value = "";
  if (!file) return;
  try {
    const { added, known } = await fromFile(file);
    news = target.dataset.done.replace("{n}", added).replace("{known}", known);
  } catch (error) {
    const key = error.message in target.dataset ? error.message : "failed";
    news = target.dataset[key].replace("{name}", error.person ?? "");
  }
  await flush();
  await compare();
});

on("changed", show);
on("sent", compare);
await showVisits();
await show();
await compare();
