/** Opening a text to be copied copies it at once and says so; where the browser refuses, it stands selected. */
document.addEventListener(
  "toggle",
  async (event) => {
    const box = event.target;
    const text = box.open && box.querySelector?.("[data-copy]");
    if (!text) return;
    text.select();
    try {
      await navigator.clipboard.writeText(text.value);
      const said = box.querySelector("[data-copied]");
      said.textContent = said.dataset.copied;
    } catch {
      text.focus();
    }
  },
  true,
);
