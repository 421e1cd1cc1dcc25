// Notes, opened in place where they are referred to.

import { createElement, fetchPage, find, findAll } from "./dom.js";

// An open note follows the nearest of these; in a list item it comes last.
const CONTAINERS =
  "#paper p, #paper blockquote, #paper li, .page-frame, .quote, .cited details, h2, h3, h4, h5, h6";

let noteLink = null; // the link that opened the note

/** Closes the open note and returns the focus to its link. Returns whether one was open. */
export function closeNote() {
  const note = find(".open-note");
  if (!note) return false;
  note.remove();
  if (noteLink?.isConnected) noteLink.focus();
  return true;
}

/**
 * Opens a note below its link, or closes it where that link opened it. The link has the note's id
 * and name. The note's text and works are shown at once where the page holds them; what the cited
 * works say is fetched.
 */
export async function openNote(link, documentId) {
  const { note: ident, name } = link.dataset;
  const isOpen = find(".open-note") !== null && noteLink === link;
  closeNote();
  if (isOpen) return;
  const body = createElement("div");
  const note = createNote(name, body);
  noteLink = link;
  insertNote(note, link);
  note.focus({ preventScroll: true });
  const entry = findEntry(documentId, ident);
  if (entry) copyEntry(entry, body);
  note.scrollIntoView({ block: "nearest" });
  const supportLink = find(".support-link", body);
  const hasTexts = supportLink !== null && "held" in supportLink.dataset;
  if (!entry || hasTexts) {
    await loadSupport(body, documentId, ident, entry !== null);
    note.scrollIntoView({ block: "nearest" });
  }
}

function createNote(name, body) {
  const close = createElement("button", { type: "button", className: "secondary" }, "Close");
  close.addEventListener("click", closeNote);
  const title = createElement("b", {}, `Note ${name}`);
  const head = createElement("p", { className: "open-note-head" }, title, close);
  const properties = { className: "open-note", tabIndex: -1, lang: "en" };
  const note = createElement("aside", properties, head, body);
  note.setAttribute("aria-label", `Note ${name}`);
  return note;
}

function insertNote(note, link) {
  const container = link.closest(CONTAINERS);
  if (container?.matches("li")) container.append(note);
  else (container ?? link.parentElement).after(note);
}

// The note as the text lists it, where that text is shown.
function findEntry(documentId, ident) {
  if (documentId !== find("#paper").dataset.document) return null;
  return document.getElementById(`note-${ident}`);
}

function copyEntry(entry, body) {
  body.append(...entry.cloneNode(true).childNodes);
  for (const element of findAll("[id]", body)) element.removeAttribute("id");
  for (const element of findAll(".back, .note-label", body)) element.remove();
}

// Appends what the cited works say; without an entry, the note's own text comes before it.
async function loadSupport(body, documentId, ident, hasEntry) {
  const url = `/support?${new URLSearchParams({ document: documentId, id: ident })}`;
  const text = "Reading what the cited works say …";
  const progress = createElement("p", { className: "small" }, text);
  body.append(progress);
  try {
    const { page, ok } = await fetchPage(url);
    if (!ok) throw new Error("The note cannot be fetched");
    if (!hasEntry) body.prepend(...find("#verbatim", page).childNodes);
    body.append(find(".backings", page));
    find(".support-link", body)?.closest("p").remove();
    progress.remove();
  } catch {
    progress.replaceChildren(createElement("a", { href: url }, "What the cited works say"));
  }
}
