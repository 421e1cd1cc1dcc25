// DOM helpers that all other modules share.

export const find = (selector, within = document) => within.querySelector(selector);
export const findAll = (selector, within = document) => [...within.querySelectorAll(selector)];

/** Creates an element with properties (not attributes) and children. */
export function createElement(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** Has screen readers read out a text. Clearing first makes them repeat an identical text. */
export function announce(text) {
  find("#announcements").textContent = "";
  setTimeout(() => {
    find("#announcements").textContent = text;
  }, 50);
}

/** Scrolls to an element and moves the focus to it, whether or not it can be focused by itself. */
export function focusElement(element, block = "center") {
  element.scrollIntoView({ block });
  if (!element.matches("a, button, [tabindex]")) element.tabIndex = -1;
  element.focus({ preventScroll: true });
}

/**
 * Fetches a page of this server: `{ page, url, ok }`, with the page parsed and the address after
 * redirects. Throws where the answer is not HTML.
 */
export async function fetchPage(url, options) {
  const response = await fetch(url, { headers: { accept: "text/html" }, ...options });
  const type = response.headers.get("content-type") ?? "";
  if (!type.startsWith("text/html")) throw new Error(`${url} is not a page`);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  return { page, url: response.url, ok: response.ok };
}

/** Replaces elements of this document by those of a fetched page that match the same selectors. */
export function replaceFromPage(page, ...selectors) {
  for (const selector of selectors) {
    const replacement = find(selector, page);
    if (replacement) find(selector)?.replaceWith(document.adoptNode(replacement));
  }
}
