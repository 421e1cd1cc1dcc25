// The conversation page. It works without a script; with one, answers appear in place, a click on
// a quote shows its passage, notes open where they are referred to, and quotes can be copied.

import { copyReference } from "./clipboard.js";
import { loadExplanation, loadSuggestions } from "./deferred_content.js";
import { find, focusElement } from "./dom.js";
import { connectShortcutSetting, handleKey, showHelp } from "./keyboard.js";
import { restoreConversation, submitQuestion } from "./navigation.js";
import { openNote } from "./notes.js";
import { isOriginalShown, openPage, showLight, showOriginal } from "./original.js";
import { currentSentence, forgetFollowedLink, showPane, showPassage } from "./reading_pane.js";

// What a click on a link does in place of following it, by the link's selector.
const LINK_ACTIONS = {
  ".place": showPassage,
  ".copy a": copyReference,
  ".marker": (link) => openNote(link, find("#paper").dataset.document),
  ".to-note": (link) => openNote(link, link.dataset.document),
  ".turn-page, .zoom, .to-original, a.pagemark": showOriginal,
  ".tabs a": async (link) => showPane(link.dataset.pane),
};

// A quote in the text of an original page leads to its place on the page, as the link behind it does.
function linkOfSentence(target) {
  const sentence = target.closest(".page-text .sentence.highlighted, .page-text .sentence.current");
  if (!sentence || !getSelection().isCollapsed) return null;
  return sentence.nextElementSibling?.closest(".to-original") ?? null;
}

function handleClick(event) {
  if (event.target.closest("#keys-open")) showHelp();
  const link = event.target.closest("a") ?? linkOfSentence(event.target);
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  if (link.matches(".back")) forgetFollowedLink();
  const selector = Object.keys(LINK_ACTIONS).find((candidate) => link.matches(candidate));
  if (!selector) return;
  event.preventDefault();
  LINK_ACTIONS[selector](link).catch(() => {
    location.href = link.getAttribute("href"); // of a link in a drawing, `href` is an object
  });
}

function handleSubmit(event) {
  const form = event.target;
  if (form.matches(".to-page")) {
    event.preventDefault();
    openPage(form).catch(() => form.submit());
  }
  if (!form.closest("#conversation")) return;
  event.preventDefault();
  submitQuestion(form);
}

function handleToggle(event) {
  if (event.target.matches("details.considered") && event.target.open) {
    loadExplanation(event.target);
  }
}

// Until a page is loaded with its image, the browser moves to the place of the address again and
// again, and takes the focus: the passage is shown in the frame after it has done so last.
function showLightOnceLoaded() {
  requestAnimationFrame(() => requestAnimationFrame(showLight));
}

// Shows the pane that the address names a place in, and moves to that place.
function showAddressedPlace() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const sentence = currentSentence();
  if (isOriginalShown() && (!location.hash || target?.id === "original")) {
    showPane("paper");
    if (document.readyState === "complete") showLight();
    else window.addEventListener("load", showLightOnceLoaded);
    return;
  }
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
