/** The one line that says how saving stands, always truly; its words stand in templates/field/_save_state.html. */
import { counts, on, trouble } from "./outbox.js";

const line = document.getElementById("save-state");
let savedAt = "";

function say(key, words = {}) {
  return Object.entries(words).reduce((said, [name, value]) => said.replace(`{${name}}`, value), line.dataset[key]);
}

async function show() {
  const { waiting, refused, held } = await counts();
  const contested = document.querySelectorAll(".contested").length;
  const [tone, text] =
    trouble.storage ? ["is-bad", say(trouble.storage)]
    : trouble.kind && waiting ? [trouble.kind === "signedOut" ? "is-bad" : "is-waiting", say(trouble.kind, { n: waiting })]
    : refused ? ["is-bad", say("refused", { n: refused })]
    : contested ? ["is-waiting", say("contested", { n: contested })]
    : waiting ? ["is-waiting", say("saving")]
    : held ? ["is-waiting", say("held", { n: held })]
    : savedAt ? ["is-saved", say("saved", { at: savedAt })]
    : ["", ""];
  line.className = `save-state ${tone}`;
  if (line.textContent !== text) line.textContent = text;
}

if (line) {
  on("changed", show);
  on("sent", (settled, at) => {
    if (settled.some((entry) => entry.state === "saved")) savedAt = at ?? savedAt;
  });
  show();
}
