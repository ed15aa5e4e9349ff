/** A form[data-confirm-leave] with unsaved typing makes the browser ask before the page is left. */
const touched = new Set();

for (const form of document.querySelectorAll("form[data-confirm-leave]")) {
  form.addEventListener("input", () => touched.add(form));
  form.addEventListener("submit", () => touched.delete(form));
}

window.addEventListener("beforeunload", (event) => {
  if (touched.size) event.preventDefault();
});
