/** Keeps the button “the rest met” true: it says how many verdicts are missing now, and goes when none is. */
import { valueOf } from "./completeness.js";

const button = document.querySelector("[data-rest-met]");
const asking = [...document.querySelectorAll(".line[data-needed~=verdict]")];

function count() {
  const missing = asking.filter((line) => !valueOf(line, "verdict")).length;
  button.querySelector("[data-rest-count]").textContent = missing;
  button.hidden = missing === 0;
}

if (button) {
  document.addEventListener("change", count);
  count();
}
