/** Says that this device has the visit open, shows who else has, and hands on what they answered meanwhile. */
import { device, post, user } from "./outbox.js";

const LOOK_EVERY = 20_000;
const place = document.getElementById("device");
const others = document.getElementById("others");
const sheet = document.getElementById("sheet");

/** The answers this page shows, by criterion: their versions. */
const known = () => Object.fromEntries(
  [...document.querySelectorAll(".line[data-criterion]")]
    .map((line) => [line.dataset.criterion, line.querySelector("input[name$='-version']")?.value ?? 0]));

async function look() {
  if (document.hidden) return;
  try {
    const told = await post(place.dataset.look, JSON.stringify({
      user, device: await device(), section: Number(sheet?.dataset.section) || null, known: known(),
    }));
    if (told.refusal) return;
    others.textContent = told.others.length ? others.dataset.words.replace("{names}", told.others.join("; ")) : "";
    if (told.answers.length) document.dispatchEvent(new CustomEvent("answers-changed", { detail: told.answers }));
  } catch {
    others.textContent = ""; // without a network nobody can be seen
  }
}

if (others) {
  look();
  setInterval(look, LOOK_EVERY);
  document.addEventListener("visibilitychange", look);
}
