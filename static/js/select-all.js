/** A box over a column ticks and unticks all boxes of that name; without a script it is not there. */
for (const all of document.querySelectorAll("[data-select-all]")) {
  const boxes = [...document.querySelectorAll(`input[name="${all.dataset.selectAll}"]`)];
  all.hidden = !boxes.length;
  const show = () => {
    const ticked = boxes.filter((box) => box.checked).length;
    all.checked = ticked === boxes.length;
    all.indeterminate = ticked > 0 && ticked < boxes.length;
  };
  all.addEventListener("change", () => {
    for (const box of boxes) box.checked = all.checked;
  });
  for (const box of boxes) box.addEventListener("change", show);
}
