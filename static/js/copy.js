// A button with data-copy="id" copies the text of that field; it is hidden where the browser cannot copy.
for (const button of document.querySelectorAll("[data-copy]")) {
  const field = document.getElementById(button.dataset.copy);
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      // Without HTTPS there is no clipboard: select the text and copy as by hand.
      field.select();
      document.execCommand("copy");
    }
    button.querySelector("span").textContent = button.dataset.done;
  });
}
