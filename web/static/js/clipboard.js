// Copying a quote or its reference.

import { announce, findAll } from "./dom.js";

/** Copies what a link leads to; where the browser refuses, it is opened to be copied by hand. */
export async function copyReference(link) {
  try {
    await writeText(fetchText(link.href));
  } catch {
    location.href = link.href;
    return;
  }
  for (const copied of findAll(".copied")) copied.classList.remove("copied");
  link.classList.add("copied");
  announce(`Copied: ${link.getAttribute("aria-label").replace(/^Copy /, "")}`);
}

async function fetchText(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error("The reference cannot be fetched");
  return response.text();
}

// Safari writes to the clipboard only within the click, so it is given the promise of a text.
async function writeText(promise) {
  if (!window.ClipboardItem) return navigator.clipboard.writeText(await promise);
  const blob = promise.then((text) => new Blob([text], { type: "text/plain" }));
  return navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
}
