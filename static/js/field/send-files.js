/** Where files do not wait on the device, they go up at once with their form; afterwards the same place is shown. */
const form = document.getElementById("sheet");
const PLACE = "sheet-place";

form.addEventListener("change", (event) => {
  if (event.target.type !== "file" || !event.target.files.length) return;
  sessionStorage.setItem(PLACE, event.target.closest(".line").id);
  form.requestSubmit();
});

const place = sessionStorage.getItem(PLACE);
if (place) {
  sessionStorage.removeItem(PLACE);
  document.getElementById(place)?.scrollIntoView({ block: "center" });
}
