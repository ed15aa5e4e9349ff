/** Findings written down on this device that the pages do not show yet: not sent, or sent since they were kept. */
import { isOpen, mine, on } from "./outbox.js";

const place = document.getElementById("device");
const raise = new URL(place.dataset.raise, location);

const onPage = (entry) => entry.reply?.url && document.querySelector(`a[href="${entry.reply.url}"]:not([data-here])`);

function linkTo(entry) {
  const link = document.createElement("a");
  link.dataset.here = entry.id;
  link.className = `finding-link is-${entry.data.finding}`;
  const number = entry.reply?.number ?? place.dataset[entry.state === "held" ? "held" : "unnumbered"];
  link.textContent = `${number} · ${entry.data.values.title.slice(0, 60)}`;
  if (entry.reply?.url) link.href = entry.reply.url;
  else if (isOpen(entry)) link.href = `${raise.pathname}?kind=${entry.data.finding}&entry=${entry.id}`;
  return link;
}

/** On a section each stands at its criterion; on the visit's page in the list of its kind. */
const placeOf = (entry) =>
  document.querySelector(`[data-findings-of="${entry.data.values.criterion}"]`)
  ?? document.querySelector(`[data-findings="${entry.data.finding}"]`);

async function show() {
  for (const old of document.querySelectorAll("[data-here]")) old.remove();
  for (const entry of await mine()) {
    if (entry.kind === "finding" && entry.to === place.dataset.to && !onPage(entry)) placeOf(entry)?.prepend(linkTo(entry));
  }
}

on("changed", show);
await show();
