// The page works without this. With it, asking keeps the paper in place, a click on a quote
// lights its passage, and a note opens where one is reading.
"use strict";

const find = (selector) => document.querySelector(selector);

function light(start, end) {
  for (const old of document.querySelectorAll(".s.now")) old.classList.remove("now");
  const sentences = [...document.querySelectorAll("#paper .s")].filter((one) => {
    const at = Number(one.id.slice(1));
    return at >= start && at < end;
  });
  for (const one of sentences) one.classList.add("now");
  if (sentences.length) {
    sentences[0].scrollIntoView({ block: "center" });
    sentences[0].tabIndex = -1;
    sentences[0].focus({ preventScroll: true });
  }
  return sentences.length > 0;
}

function openNote(number) {
  const note = document.getElementById(`note-${number}`);
  const dialog = find("#note");
  if (!note || !dialog.showModal) return false;
  find("#note-head").textContent = `Note ${number}`;
  const copy = [...note.cloneNode(true).childNodes];
  dialog.querySelector("div").replaceChildren(...copy);
  for (const one of dialog.querySelectorAll("div [id]")) one.removeAttribute("id");
  if (!dialog.open) dialog.showModal();
  return true;
}

// Takes the answer's page from the server and puts its conversation and paper in place of ours.
async function show(url, push) {
  const response = await fetch(url, { headers: { accept: "text/html" } });
  if (!(response.headers.get("content-type") || "").startsWith("text/html")) throw new Error("no page");
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const place = find("#paper").scrollTop;
  const same = find("#paper").dataset.document === page.querySelector("#paper").dataset.document;
  for (const part of ["#turns", "#ask", "#paper"]) {
    find(part).replaceWith(document.adoptNode(page.querySelector(part)));
  }
  document.title = page.title;
  if (push) history.pushState(null, "", url);
  if (same) find("#paper").scrollTop = place;
  const last = find(".turn:last-of-type");
  if (last) {
    last.scrollIntoView({ block: "start" });
    last.focus({ preventScroll: true });
    const first = last.querySelector(".quotes .place");
    if (first) peek(first);
  }
}

// Brings a quote's passage into view without taking the focus from the conversation.
function peek(link) {
  const sentence = document.getElementById(`s${link.dataset.start}`);
  if (sentence && find("#paper").scrollHeight > find("#paper").clientHeight) {
    sentence.scrollIntoView({ block: "center" });
  }
}

function made(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

// What was considered, as the server's page shows it too. Texts are only ever text.
function considered(list) {
  if (!list.length) return [made("p", { className: "small" }, "Nothing was considered.")];
  const labels = new Map([...find("#which").options].map((one) => [one.value, one.text]));
  const items = list.map((one) => {
    const where = [`page ${one.page}`, ...(one.section ? [one.section] : [])];
    if (labels.size > 2) where.unshift(labels.get(one.document)); // "all documents" is one, too
    const place = made("a", { className: "place", href: `#s${one.start}` }, where.join(" · "));
    Object.assign(place.dataset, { start: one.start, end: one.end, document: one.document });
    const why = made("span", { className: "why" }, one.reason);
    return made(
      "li",
      { className: one.quoted ? "quoted" : "" },
      made("p", {}, one.text),
      made("p", { className: "where" }, place, ` · score ${one.score.toFixed(2)} · `, why),
    );
  });
  const told = made("ol", {}, ...items);
  told.setAttribute("aria-live", "off"); // only how many there are is read out by itself
  return [made("p", { className: "small" }, `${list.length} considered, best first:`), told];
}

// Asks for the explanation of an answer once it is opened; where that fails, its link remains.
async function explain(details) {
  const place = details.querySelector("div");
  if (!place.querySelector(".load") || place.getAttribute("aria-busy") === "true") return;
  place.setAttribute("aria-busy", "true");
  const turns = [...document.querySelectorAll(".turn")];
  const asked = turns.map((turn) => turn.querySelector(".asked").textContent);
  const nth = turns.indexOf(details.closest(".turn"));
  const body = {
    question: asked[nth],
    history: asked.slice(0, nth),
    document: details.dataset.document || null,
    explain: true,
  };
  try {
    const response = await fetch("/api/ask", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (response.ok) place.replaceChildren(...considered((await response.json()).considered));
  } catch {
    // The server is away.
  } finally {
    place.setAttribute("aria-busy", "false");
  }
}

document.addEventListener("toggle", (event) => {
  if (event.target.matches("details.considered") && event.target.open) explain(event.target);
}, true);

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (form.id !== "ask") return;
  event.preventDefault();
  const url = `/?${new URLSearchParams(new FormData(form))}`;
  form.classList.add("busy");
  try {
    await show(url, true);
  } catch {
    location.href = url;
  }
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  const here = find("#paper").dataset.document;
  if (link.dataset.document && link.dataset.document !== here) {
    // The passage stands in another document: have the server show that one.
    event.preventDefault();
    const query = new URLSearchParams(location.search);
    query.set("document", link.dataset.document);
    location.href = `/?${query}${link.hash}`;
  } else if (link.matches(".place")) {
    if (light(Number(link.dataset.start), Number(link.dataset.end))) {
      event.preventDefault();
      history.replaceState(null, "", link.hash);
    }
  } else if (link.matches(".marker, .to-note")) {
    const number = link.dataset.note || link.textContent;
    if (openNote(number)) event.preventDefault();
  }
});

document.addEventListener("keydown", (event) => {
  const typing = event.target.matches("textarea, input, select");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    find("#question").focus();
  }
  if (event.key === "Enter" && !event.shiftKey && event.target.id === "question" && !event.isComposing) {
    event.preventDefault();
    find("#ask").requestSubmit();
  }
});

window.addEventListener("popstate", () => show(location.href, false).catch(() => location.reload()));
