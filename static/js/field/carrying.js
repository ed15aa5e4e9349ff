/** Entries as a file that is carried by hand, and read in again on another device of the same person. */
import { filesOf, mine, user } from "./outbox.js";
import { readAll, write, writeWithFiles } from "./store.js";

const FORMAT = "kiemtra-entries-1";

const asText = (blob) => new Promise((resolve, reject) => {
  const reader = new FileReader();
  reader.onload = () => resolve(reader.result);
  reader.onerror = () => reject(reader.error);
  reader.readAsDataURL(blob);
});

function asBlob(text) {
  const [head, content] = text.split(",");
  const bytes = Uint8Array.from(atob(content), (char) => char.charCodeAt(0));
  return new Blob([bytes], { type: /^data:([^;]*)/.exec(head)[1] });
}

/** A file with everything of this person that the server does not have. */
export async function toFile(person) {
  const entries = (await mine()).filter((entry) => ["waiting", "refused"].includes(entry.state));
  const carried = await Promise.all(entries.map(async ({ seq, ...entry }) => ({ ...entry, files: await textsOf(entry) })));
  const content = JSON.stringify({ format: FORMAT, user, person, at: Date.now(), entries: carried });
  return new File([content], `kiem-tra-${new Date().toISOString().slice(0, 10)}.json`, { type: "application/json" });
}

async function textsOf(entry) {
  const { blob, thumb } = (await filesOf(entry)) ?? {};
  return { blob: blob && (await asText(blob)), thumb: thumb && (await asText(thumb)) };
}

/** Reads a file in: {added, known}. Throws "unreadable", or "foreign" with the name of its person. */
export async function fromFile(file) {
  const carried = await parse(file);
  if (carried.user !== user) throw Object.assign(new Error("foreign"), { person: carried.person });
  const here = new Set((await readAll("entries")).map((entry) => entry.id));
  const fresh = carried.entries.filter((entry) => !here.has(entry.id));
  for (const each of fresh) {
    const { files, ...entry } = cleaned(each);
    if (files?.blob) await writeWithFiles(entry, { blob: asBlob(files.blob), thumb: files.thumb && asBlob(files.thumb) });
    else await write("entries", entry);
  }
  return { added: fresh.length, known: carried.entries.length - fresh.length };
}

async function parse(file) {
  try {
    const carried = JSON.parse(await file.text());
    if (carried.format === FORMAT && Array.isArray(carried.entries) && carried.entries.every(isEntry)) return carried;
  } catch {
    // told below
  }
  throw new Error("unreadable");
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const TAKES_ENTRIES = /^\/cuoc\/\d+\/(tu-bao-cao\/)?dong-bo\/(anh\/)?$/;

const isEntry = (entry) =>
  ID.test(entry.id) && TAKES_ENTRIES.test(entry.to) && typeof entry.kind === "string" && typeof entry.data === "object"
  && (entry.kind !== "photo" || Boolean(entry.files?.blob));

/** Only what an entry consists of is taken from a file, and it is this person's and waits. */
const cleaned = ({ id, to, kind, data, label, at, key, fileName, files }) =>
  ({ id, to, kind, data, label: String(label ?? ""), at: Number(at) || Date.now(), key, fileName, files, user, state: "waiting" });
