// A page of the original: another page or size replaces it in place.

import { announce, fetchPage, find, findAll, focusElement, replaceFromPage } from "./dom.js";

/** Whether the pane shows an original page rather than the text. */
export function isOriginalShown() {
  return find("#paper").dataset.view === "original";
}

/** Brings the lit passage into view, else the top of the page, and moves the focus to the image. */
export function showLight() {
  const frame = find(".page-frame");
  if (!frame) return;
  focusElement(frame, "start");
  const light = find(".light.current") ?? find(".light");
  light?.scrollIntoView({ block: "center", inline: "center" });
  announce(find(".page-name").textContent.trim());
}

/** Replaces the pane by what an address shows of the original. */
export async function loadOriginal(url) {
  const { page, ok } = await fetchPage(url);
  if (!ok || !find("#original", page)) throw new Error("The page cannot be shown");
  replaceFromPage(page, "#paper");
  history.pushState(null, "", url);
}

/** Follows a link to another page, size or passage of the original. */
export async function showOriginal(link) {
  if (!isOriginalShown()) {
    location.href = link.href; // the quotes beside it then lead into the original, too
    return;
  }
  await loadOriginal(link.href);
  if (link.matches(".zoom")) focusZoom();
  else showLight();
}

/** Opens the page whose number is in the form. */
export async function openPage(form) {
  const fields = new URLSearchParams(new FormData(form));
  await loadOriginal(`${form.action.split("?")[0]}?${fields}#original`);
  showLight();
}

/** Turns to the page before ("prev") or after ("next"). */
export function turnPage(direction) {
  find(`.turn-page[rel="${direction}"]`)?.click();
}

/** Makes the page larger (1) or smaller (-1) by a step, or fits it into the pane (0). */
export function zoomPage(direction) {
  const sizes = findAll(".zoom");
  const current = sizes.findIndex((size) => size.ariaCurrent === "true");
  sizes[direction ? current + direction : 0]?.click();
}

function focusZoom() {
  focusElement(find(".zoom[aria-current]"), "nearest");
  const light = find(".light.current");
  light?.scrollIntoView({ block: "center", inline: "center" });
}
