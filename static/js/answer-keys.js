/**
 * On a desk: J and K move between criteria, 1–4 answer the one that is marked, N goes to its note. U, and a tap
 * on [data-next-gap], go to the next criterion without a full answer, in another section when none is left here.
 */
import { lacksAnswer } from "./completeness.js";

const nextGap = document.querySelector("[data-next-gap]");
const lines = [...document.querySelectorAll(".line")];
const TYPED_IN = "textarea, select, input:not([type=radio]):not([type=checkbox])";
let here = -1;

function go(to) {
  lines[here]?.classList.remove("is-here");
  here = Math.min(Math.max(to, 0), lines.length - 1);
  lines[here].classList.add("is-here");
  lines[here].scrollIntoView({ block: "center", behavior: "smooth" });
}

function goToGap() {
  const gaps = lines.filter(lacksAnswer);
  const gap = gaps.find((line) => lines.indexOf(line) > here) ?? gaps.find((line) => lines.indexOf(line) !== here);
  if (!gap) {
    location.assign(nextGap.dataset.beyond);
    return;
  }
  go(lines.indexOf(gap));
  gap.tabIndex = -1;
  gap.focus({ preventScroll: true });
}

function answer(number) {
  const choice = lines[here]?.querySelectorAll(".answers input[type=radio]")[number - 1];
  choice?.click();
}

document.addEventListener("keydown", (event) => {
  const off = document.documentElement.dataset.shortcuts === "off";
  if (off || event.ctrlKey || event.metaKey || event.altKey || event.target.matches(TYPED_IN)) return;
  const key = event.key.toLowerCase();
  if (key === "j") go(here + 1);
  else if (key === "k") go(here - 1);
  else if (/^[1-4]$/.test(key)) answer(Number(key));
  else if (key === "u" && nextGap) goToGap();
  else if (key === "n") lines[here]?.querySelector("textarea[name$='-note']")?.focus();
  else return;
  event.preventDefault();
});

nextGap?.addEventListener("click", (event) => {
  event.preventDefault();
  goToGap();
});

document.addEventListener("focusin", (event) => {
  const line = event.target.closest?.(".line");
  if (line && lines[here] !== line) {
    lines[here]?.classList.remove("is-here");
    here = lines.indexOf(line);
    line.classList.add("is-here");
  }
});
