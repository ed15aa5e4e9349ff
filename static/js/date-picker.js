/** A calendar button beside every date field. The field itself stays text, always written dd/mm/yyyy. */
const template = document.getElementById("date-picker");

const toIso = (text) => text.trim().replace(/^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/, (_, day, month, year) =>
  [year, month.padStart(2, "0"), day.padStart(2, "0")].join("-"));
const fromIso = (text) => text.split("-").reverse().join("/");

function addCalendar(field) {
  const calendar = document.createElement("input");
  calendar.type = "date";
  calendar.className = "date-calendar";
  calendar.tabIndex = -1;
  calendar.setAttribute("aria-hidden", "true");
  const button = template.content.firstElementChild.cloneNode(true);
  const frame = document.createElement("div");
  frame.className = "date-frame";
  field.replaceWith(frame);
  frame.append(field, button, calendar);
  button.addEventListener("click", () => {
    calendar.value = toIso(field.value);
    calendar.showPicker();
  });
  calendar.addEventListener("change", (event) => {
    event.stopPropagation();
    field.value = fromIso(calendar.value);
    field.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

if ("showPicker" in HTMLInputElement.prototype) {
  document.querySelectorAll("input[data-date]").forEach(addCalendar);
}
