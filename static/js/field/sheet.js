/**
 * One section of a visit: each answer goes into the outbox as it is entered, and the page shows what the server,
 * other people and this device know. Nothing on it waits for a Save button.
 */
import { lacksAnswer } from "../completeness.js";
import { TYPING, enterAnswer, isOpen, mine, on, user } from "./outbox.js";
import { readAll, write } from "./store.js";

const form = document.getElementById("sheet");
const to = form.dataset.to;
const lines = new Map([...form.querySelectorAll(".line")].map((line) => [Number(line.dataset.criterion), line]));

const fieldOf = (input) => input.name.replace(/^c\d+-/, "");
const versionOf = (line) => line.querySelector("input[name$='-version']");

function valueOf(line, name) {
  const inputs = [...line.querySelectorAll(`[name$='-${name}']`)];
  return (inputs.find((input) => input.type !== "radio" || input.checked) ?? { value: "" }).value;
}

// From the hand into the outbox

const bases = new Map(); // "criterion name" → the version whose value the field shows
const seen = new Map(); // "criterion name" → the value last entered or shown: leaving a field enters nothing
const typed = new Map(); // criterion → names of the fields that the server does not have yet

function entered(event, pause) {
  const line = event.target.closest(".line");
  if (!line || event.target.form !== form || !/^c\d+-/.test(event.target.name) || event.target.type === "file") return;
  const criterion = Number(line.dataset.criterion);
  const name = fieldOf(event.target);
  const value = valueOf(line, name);
  if (seen.get(`${criterion} ${name}`) === value) return;
  const key = `${criterion} ${name}`;
  seen.set(key, value);
  if (!typed.has(criterion)) typed.set(criterion, new Set());
  typed.get(criterion).add(name);
  refuse(line, "");
  count(line);
  enterAnswer({
    to,
    criterion,
    name,
    pause,
    value,
    base: bases.get(key),
    label: `${line.dataset.code} · ${valueOf(line, "note") || line.querySelector(".line-text").textContent.trim()}`.slice(0, 140),
  }).then((kept) => { if (!kept && seen.get(key) === value) seen.delete(key); }); // entered again when it is left
}

// From the server, from others and from this device onto the page

/** Shows what is known of answers that changed, never over what is being typed here. */
function show(answers, { isNew = false } = {}) {
  for (const answer of answers) {
    const line = lines.get(answer.criterion);
    if (!line || answer.version < Number(versionOf(line).value) + (isNew ? 1 : 0)) continue;
    const mineStill = typed.get(answer.criterion) ?? new Set();
    versionOf(line).value = answer.version;
    for (const [name, value] of Object.entries(answer.values)) {
      if (!mineStill.has(name) && put(line, name, value)) bases.set(`${answer.criterion} ${name}`, answer.version);
    }
    const share = line.querySelector(".line-percent");
    if (share) share.textContent = answer.share;
    const by = line.querySelector("[data-saved-by]");
    if (by && answer.by) by.textContent = `${answer.by} · ${answer.at}`;
    line.querySelector("[data-beside]").innerHTML = answer.beside;
    count(line);
  }
}

/** False when the field is being typed in: then it goes on showing what it was typed over. */
function put(line, name, value) {
  const key = `${line.dataset.criterion} ${name}`;
  const here = document.activeElement;
  if (here?.matches("textarea, input:not([type=radio])") && line.contains(here) && fieldOf(here) === name
    && here.value !== seen.get(key)) return false;
  seen.set(key, value);
  for (const input of line.querySelectorAll(`[name$='-${name}']`)) {
    if (input.type === "radio") input.checked = input.value === value;
    else if (input.value !== value) input.value = value;
  }
  return true;
}

function refuse(line, words) {
  const place = line.querySelector("[data-refusal]");
  place.textContent = words;
  place.hidden = !words;
  line.classList.toggle("has-errors", Boolean(words));
}

/** The server has answered: what it knows is written down too, for when this page is opened without a network. */
on("answers", (address, answers) => {
  if (address === to) learn(answers);
});

async function learn(answers) {
  await write("answers", answers.map((answer) => ({ ...answer, to, user })));
  await recount();
  show(answers);
}

on("changed", recount);

/** Which fields still wait, and which the server refused and why, read from the outbox itself. */
async function recount() {
  typed.clear();
  const refusals = new Map();
  for (const entry of await mine()) {
    if (entry.to !== to || entry.kind !== "answer" || !isOpen(entry)) continue;
    const { criterion, fields } = entry.data;
    if (!typed.has(criterion)) typed.set(criterion, new Set());
    for (const name of Object.keys(fields)) typed.get(criterion).add(name);
    if (entry.state === "refused") refusals.set(criterion, entry.reason);
  }
  for (const [criterion, line] of lines) refuse(line, refusals.get(criterion) ?? "");
}

/** A page from the cache is older than what this device knows: that goes on top, and what waits above it. */
async function catchUp() {
  await recount();
  const known = await readAll("answers");
  show(known.filter((answer) => answer.to === to && answer.user === user), { isNew: true });
  for (const entry of await mine()) {
    const line = entry.to === to && entry.kind === "answer" && isOpen(entry) && lines.get(entry.data.criterion);
    if (!line) continue;
    for (const [name, { value }] of Object.entries(entry.data.fields)) put(line, name, value);
    count(line);
  }
}

// How much is done

function count(line) {
  const done = !lacksAnswer(line);
  if (done === line.hasAttribute("data-done")) return;
  line.toggleAttribute("data-done", done);
  for (const counter of document.querySelectorAll("[data-counter]")) {
    const { total } = counter.dataset;
    const now = Number(counter.dataset.done) + (done ? 1 : -1);
    counter.dataset.done = now;
    counter.textContent = `${now}/${total}`;
    counter.closest(".count").classList.toggle("is-full", now === Number(total));
  }
  const { done: all, total } = document.querySelector(".side-foot [data-counter]").dataset;
  document.querySelector(".side-foot .meter-value").setAttribute("width", `${(100 * all) / total}%`);
}

for (const [criterion, line] of lines) {
  for (const input of line.querySelectorAll("[name^=c]")) {
    seen.set(`${criterion} ${fieldOf(input)}`, valueOf(line, fieldOf(input)));
    bases.set(`${criterion} ${fieldOf(input)}`, Number(versionOf(line).value));
  }
}
form.classList.add("is-autosaved");
form.addEventListener("input", (event) => entered(event, event.target.type === "radio" ? 0 : TYPING));
form.addEventListener("change", (event) => { if (event.target.type !== "radio") entered(event, 0); });
/** Everything is kept already: going on is only another page, which is there without a network too. */
form.addEventListener("submit", (event) => {
  const goOn = event.submitter?.dataset.next;
  if (!goOn) return;
  event.preventDefault();
  location.assign(goOn);
});

document.addEventListener("answers-changed", (event) => learn(event.detail));

await catchUp();
