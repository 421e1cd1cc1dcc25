// The pages of the index and of papers work without this: they then load themselves again while a
// rebuild runs. With it, the bar moves as the server tells how far the rebuild is.
"use strict";

const find = (selector) => document.querySelector(selector);

// Only what is being done is read out, not every step of it.
function say(words) {
  if (find("#said").textContent !== words) find("#said").textContent = words;
}

// Takes the view from the server and puts it in place of ours.
async function renew() {
  try {
    const response = await fetch(location.pathname + location.search, { headers: { accept: "text/html" } });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    find("#view").replaceWith(document.adoptNode(page.querySelector("#view")));
  } catch {
    setTimeout(renew, 2000); // the server is away
    return;
  }
  const outcome = find("#outcome");
  if (outcome) say(outcome.textContent.trim().replace(/\s+/g, " "));
  follow();
}

function follow() {
  const job = find("#view").dataset.job;
  if (!job) return;
  const source = new EventSource(`/api/index/jobs/${job}/events`);
  source.addEventListener("job", (event) => {
    const now = JSON.parse(event.data);
    find("#bar").value = now.fraction;
    find("#doing").textContent = now.words;
    say(now.doing);
    if (now.ended) {
      source.close();
      renew();
    }
  });
  source.addEventListener("error", () => {
    // It comes back by itself, unless the server no longer knows the rebuild.
    if (source.readyState === EventSource.CLOSED) setTimeout(renew, 2000);
  });
}

follow();
