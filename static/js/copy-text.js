/** Copies the text beside a button; where the browser does not let us, the text is shown, chosen whole. */
async function copy(group, button) {
  const text = group.querySelector("textarea");
  try {
    await navigator.clipboard.writeText(text.value);
  } catch {
    text.closest("details").open = true;
    text.focus();
    text.select();
    return;
  }
  const words = button.querySelector("span");
  const before = words.textContent;
  words.textContent = button.dataset.done;
  setTimeout(() => (words.textContent = before), 2000);
}

for (const group of document.querySelectorAll("[data-copy]")) {
  const button = group.querySelector("[data-copy-button]");
  button.hidden = false;
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", () => copy(group, button));
}
