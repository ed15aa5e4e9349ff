/**
 * Single-key shortcuts: "/" goes to the search. A person can turn all of them off (WCAG 2.1.4): the choice
 * stands in <html data-shortcuts>, where other modules with keys of their own look too.
 */
const KEY = "shortcuts";
const root = document.documentElement;
const search = document.querySelector("input[aria-keyshortcuts]");

function stored() {
  try {
    return localStorage.getItem(KEY) || "on";
  } catch {
    return "on"; // storage may be forbidden
  }
}

function apply(state) {
  root.dataset.shortcuts = state;
  for (const hint of document.querySelectorAll("[data-shortcut-hint]")) hint.hidden = state === "off";
  for (const box of document.querySelectorAll("[data-shortcut-switch] input")) box.checked = state === "on";
}

function keep(state) {
  try {
    localStorage.setItem(KEY, state);
  } catch {
    // not kept, still applied to this page
  }
  apply(state);
}

for (const label of document.querySelectorAll("[data-shortcut-switch]")) {
  label.hidden = false;
  label.addEventListener("change", (event) => keep(event.target.checked ? "on" : "off"));
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (root.dataset.shortcuts === "off" || !search?.checkVisibility()) return;
  event.preventDefault();
  search.focus();
});

apply(stored());
