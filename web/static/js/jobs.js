// The pages of the index and of papers. Without a script they reload while a rebuild runs; with
// one, the progress bar follows the server's events.

import { fetchPage, find, replaceFromPage } from "./dom.js";

const RETRY_DELAY = 2000; // milliseconds

// Reads out what is being done, but not every step of it.
function announceChange(text) {
  if (find("#announcements").textContent !== text) find("#announcements").textContent = text;
}

/** Replaces the view by what the server shows now, and follows the rebuild where one runs. */
export async function updateView() {
  try {
    const { page } = await fetchPage(location.pathname + location.search);
    if (!find("#view", page)) throw new Error("The page has no view");
    replaceFromPage(page, "#view");
  } catch {
    setTimeout(updateView, RETRY_DELAY);
    return;
  }
  const outcome = find("#outcome");
  if (outcome) announceChange(outcome.textContent.trim().replace(/\s+/g, " "));
  followJob();
}

function followJob() {
  const { job } = find("#view").dataset;
  if (!job) return;
  const source = new EventSource(`/api/index/jobs/${job}/events`);
  source.addEventListener("job", (event) => {
    const status = JSON.parse(event.data);
    find("#progress-bar").value = status.fraction;
    find("#progress-text").textContent = status.words;
    announceChange(status.doing);
    if (status.ended) {
      source.close();
      updateView();
    }
  });
  source.addEventListener("error", () => {
    // The browser reconnects by itself, unless the server no longer knows the rebuild.
    if (source.readyState === EventSource.CLOSED) setTimeout(updateView, RETRY_DELAY);
  });
}

followJob();
