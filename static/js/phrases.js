/** A phrase used before, tapped, goes into the note: alone, or on a line of its own below what stands there. */
function add(note, phrase) {
  const before = note.value.trimEnd();
  note.value = before ? `${before}\n${phrase}` : phrase;
  note.dispatchEvent(new Event("input", { bubbles: true }));
  note.dispatchEvent(new Event("change", { bubbles: true }));
}

for (const group of document.querySelectorAll("[data-phrases]")) {
  const note = document.getElementById(group.dataset.phrases);
  group.hidden = false;
  group.addEventListener("click", (event) => {
    const phrase = event.target.closest("button")?.value;
    if (phrase && !note.value.split("\n").includes(phrase)) add(note, phrase);
  });
}
