/** Dialogs open without script as popovers; with it they are modal: the rest of the page is inert. */
function show(dialog) {
  dialog.removeAttribute("popover");
  dialog.addEventListener("close", () => dialog.setAttribute("popover", ""), { once: true });
  dialog.showModal();
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[popovertarget]");
  const dialog = button && document.getElementById(button.getAttribute("popovertarget"));
  if (!(dialog instanceof HTMLDialogElement)) return;
  event.preventDefault();
  if (dialog.open) dialog.close();
  else show(dialog);
});
