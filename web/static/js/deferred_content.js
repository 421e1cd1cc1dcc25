// What takes the server time to compute and is therefore fetched only when it is needed. Without a
// script the same content is behind the links that are replaced here.

import { fetchPage, find, replaceFromPage } from "./dom.js";

/** Fills the open list of what was considered for an answer. */
export async function loadExplanation(details) {
  const container = find("div", details);
  const link = find(".explanation-link", container);
  if (!link || container.getAttribute("aria-busy") === "true") return;
  container.setAttribute("aria-busy", "true");
  try {
    const { page } = await fetchPage(link.href);
    const explanation = find("div", page.getElementById(details.id));
    if (!find(".explanation-link", explanation))
      container.replaceChildren(...explanation.childNodes);
  } catch {
    // The link remains.
  } finally {
    container.setAttribute("aria-busy", "false");
  }
}

/** Fetches the questions that the text answers, where the page offers them. */
export async function loadSuggestions() {
  const link = find(".suggest-link");
  if (!link) return;
  try {
    const { page } = await fetchPage(link.href);
    // The reader may have gone on in the meantime.
    if (find("#suggested .suggest-link") === link) replaceFromPage(page, "#suggested");
  } catch {
    // The link remains.
  }
}
