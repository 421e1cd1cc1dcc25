// The text beside the conversation, and which of the two panes a narrow screen shows.

import { announce, fetchPage, find, findAll, focusElement, replaceFromPage } from "./dom.js";

import { isOriginalShown, loadOriginal, showLight } from "./original.js";

// The link that last led into the text; `b` returns to it.
let followedLink = null;

/** Shows a pane, "conversation" or "paper". Only a narrow screen hides the other one. */
export function showPane(name) {
  document.documentElement.dataset.pane = name;
  for (const tab of findAll(".tabs a")) {
    if (tab.dataset.pane === name) tab.setAttribute("aria-current", "true");
    else tab.removeAttribute("aria-current");
  }
}

/** The sentence of the quote that is looked at, in the text. */
export function currentSentence() {
  return isOriginalShown() ? null : find("#paper .sentence.current");
}

// The sentences that start within `[start, end)`; their ids hold their offsets.
function sentencesBetween(start, end) {
  return findAll("#paper .sentence").filter((sentence) => {
    const offset = Number(sentence.id.slice(1));
    return offset >= start && offset < end;
  });
}

function sentencesOf(link) {
  return sentencesBetween(Number(link.dataset.start), Number(link.dataset.end));
}

// Highlights the sentences of a quote more than those of the other quotes; returns the first.
function highlightQuote(link) {
  const sentences = sentencesOf(link);
  if (!sentences.length) return null;
  for (const sentence of findAll("#paper .sentence.current")) sentence.classList.remove("current");
  for (const sentence of sentences) sentence.classList.add("current");
  return sentences[0];
}

/**
 * Brings a quote's passage into view. The text is fetched first where it shows another document,
 * another part, or the highlights of another turn; a page of an original is always fetched.
 */
export async function showPassage(link) {
  if (new URL(link.href).searchParams.get("view") === "original") return showOnPage(link);
  const paper = find("#paper");
  const turn = link.closest(".turn");
  const number = turn ? turn.id.slice("turn-".length) : paper.dataset.turn;
  const isShown =
    !isOriginalShown() &&
    link.dataset.document === paper.dataset.document &&
    number === paper.dataset.turn &&
    sentencesOf(link).length > 0;
  const url = new URL(link.href);
  if (!isShown) {
    const { page } = await fetchPage(url);
    replaceFromPage(page, "#paper");
  }
  followedLink = link;
  showPane("paper");
  const first = highlightQuote(link);
  if (first) focusElement(first);
  leadToOriginalOf(link, url);
  history.pushState(null, "", url);
}

// Has the link to the original lead to the passage that the text now shows.
function leadToOriginalOf(link, url) {
  const original = find("#paper .views a:not([aria-current])");
  if (!original) return;
  const target = new URL(url);
  target.searchParams.set("view", "original");
  if (!target.searchParams.has("quote")) {
    target.searchParams.set("start", link.dataset.start);
    target.searchParams.set("end", link.dataset.end);
  }
  target.hash = "original";
  original.href = target.href;
}

// Brings a quote's passage into view on the page of the original, in the size that is shown.
async function showOnPage(link) {
  const url = new URL(link.href);
  const zoom = new URL(location.href).searchParams.get("zoom");
  if (zoom) url.searchParams.set("zoom", zoom);
  await loadOriginal(url.href);
  followedLink = link;
  showPane("paper");
  showLight();
}

/** Returns to the link that last led into the text, else to the question. */
export function returnFromPassage() {
  if (followedLink?.isConnected) {
    showPane("conversation");
    focusElement(followedLink);
  } else find("#question").focus();
}

export function forgetFollowedLink() {
  followedLink = null;
}

/** Moves to the last answer, reads it out, and scrolls the text to its first quote. */
export function showLastAnswer() {
  const turn = findAll(".turn").at(-1);
  if (!turn) return;
  focusElement(turn, "start");
  const status = find(".status", turn);
  const quote = find(".quotes blockquote", turn);
  if (status) announce(`${status.textContent.trim()} ${quote ? quote.textContent.trim() : ""}`);
  const link = find(".quotes .place", turn);
  const paper = find("#paper");
  if (isOriginalShown()) return;
  // Where the pane does not scroll by itself, the page would leave the answer.
  if (link && paper.scrollHeight > paper.clientHeight) {
    document.getElementById(`s${link.dataset.start}`)?.scrollIntoView({ block: "center" });
  }
}
