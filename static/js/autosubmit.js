/** A form[data-autosubmit] sends itself when a choice changes; typed words wait for Enter or the button. */
for (const form of document.querySelectorAll("form[data-autosubmit]")) {
  form.addEventListener("change", (event) => {
    if (event.target.matches("select, input[type=checkbox], input[type=radio], input[data-date]")) {
      form.requestSubmit();
    }
  });
}
