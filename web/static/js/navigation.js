// Questions and addresses, answered in place: the parts of the page are replaced, and the text
// keeps its scroll position.

import { loadSuggestions } from "./deferred_content.js";
import { announce, fetchPage, find, focusElement, replaceFromPage } from "./dom.js";
import { isOriginalShown, showLight } from "./original.js";
import { currentSentence, forgetFollowedLink, showLastAnswer, showPane } from "./reading_pane.js";

/** Fetches a page with a conversation and shows it here. Throws where the server is away. */
export async function loadConversation(url, { pushState = false, ...options } = {}) {
  const answer = await fetchPage(url, options);
  const paper = find("#paper");
  const { scrollTop } = paper;
  const isSameDocument = paper.dataset.document === find("#paper", answer.page).dataset.document;
  replaceFromPage(answer.page, "#turns", "#ask", "#paper");
  document.title = answer.page.title;
  if (pushState && answer.ok) history.pushState(null, "", answer.url);
  if (isSameDocument) find("#paper").scrollTop = scrollTop;
  forgetFollowedLink();
  focusOutcome();
  loadSuggestions();
}

// Moves to what went wrong, else to the quote that the address names, else to the last answer.
function focusOutcome() {
  const problem = find("#turns > .problem");
  const sentence = currentSentence();
  if (problem) {
    showPane("conversation");
    focusElement(problem, "nearest");
  } else if (isOriginalShown() && new URL(location.href).hash === "#original") {
    showPane("paper");
    showLight();
  } else if (sentence) {
    showPane("paper");
    focusElement(sentence);
  } else {
    showPane("conversation");
    showLastAnswer();
  }
}

/** Sends a form of the conversation; where that fails, the browser sends it itself. */
export async function submitQuestion(form) {
  if (form.classList.contains("busy")) return;
  const fields = new URLSearchParams(new FormData(form));
  form.classList.add("busy");
  announce("Asking");
  try {
    if (form.method === "post") {
      await loadConversation(form.action, { method: "POST", body: fields, pushState: true });
    } else await loadConversation(`/?${fields}`, { pushState: true });
  } catch {
    form.classList.remove("busy");
    form.submit();
  }
}

/** Shows the page that the browser's history went to. */
export function restoreConversation() {
  loadConversation(location.href).catch(() => location.reload());
}
