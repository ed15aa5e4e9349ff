/** Of what was found here before, the form of a finding shows what is about the criterion chosen. */
const place = document.querySelector("[data-found-before]");
const chosen = document.querySelector("form select[name=criterion]");

function show() {
  for (const each of place.children) each.hidden = each.dataset.criterion !== chosen.value;
}

if (place && chosen) {
  chosen.addEventListener("change", show);
  show();
}
