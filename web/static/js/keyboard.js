// Keyboard shortcuts. Those of a single letter can be turned off, for people who use speech input.

import { find, findAll, focusElement } from "./dom.js";
import { closeNote } from "./notes.js";
import { turnPage, zoomPage } from "./original.js";
import { returnFromPassage, showPane } from "./reading_pane.js";

const STORAGE_KEY = "ibid-keys-off";

const SHORTCUTS = {
  "/": focusQuestion,
  j: () => moveToQuote(1),
  k: () => moveToQuote(-1),
  o: openNearestNote,
  n: () => turnPage("next"),
  p: () => turnPage("prev"),
  "+": () => zoomPage(1),
  "-": () => zoomPage(-1),
  0: () => zoomPage(0),
  b: () => closeNote() || returnFromPassage(),
  "?": showHelp,
};

let currentQuote = null; // the quote that `j` or `k` moved to

/** Acts on a keydown event. */
export function handleKey(event) {
  const isSend = event.key === "Enter" && !event.shiftKey && !event.isComposing;
  if (isSend && event.target.id === "question") {
    event.preventDefault();
    find("#ask").requestSubmit();
    return;
  }
  if (event.key === "Escape" && closeNote()) return;
  const isTyping = event.target.matches("textarea, input, select, dialog *");
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey || !areShortcutsOn()) return;
  if (Object.hasOwn(SHORTCUTS, event.key)) {
    event.preventDefault();
    SHORTCUTS[event.key]();
  }
}

export function showHelp() {
  find("#keys").showModal();
}

/** Connects the checkbox that turns the shortcuts on and off. */
export function connectShortcutSetting() {
  const checkbox = find("#keys-on");
  checkbox.checked = areShortcutsOn();
  checkbox.addEventListener("change", () => setShortcutsOn(checkbox.checked));
}

// Storage may be forbidden: the shortcuts are then on.
function areShortcutsOn() {
  try {
    return localStorage.getItem(STORAGE_KEY) === null;
  } catch {
    return true;
  }
}

function setShortcutsOn(isOn) {
  try {
    if (isOn) localStorage.removeItem(STORAGE_KEY);
    else localStorage.setItem(STORAGE_KEY, "1");
  } catch {
    // The setting is lost with the page.
  }
}

function focusQuestion() {
  showPane("conversation");
  find("#question").focus();
}

// Moves by a number of quotes; from anywhere else, to the first quote of the last answer.
function moveToQuote(offset) {
  const quotes = findAll(".turn .quote").filter((quote) => quote.offsetParent !== null);
  if (!quotes.length) return;
  const position = quotes.indexOf(document.activeElement.closest(".quote") ?? currentQuote);
  const target = position < 0 ? firstOfLastAnswer(quotes) : position + offset;
  currentQuote = quotes[Math.min(Math.max(target, 0), quotes.length - 1)];
  showPane("conversation");
  focusElement(find(".place", currentQuote) ?? currentQuote);
}

function firstOfLastAnswer(quotes) {
  const lastTurn = findAll(".turn").at(-1);
  return quotes.findIndex((quote) => quote.closest(".turn") === lastTurn);
}

function openNearestNote() {
  const container = document.activeElement.closest(".quote, .sentence, .turn") ?? currentQuote;
  container?.querySelector(".to-note, .marker")?.click();
}
