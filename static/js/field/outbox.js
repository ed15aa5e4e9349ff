/**
 * Everything entered on this device waits here until the server has it: in order, each exactly once.
 *
 * An entry is {id, user, to, kind, data, label, state, …}; `to` is the address that takes it. Its id is made here,
 * so that a retry after a lost reply makes no double. Once it was tried its words are frozen, because the server
 * may have them already; what is typed afterwards is an entry of its own.
 */
import { jot, jotted, strike } from "./jotter.js";
import { prepare } from "./pictures.js";
import { read, readAll, remove, rewrite, write, writeWithFiles } from "./store.js";

const TIMEOUT = 20_000;
const PHOTO_TIMEOUT = 120_000;
const LONGEST_WAIT = 30_000;
const MOST_AT_ONCE = 100;
const KEPT_AFTERWARDS = 500;
export const TYPING = 700; // milliseconds after the last key before a text is sent; it is kept here at once

export const user = document.body.dataset.user;
export const lang = document.documentElement.lang;

/**
 * What stands in the way: `kind` of the sending ("" nothing, "waiting" no network, "signedOut"), `storage` of the
 * keeping ("" nothing, "full" no room on this device, "broken" anything else).
 */
export const trouble = { kind: "", storage: "" };
const unkept = new Set(); // keys of what was entered last and could not be kept

const channel = "BroadcastChannel" in window ? new BroadcastChannel("kiemtra") : null;
const listeners = { changed: new Set(), answers: new Set(), sent: new Set() };
let wait = 2_000;
let timer;
let flushing = null;

export function on(event, listener) {
  listeners[event].add(listener);
}

function tell(event, ...words) {
  for (const listener of listeners[event]) listener(...words);
}

function changed() {
  tell("changed");
  channel?.postMessage("changed");
}

channel?.addEventListener("message", () => tell("changed"));

// Ids, hashes, devices

/** Random enough for an id, also where the page has no secure address. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** SHA-256 in hex; empty where the browser offers none (an address without HTTPS). */
export async function sha256(content) {
  if (!crypto.subtle) return "";
  const bytes = content instanceof Blob ? await content.arrayBuffer() : new TextEncoder().encode(content);
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

let deviceId;

export async function device() {
  deviceId ??= (await read("facts", "device")) ?? null;
  if (!deviceId) {
    deviceId = newId();
    await write("facts", deviceId, "device").catch(() => {}); // a full device is another one at its next visit
  }
  return deviceId;
}

function deviceName() {
  const agent = navigator.userAgent;
  const system = /Android|iPhone|iPad|Windows|Mac OS|Linux/.exec(agent)?.[0] ?? "";
  const browser = /Edg|Firefox|Chrome|Safari/.exec(agent)?.[0].replace("Edg", "Edge") ?? "";
  return [browser, system].filter(Boolean).join(", ");
}

// Entering

export const isOpen = (entry) => entry.state === "waiting" || entry.state === "refused";
const isMine = (entry) => entry.user === user;
const isUntried = (entry) => !entry.tried || entry.state === "refused";
const UNTRIED = { state: "waiting", tried: false, body: undefined, reason: "", errors: {} };
/** An entry with other words; `rev` tells those who hold an older copy of it that it changed. */
const changedTo = (entry, words) => ({ ...entry, ...words, ...UNTRIED, rev: (entry.rev ?? 0) + 1 });
const isSame = (one, other) => one.seq === other.seq && one.rev === other.rev;

/** The entries of this person on this device, oldest first. */
export async function mine() {
  await recover();
  return (await readAll("entries")).filter(isMine);
}

const isFull = (error) => error?.name === "QuotaExceededError";

/** Whether `work` reached the disk; as long as something of the same page did not, nothing counts as saved. */
async function keep(key, work, pause = 0) {
  try {
    await work();
    unkept.delete(key);
    if (!unkept.size) trouble.storage = "";
    return true;
  } catch (error) {
    unkept.add(key);
    trouble.storage = isFull(error) ? "full" : "broken";
    return false;
  } finally {
    changed();
    schedule(pause);
  }
}

/** Puts an entry in the box, a photo with its {blob, thumb}; null when this device has no room for it. */
export async function enter(entry, files) {
  const made = { id: newId(), user, at: Date.now(), state: "waiting", ...entry };
  const work = () => (files ? writeWithFiles(made, files) : write("entries", made));
  return (await keep(entry.kind, work)) ? made : null;
}

/** Makes a photo ready to be sent, if that was not done yet; the original is kept until then. */
export async function shrink(entry) {
  const { blob, raw } = (await filesOf(entry)) ?? {};
  if (!raw) return;
  await write("files", await prepare(blob), entry.id);
  changed();
}

/** The {blob, thumb} of a photo; the blob is gone once the server has it. */
export const filesOf = (entry) => read("files", entry.id);

/**
 * Puts an entry in the box in place of the last one under the same `key`, if that was not tried yet;
 * `combine(old data)` gives the data. False when this device has no room for it.
 */
export function enterOver({ pause = 0, ...entry }, combine) {
  return keep(entry.key, () => rewrite("entries", (entries) => [over(entries, entry, combine)]), pause);
}

function over(entries, entry, combine) {
  const last = entries.filter((each) => isMine(each) && each.key === entry.key && isOpen(each)).at(-1);
  const old = last && isUntried(last) ? last : { id: newId(), user };
  return changedTo(old, { ...entry, data: combine(old.data), at: Date.now() });
}

/** Puts one field of an answer in the box. */
export const enterAnswer = (words) => jotDown("answer", `${words.to} ${words.criterion} ${words.name}`, words);

function putAnswer({ to, criterion, base, name, value, label, pause, at }) {
  return enterOver({ key: `${to} ${criterion}`, to, kind: "answer", label, pause }, (old) => ({
    kind: "answer",
    criterion,
    lang,
    base: Math.min(old?.base ?? base, base),
    fields: { ...old?.fields, [name]: { value, at, base: old?.fields[name]?.base ?? base } },
  }));
}

/** A photo that has not left yet carries its caption; of one that may be on the server it is an entry of its own. */
export const enterCaption = (words) => jotDown("caption", `${words.to} caption ${words.photo}`, words);

function putCaption({ to, photo, caption, base, at }) {
  const entry = { key: `${to} caption ${photo}`, to, kind: "caption", label: caption };
  const data = (old) => ({ kind: "caption", photo, caption, base: old?.base ?? base, at });
  return keep(entry.key, () => rewrite("entries", (entries) => {
    const own = entries.find((each) => each.id === photo && isOpen(each) && isUntried(each));
    return [own ? changedTo(own, { data: { ...own.data, caption } }) : over(entries, entry, data)];
  }), TYPING);
}

const PUT = { answer: putAnswer, caption: putCaption };

/** Jots what was entered before the slow disk has it: the page may be left in this very moment. */
function jotDown(kind, field, words) {
  return putDown(jot({ user, kind, field, words: { ...words, at: Date.now() } }));
}

async function putDown(note) {
  const kept = await PUT[note.kind](note.words);
  if (kept) strike(note);
  return kept;
}

let recovered;

/** Puts in the box what the page before this one had jotted and could not write down any more. */
function recover() {
  recovered ??= Promise.all(jotted(user).map(putDown));
  return recovered;
}

/** Changes a finding that the server has not confirmed yet: under the same id it takes the place of the first words. */
export async function revise(id, change) {
  let done = false;
  await keep(id, () => rewrite("entries", (entries) => {
    const entry = entries.find((each) => each.id === id && isOpen(each));
    done = Boolean(entry);
    return done ? [changedTo(entry, { ...change, at: Date.now() })] : [];
  }));
  return done;
}

/** Takes an entry back that the server does not have, on the person's own wish. */
export async function discard(id) {
  const entry = (await mine()).find((each) => each.id === id);
  if (entry && isOpen(entry)) await forget([entry]);
  changed();
}

/** Everything refused is tried once more. */
export async function retry() {
  await rewrite("entries", (entries) => entries
    .filter((each) => isMine(each) && each.state === "refused")
    .map((each) => changedTo(each, {})));
  wait = 2_000;
  changed();
  return flush();
}

/** How many things wait, are refused, are held: an answer changed twice is one. */
export async function counts() {
  const entries = await mine();
  const of = (state) => new Set(entries.filter((each) => each.state === state).map((each) => each.key ?? each.id)).size;
  return { waiting: of("waiting"), refused: of("refused"), held: of("held") };
}

// Sending

function schedule(delay) {
  clearTimeout(timer);
  timer = setTimeout(flush, delay);
}

/** Sends what waits; one tab at a time, and one round at a time within it. */
export function flush() {
  flushing ??= alone(send).finally(() => { flushing = null; });
  return flushing;
}

function alone(work) {
  if (!navigator.locks) return work();
  return navigator.locks.request("kiemtra-outbox", { ifAvailable: true }, (lock) => {
    if (!lock) return schedule(2_000); // another tab is sending; look again whether it managed
    return work();
  });
}

async function send() {
  const passedOver = new Set(); // what could not be sent waits for the next round with all that follows it
  const mayGo = (each) => each.state === "waiting" && !passedOver.has(each.id) && !passedOver.has(each.key);
  for (;;) {
    const batch = next((await mine()).filter(mayGo));
    if (!batch.length) break;
    try {
      await (batch[0].kind === "photo" ? sendPhoto(batch[0]) : sendBatch(batch));
      trouble.kind = "";
      wait = 2_000;
    } catch (error) {
      if (error.message === "signedOut" || error.message === "waiting") {
        trouble.kind = error.message;
        break;
      }
      if (batch.length === 1) passedOver.add(batch[0].id).add(batch[0].key ?? batch[0].id);
      else await single(batch);
      continue;
    }
    changed();
  }
  if (passedOver.size) trouble.kind = "waiting";
  changed();
  if ((await mine()).some((each) => each.state === "waiting")) {
    schedule(wait);
    wait = Math.min(wait * 1.5, LONGEST_WAIT);
  }
}

/** The oldest entry, with those after it that go to the same address; a photo goes alone. */
function next(waiting) {
  const [first] = waiting;
  if (!first || first.kind === "photo" || first.single) return waiting.slice(0, 1);
  const until = waiting.findIndex((each) => each.to !== first.to || each.kind === "photo" || each.single);
  return waiting.slice(0, Math.min(until < 0 ? waiting.length : until, MOST_AT_ONCE));
}

/** After an error of the server each entry goes by itself, so that one of them cannot hold up the others. */
const single = (batch) => update(batch, (entry) => ({ ...entry, single: true }));

/** Changes those of `batch` whose words are still the same, and returns them; nothing comes in between. */
async function update(batch, change) {
  let done = [];
  await rewrite("entries", (entries) => {
    done = batch
      .map((sent) => ({ sent, now: entries.find((each) => isSame(each, sent)) }))
      .filter(({ now }) => now)
      .map(({ sent, now }) => change(now, sent));
    return done;
  });
  return done;
}

/** Freezes the words of entries before they leave, with their hash. */
async function freeze(batch) {
  const frozen = new Map();
  for (const entry of batch) {
    const body = entry.body ?? JSON.stringify(entry.data);
    const content = entry.kind === "photo" ? (await filesOf(entry)).blob : body;
    frozen.set(entry.seq, { body, sha256: await sha256(content), tried: true });
  }
  const freezing = (entry) => ({ ...entry, ...frozen.get(entry.seq) });
  try {
    return await update(batch, freezing);
  } catch (error) {
    if (!isFull(error)) throw error;
    return batch.map(freezing); // a full device sends all the same: that is what makes room
  }
}

async function sendBatch(batch) {
  const frozen = await freeze(batch);
  if (!frozen.length) return;
  const reply = await post(batch[0].to, JSON.stringify({
    user,
    device: await device(),
    device_name: deviceName(),
    sent_at: Date.now(),
    entries: frozen.map(({ id, body }) => ({ id, body })),
  }), TIMEOUT);
  await settle(frozen, reply);
}

async function sendPhoto(entry) {
  await shrink(entry);
  const [frozen] = await freeze([entry]);
  if (!frozen) return;
  const form = new FormData();
  const parts = { user, id: frozen.id, body: frozen.body, device: await device(), device_name: deviceName() };
  for (const [name, value] of Object.entries(parts)) form.append(name, value);
  form.append("sent_at", Date.now());
  form.append("file", (await filesOf(frozen)).blob, frozen.fileName);
  const reply = await post(entry.to, form, PHOTO_TIMEOUT);
  await settle([frozen], reply);
}

/** The cookie has the token that counts after signing in again in another tab. */
const token = () => document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? "";

export async function post(address, body, timeout = TIMEOUT) {
  const answer = await fetch(address, {
    method: "POST",
    body,
    headers: { "X-CSRFToken": token(), Accept: "application/json" },
    redirect: "manual",
    signal: AbortSignal.timeout(timeout),
  }).catch((error) => {
    // A photo that takes too long for this line must not hold up what is lighter.
    throw new Error(error.name === "TimeoutError" && body instanceof FormData ? "stumbled" : "waiting");
  });
  const json = answer.headers.get("Content-Type")?.startsWith("application/json");
  if (answer.type === "opaqueredirect" || (answer.status === 403 && !json)) throw new Error("signedOut");
  if ([502, 503, 504].includes(answer.status)) throw new Error("waiting");
  if (answer.status >= 500) throw new Error("stumbled");
  const told = json ? await answer.json() : {};
  return answer.ok ? told : { refusal: told.reason || String(answer.status) };
}

/** Writes down what became of the entries that were sent; what was changed meanwhile goes again. */
async function settle(batch, reply) {
  const refusal = reply.refusal && { outcome: "refused", reason: reply.refusal, errors: {} };
  const become = (entry) => settled(entry, refusal || reply.entries[entry.id]);
  let done;
  try {
    done = await update(batch, become);
    for (const entry of done) if (entry.kind === "photo" && entry.sentAt) await keepThumbOnly(entry);
  } catch (error) {
    if (!isFull(error)) throw error;
    done = batch.map(become); // nothing can be written down, so what the server has is let go altogether
    await forget(done.filter((entry) => entry.sentAt));
  }
  if (reply.answers?.length) tell("answers", batch[0].to, reply.answers, reply.at);
  tell("sent", done, reply.at);
  await forgetOldest();
}

async function keepThumbOnly(entry) {
  const { thumb } = await filesOf(entry);
  await write("files", { thumb }, entry.id);
}

async function forget(entries) {
  await remove("entries", entries.map((each) => each.seq));
  await remove("files", entries.map((each) => each.id));
}

function settled(entry, told) {
  if (!told) return entry;
  const { outcome, reason = "", errors = {} } = told;
  if (outcome === "refused") {
    const words = [reason, ...Object.values(errors).flat()].filter(Boolean).join(" ");
    return { ...entry, state: "refused", reason: words, errors, body: undefined };
  }
  const { body, single, ...kept } = entry;
  return { ...kept, state: outcome === "held" ? "held" : "saved", reply: told, reason, sentAt: Date.now() };
}

/** Asks what the head of the team decided about entries that came too late; `address` tells of entries by id. */
export async function askAboutHeld(address) {
  const held = (await mine()).filter((each) => each.state === "held").slice(0, MOST_AT_ONCE);
  if (!held.length) return;
  const { entries = {} } = await post(address, JSON.stringify({ ids: held.map((each) => each.id) }));
  const decided = held.filter((each) => ["accepted", "dropped"].includes(entries[each.id]?.outcome));
  await update(decided, (entry) => ({ ...entry, state: "saved", reply: entries[entry.id] }));
  changed();
}

async function forgetOldest() {
  const done = (await mine()).filter((each) => each.state === "saved");
  const old = done.slice(0, Math.max(done.length - KEPT_AFTERWARDS, 0));
  if (old.length) await forget(old);
}

window.addEventListener("online", () => { wait = 2_000; schedule(0); });
document.addEventListener("visibilitychange", () => { if (!document.hidden) schedule(0); });
