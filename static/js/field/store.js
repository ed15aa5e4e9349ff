/**
 * What this browser keeps by itself (IndexedDB): entries on their way to the server, what the server is known to
 * have, and which visits can be opened here. Everything written is on the disk before it counts as kept.
 */
const NAME = "kiemtra";
const VERSION = 1;

let opened;

function open() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => make(request.result);
    request.onsuccess = () => {
      request.result.onclose = () => { opened = undefined; }; // the browser may close it; the next use opens it again
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
  });
  return opened;
}

function make(db) {
  const entries = db.createObjectStore("entries", { keyPath: "seq", autoIncrement: true });
  entries.createIndex("id", "id", { unique: true });
  entries.createIndex("state", "state");
  db.createObjectStore("files"); // photos by the id of their entry, apart, so that reading entries stays quick
  db.createObjectStore("answers", { keyPath: ["to", "criterion"] });
  db.createObjectStore("visits", { keyPath: "address" });
  db.createObjectStore("facts");
}

/** Runs `work(objectStore)` in one transaction; what it returns counts once the transaction is complete. */
async function within(store, mode, work) {
  const db = await open();
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(store, mode, { durability: "strict" });
    let outcome;
    transaction.oncomplete = () => resolve(outcome);
    transaction.onabort = () => reject(transaction.error);
    work(transaction.objectStore(store), (value) => { outcome = value; });
  });
}

export const read = (store, key) =>
  within(store, "readonly", (rows, done) => { rows.get(key).onsuccess = (event) => done(event.target.result); });

export const readAll = (store) =>
  within(store, "readonly", (rows, done) => { rows.getAll().onsuccess = (event) => done(event.target.result); });

/** Writes one row, or several at once or none; resolves with the key of the last. */
export const write = (store, values, key) =>
  within(store, "readwrite", (rows, done) => {
    for (const value of [values].flat()) {
      rows.put(value, key).onsuccess = (event) => done(event.target.result);
    }
  });

/** Keeps an entry and its files together, or neither. */
export async function writeWithFiles(entry, files) {
  const db = await open();
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(["entries", "files"], "readwrite", { durability: "strict" });
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
    transaction.objectStore("files").put(files, entry.id);
    transaction.objectStore("entries").put(entry);
  });
}

export const remove = (store, keys) =>
  within(store, "readwrite", (rows) => { for (const key of [keys].flat()) rows.delete(key); });

/** Reads the rows of a store, lets `change(rows)` say which to put instead, and writes those: nothing in between. */
export const rewrite = (store, change) =>
  within(store, "readwrite", (rows, done) => {
    rows.getAll().onsuccess = (event) => {
      for (const value of change(event.target.result)) rows.put(value);
      done();
    };
  });

/** Asks the browser not to throw any of this away when the disk gets full. */
export async function askToPersist() {
  return (await navigator.storage?.persist?.()) ?? false;
}
