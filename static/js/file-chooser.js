/** The label becomes the button of a file input, and says what was chosen. */
for (const chooser of document.querySelectorAll("[data-file-chooser]")) {
  const input = chooser.querySelector("input[type=file]");
  const said = document.createElement("output");
  said.className = "quiet small";
  chooser.append(said);
  chooser.classList.add("is-quiet");
  input.addEventListener("change", () => {
    said.textContent = [...input.files].map((file) => file.name).join(", ");
  });
}
