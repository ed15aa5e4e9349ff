/** Whether a line lacks an answer, as the page stands now: data-needed names the fields that a full one fills. */
export function valueOf(line, name) {
  const inputs = [...line.querySelectorAll(`[name$="-${name}"]`)];
  const chosen = inputs.find((input) => input.type !== "radio" || input.checked);
  return chosen?.value.trim() ?? "";
}

/** “Not applicable” answers all parts of a criterion. */
export function lacksAnswer(line) {
  const needed = line.dataset.needed.split(" ").filter(Boolean);
  if (needed.includes("verdict") && valueOf(line, "verdict") === "na") return false;
  return needed.some((name) => !valueOf(line, name));
}
