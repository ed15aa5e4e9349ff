/**
 * Saves each answer of a section as it is entered, and always says truly how saving stands.
 * One line is sent at a time; what fails for want of a network is sent again until it is there.
 */
const form = document.getElementById("sheet");
const status = document.getElementById("save-state");
const sections = document.getElementById("sections");
const token = form.querySelector("[name=csrfmiddlewaretoken]");

const PAUSE = 700; // milliseconds after the last key before a text is sent
const TIMEOUT = 20_000;
const LONGEST_WAIT = 30_000;

const pending = new Set(); // lines with something that the server does not have
const refused = new Set(); // lines that the server would not take as they are
const changed = new Map(); // line → names of the fields entered since it was last sent
let contested = 0;
let savedAt = "";
let offline = "";
let sending = false;
let wait = 2_000;
let timer;

function say(key, words = {}) {
  const text = status.dataset[key];
  return Object.entries(words).reduce((said, [name, value]) => said.replace(`{${name}}`, value), text);
}

function show() {
  const [tone, text] =
    offline ? ["is-bad", say(offline, { n: pending.size })]
    : refused.size ? ["is-bad", say("refused", { n: refused.size })]
    : contested ? ["is-waiting", say("contested", { n: contested })]
    : pending.size ? ["is-waiting", say("saving")]
    : savedAt ? ["is-saved", say("saved", { at: savedAt })]
    : ["", ""];
  status.className = `save-state ${tone}`;
  if (status.textContent !== text) status.textContent = text;
}

/** Signing in again in another tab changes the token; the cookie has the one that counts. */
function freshToken() {
  token.value = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? token.value;
  return token.value;
}

function note(line, name) {
  pending.add(line);
  refused.delete(line);
  if (!changed.has(line)) changed.set(line, new Set());
  changed.get(line).add(name);
  show();
}

function schedule(delay) {
  clearTimeout(timer);
  timer = setTimeout(sendNext, delay);
}

function fieldsOf(line) {
  const data = new FormData();
  for (const input of line.querySelectorAll("input, textarea, select")) {
    const chosen = input.type !== "radio" || input.checked;
    // A caption belongs to a form of its own, a photo goes up with the whole page.
    if (input.name && input.form === form && input.type !== "file" && chosen) data.append(input.name, input.value);
  }
  return data;
}

async function sendNext() {
  const line = [...pending].find((each) => !refused.has(each));
  if (!line || sending) return;
  sending = true;
  const before = changed.get(line) ?? new Set();
  changed.set(line, new Set());
  show();
  try {
    const answer = await fetch(line.dataset.save, {
      method: "POST",
      body: fieldsOf(line),
      headers: { "X-CSRFToken": freshToken(), Accept: "application/json" },
      signal: AbortSignal.timeout(TIMEOUT),
    });
    if (answer.redirected) throw new Error("signedOut");
    if (answer.status >= 500) throw new Error("waiting");
    offline = "";
    wait = 2_000;
    if (answer.ok) accept(line, await answer.json());
    else refuse(line, await reasons(answer));
  } catch (error) {
    before.forEach((name) => changed.get(line).add(name));
    offline = error.message === "signedOut" ? "signedOut" : "waiting";
    wait = Math.min(wait * 1.5, LONGEST_WAIT);
  }
  sending = false;
  show();
  if (pending.size > refused.size) schedule(offline ? wait : 0);
}

async function reasons(answer) {
  try {
    const told = await answer.json();
    return told.reason ?? Object.values(told.errors).flat().join(" ");
  } catch {
    return `${answer.status}`;
  }
}

function accept(line, told) {
  line.querySelector("input[name$='-version']").value = told.version;
  const again = changed.get(line);
  for (const [name, value] of Object.entries(told.values)) {
    if (!again.has(name)) put(line, name, value);
  }
  const share = line.querySelector(".line-percent");
  if (share && told.share) share.textContent = told.share;
  const by = line.querySelector("[data-saved-by]");
  if (by) by.textContent = `${told.by} · ${told.at}`;
  tell(line, "");
  sections.innerHTML = told.sections;
  savedAt = told.at;
  contested += told.contested;
  if (!again.size) pending.delete(line);
}

function refuse(line, words) {
  refused.add(line);
  tell(line, words);
}

function tell(line, words) {
  const place = line.querySelector("[data-refusal]");
  place.textContent = words;
  place.hidden = !words;
  line.classList.toggle("has-errors", Boolean(words));
}

/** Writes a value that somebody else entered meanwhile, never over what is being typed here. */
function put(line, name, value) {
  for (const input of line.querySelectorAll(`[name$='-${name}']`)) {
    if (input === document.activeElement) continue;
    if (input.type === "radio") input.checked = input.value === value;
    else input.value = value;
  }
}

function entered(event, delay) {
  const line = event.target.closest(".line");
  if (!line || event.target.form !== form) return;
  if (event.target.type === "file") {
    if (event.target.files.length) sendPhotos(line);
    return;
  }
  note(line, event.target.name.replace(/^c\d+-/, ""));
  schedule(delay);
}

/** Photos go up at once, with everything else on the page; afterwards the same place is shown again. */
function sendPhotos(line) {
  sessionStorage.setItem("sheet-place", line.id);
  form.requestSubmit();
}

form.classList.add("is-autosaved");
form.addEventListener("input", (event) => entered(event, PAUSE));
form.addEventListener("change", (event) => entered(event, 0));
form.addEventListener("submit", () => {
  freshToken();
  pending.clear();
});
window.addEventListener("online", () => schedule(0));
window.addEventListener("beforeunload", (event) => {
  if (pending.size) event.preventDefault();
});

const place = sessionStorage.getItem("sheet-place");
if (place) {
  sessionStorage.removeItem("sheet-place");
  document.getElementById(place)?.scrollIntoView({ block: "center" });
}
