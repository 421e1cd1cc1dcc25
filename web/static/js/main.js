// The conversation page. It works without a script; with one, answers appear in place, a click on
// a quote shows its passage, notes open where they are referred to, and quotes can be copied.

import { copyReference } from "./clipboard.js";
import { loadExplanation, loadSuggestions } from "./deferred_content.js";
import { find, focusElement } from "./dom.js";
import { connectShortcutSetting, handleKey, showHelp } from "./keyboard.js";
import { restoreConversation, submitQuestion } from "./navigation.js";
import { openNote } from "./notes.js";
import { currentSentence, forgetFollowedLink, showPane, showPassage } from "./reading_pane.js";

// What a click on a link does in place of following it, by the link's selector.
const LINK_ACTIONS = {
  ".place": showPassage,
  ".copy a": copyReference,
  ".marker": (link) => openNote(link, find("#paper").dataset.document),
  ".to-note": (link) => openNote(link, link.dataset.document),
  ".tabs a": async (link) => showPane(link.dataset.pane),
};

function handleClick(event) {
  if (event.target.closest("#keys-open")) showHelp();
  const link = event.target.closest("a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  if (link.matches(".back")) forgetFollowedLink();
  const selector = Object.keys(LINK_ACTIONS).find((candidate) => link.matches(candidate));
  if (!selector) return;
  event.preventDefault();
  LINK_ACTIONS[selector](link).catch(() => {
    location.href = link.href;
  });
}

function handleSubmit(event) {
  if (!event.target.closest("#conversation")) return;
  event.preventDefault();
  submitQuestion(event.target);
}

function handleToggle(event) {
  if (event.target.matches("details.considered") && event.target.open) {
    loadExplanation(event.target);
  }
}

// Shows the pane that the address names a place in, and moves to that place.
function showAddressedPlace() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const sentence = currentSentence();
  showPane(sentence || target?.closest("#paper") ? "paper" : "conversation");
  target?.scrollIntoView({ block: "center" }); // its pane may have been hidden before
  const isWide = matchMedia("(min-width: 50.01rem)").matches; // else a keyboard covers the screen
  if (sentence) focusElement(sentence);
  else if (!location.hash && !find(".turn") && isWide) find("#question").focus();
}

document.documentElement.classList.add("js");
document.addEventListener("click", handleClick);
document.addEventListener("submit", handleSubmit);
document.addEventListener("toggle", handleToggle, true); // it does not bubble
document.addEventListener("keydown", handleKey);
window.addEventListener("popstate", restoreConversation);
connectShortcutSetting();
showAddressedPlace();
loadSuggestions();
