/** A form that is on its way is not sent again by a second click: no finding or photo is written down twice. */
const AGAIN_AFTER = 10_000; // milliseconds, for when the answer never came
const sent = new Set();

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if (sent.has(form)) {
    event.preventDefault();
    return;
  }
  sent.add(form);
  setTimeout(() => sent.delete(form), AGAIN_AFTER);
});

window.addEventListener("pageshow", () => sent.clear());
