/** A select[data-filter-options] gets a search box that leaves the options holding every word, marks or not. */
const fold = (text) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();

const holds = (option, words) => {
  const text = fold(`${option.parentElement.label ?? ""} ${option.textContent}`);
  return words.every((word) => text.includes(word));
};

function narrow(select, everything, typed) {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  const chosen = select.value;
  const copy = everything.cloneNode(true);
  for (const option of copy.querySelectorAll("option")) {
    if (option.value && option.value !== chosen && !holds(option, words)) option.remove();
  }
  for (const group of copy.querySelectorAll("optgroup")) {
    if (!group.children.length) group.remove();
  }
  select.replaceChildren(...copy.children);
  select.value = chosen;
}

for (const select of document.querySelectorAll("select[data-filter-options]")) {
  const everything = select.cloneNode(true);
  const box = document.createElement("input");
  box.type = "search";
  box.className = "form-control mb-1";
  box.autocomplete = "off";
  box.placeholder = select.dataset.filterOptions;
  box.setAttribute("aria-label", select.dataset.filterOptions);
  box.addEventListener("input", (event) => {
    event.stopPropagation();
    narrow(select, everything, box.value);
  });
  select.before(box);
}
