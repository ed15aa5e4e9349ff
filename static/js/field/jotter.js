/**
 * What was entered a moment ago stands here until the disk has it. IndexedDB gives up what is under way when its
 * page is left; this storage is written before the hand can move on, and belongs to one tab.
 */
const PREFIX = "kiemtra-entered ";

/** Jots down {user, kind, field, words}, in place of what was jotted of the same field; returns it. */
export function jot(note) {
  try {
    sessionStorage.setItem(PREFIX + note.field, JSON.stringify(note));
  } catch {
    // a full storage: the entry itself goes its way all the same
  }
  return note;
}

/** Strikes a note out, unless the field was entered again meanwhile. */
export function strike(note) {
  if (noteAt(PREFIX + note.field)?.words.at === note.words.at) sessionStorage.removeItem(PREFIX + note.field);
}

/** What this tab has jotted for `user` and not struck out. */
export function jotted(user) {
  return Object.keys(sessionStorage)
    .filter((place) => place.startsWith(PREFIX))
    .map(noteAt)
    .filter((note) => note.user === user);
}

const noteAt = (place) => JSON.parse(sessionStorage.getItem(place));
