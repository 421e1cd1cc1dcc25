// The page works without this. With it, asking keeps the text in place, a click on a quote lights
// its passage, a note opens where one is reading, quotes are copied, and keys of one letter work.
"use strict";

const find = (selector) => document.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const root = document.documentElement;
root.classList.add("js");

function made(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

// Told to who listens. The same words twice are told twice.
function say(words) {
  find("#said").textContent = "";
  setTimeout(() => (find("#said").textContent = words), 50);
}

async function take(url, options) {
  const response = await fetch(url, { headers: { accept: "text/html" }, ...options });
  if (!(response.headers.get("content-type") || "").startsWith("text/html")) throw new Error("no page");
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  return { page, url: response.url, ok: response.ok };
}

// On a narrow screen one of the two is seen at a time.
function showPane(name) {
  root.dataset.pane = name;
  for (const tab of all(".tabs a")) {
    if (tab.dataset.pane === name) tab.setAttribute("aria-current", "true");
    else tab.removeAttribute("aria-current");
  }
}

function reach(element, block = "center") {
  element.scrollIntoView({ block });
  if (!element.matches("a, button, [tabindex]")) element.tabIndex = -1;
  element.focus({ preventScroll: true });
}

function sentences(start, end) {
  return all("#paper .s").filter((one) => {
    const at = Number(one.id.slice(1));
    return at >= start && at < end;
  });
}

// The sentences of a quote, more than the others.
function light(link) {
  const found = sentences(Number(link.dataset.start), Number(link.dataset.end));
  if (!found.length) return null;
  for (const old of all("#paper .s.now")) old.classList.remove("now");
  for (const one of found) one.classList.add("now");
  return found[0];
}

function put(page, ...parts) {
  for (const part of parts) {
    const fresh = page.querySelector(part);
    if (fresh && find(part)) find(part).replaceWith(document.adoptNode(fresh));
  }
}

let last = null; // what was followed into the text, to come back to

// Brings a quote's passage into view: what is lit may have to come from the server first.
async function follow(link) {
  const paper = find("#paper");
  const turn = link.closest(".turn");
  const number = turn ? turn.id.slice("turn-".length) : paper.dataset.turn;
  const here = link.dataset.document === paper.dataset.document && number === paper.dataset.turn;
  const url = new URL(link.href);
  if (!here || !sentences(Number(link.dataset.start), Number(link.dataset.end)).length) {
    const taken = await take(url);
    put(taken.page, "#paper");
  }
  last = link;
  showPane("paper");
  const first = light(link);
  if (first) reach(first);
  history.pushState(null, "", url);
}

// Takes the page with an answer from the server and puts its conversation and text in place of ours.
async function show(url, options, push) {
  const taken = await take(url, options);
  const paper = find("#paper");
  const place = paper.scrollTop;
  const same = paper.dataset.document === taken.page.querySelector("#paper").dataset.document;
  put(taken.page, "#turns", "#ask", "#paper");
  document.title = taken.page.title;
  if (push && taken.ok) history.pushState(null, "", taken.url);
  if (same) find("#paper").scrollTop = place;
  last = null;
  settle();
  suggest();
}

// Where one is after the page changed: at the quote that its address names, at what went wrong, or
// at the last answer.
function settle() {
  const wrong = find("#turns > .problem");
  const now = find("#paper .s.now");
  if (wrong) {
    showPane("conversation");
    reach(wrong, "nearest");
  } else if (now) {
    showPane("paper");
    reach(now);
  } else {
    showPane("conversation");
    answered();
  }
}

function answered() {
  const turns = all(".turn");
  const turn = turns[turns.length - 1];
  if (!turn) return;
  reach(turn, "start");
  const status = turn.querySelector(".status");
  const quote = turn.querySelector(".quotes blockquote");
  if (status) say(`${status.textContent.trim()} ${quote ? quote.textContent.trim() : ""}`);
  const first = turn.querySelector(".quotes .place");
  const paper = find("#paper");
  if (first && paper.scrollHeight > paper.clientHeight) {
    const passage = document.getElementById(`s${first.dataset.start}`);
    if (passage) passage.scrollIntoView({ block: "center" });
  }
}

function closeNote() {
  const note = find(".opened");
  if (!note) return false;
  const from = note.from;
  note.remove();
  if (from && from.isConnected) from.focus();
  return true;
}

// Opens a note below what it was asked for at: its words and works at once, then what its sources
// say, where their texts are held.
async function openNote(link, number, ident) {
  const already = find(".opened");
  closeNote();
  if (already && already.from === link) return;
  const body = made("div", {});
  const close = made("button", { type: "button", className: "quiet" }, "Close");
  close.addEventListener("click", closeNote);
  const head = made("p", { className: "opened-head" }, made("b", {}, `Note ${number}`), close);
  const note = made("aside", { className: "opened", tabIndex: -1, lang: "en" }, head, body);
  note.setAttribute("aria-label", `Note ${number}`);
  note.from = link;
  const near = link.closest("#paper p, #paper blockquote, #paper li, .quote, .cited details, h2, h3, h4, h5, h6");
  if (near && near.matches("li")) near.append(note);
  else (near || link.parentElement).after(note);
  note.focus({ preventScroll: true });
  const seen = () => note.scrollIntoView({ block: "nearest" });
  const entry = ident === find("#paper").dataset.document && document.getElementById(`note-${number}`);
  const address = `/support?${new URLSearchParams({ document: ident, note: number })}`;
  if (entry) {
    body.append(...entry.cloneNode(true).childNodes);
    for (const one of all("[id]", body)) one.removeAttribute("id");
    for (const one of all(".back", body)) one.remove();
  }
  seen();
  const says = body.querySelector(".says");
  if (entry && !(says && "held" in says.dataset)) return;
  const waiting = made("p", { className: "small" }, "Reading what the cited works say …");
  body.append(waiting);
  try {
    const { page, ok } = await take(address);
    if (!ok) throw new Error("no note");
    if (!entry) body.prepend(...page.querySelector("#verbatim").childNodes);
    body.append(page.querySelector(".backings"));
    if (says) says.closest("p").remove();
    waiting.remove();
    seen();
  } catch {
    waiting.replaceChildren(made("a", { href: address }, "What the cited works say"));
  }
}

// What was considered, as the server's page shows it too.
async function explain(details) {
  const place = details.querySelector("div");
  const link = place.querySelector(".load");
  if (!link || place.getAttribute("aria-busy") === "true") return;
  place.setAttribute("aria-busy", "true");
  try {
    const { page } = await take(link.href);
    const told = page.getElementById(details.id).querySelector("div");
    if (!told.querySelector(".load")) place.replaceChildren(...told.childNodes);
  } catch {
    // The server is away: the link remains.
  } finally {
    place.setAttribute("aria-busy", "false");
  }
}

async function suggest() {
  const link = find(".suggest");
  if (!link) return;
  try {
    const { page } = await take(link.href);
    if (find("#suggested .suggest") === link) put(page, "#suggested");
  } catch {
    // The link remains.
  }
}

async function copy(link) {
  const words = fetch(link.href).then((response) => {
    if (!response.ok) throw new Error("no reference");
    return response.text();
  });
  try {
    if (window.ClipboardItem) {
      // Some browsers let only that be written which was promised at the click.
      const blob = words.then((text) => new Blob([text], { type: "text/plain" }));
      await navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
    } else await navigator.clipboard.writeText(await words);
  } catch {
    location.href = link.href; // to be copied from there
    return;
  }
  for (const old of all(".copied")) old.classList.remove("copied");
  link.classList.add("copied");
  say(`Copied: ${link.getAttribute("aria-label").replace(/^Copy /, "")}`);
}

document.addEventListener("toggle", (event) => {
  if (event.target.matches("details.considered") && event.target.open) explain(event.target);
}, true);

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.closest("#conversation")) return;
  event.preventDefault();
  if (form.classList.contains("busy")) return;
  const fields = new URLSearchParams(new FormData(form));
  const posts = form.method === "post";
  form.classList.add("busy");
  say("Asking");
  try {
    if (posts) await show(form.action, { method: "POST", body: fields }, true);
    else await show(`/?${fields}`, {}, true);
  } catch {
    form.classList.remove("busy");
    form.submit();
  }
});

document.addEventListener("click", (event) => {
  if (event.target.closest("#keys-open")) find("#keys").showModal();
  const link = event.target.closest("a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  const taken = (done) => {
    event.preventDefault();
    done.catch(() => (location.href = link.href));
  };
  if (link.matches(".place")) taken(follow(link));
  else if (link.matches(".copy a")) taken(copy(link));
  else if (link.matches(".marker")) taken(openNote(link, link.textContent, find("#paper").dataset.document));
  else if (link.matches(".to-note")) taken(openNote(link, link.dataset.note, link.dataset.document));
  else if (link.matches(".tabs a")) {
    event.preventDefault();
    showPane(link.dataset.pane);
  } else if (link.matches(".back")) {
    last = null;
  }
});

// Keys of one letter can be turned off, for those who speak to their machine.
const KEYS = "ibid-keys-off";
const stored = (value) => {
  try {
    if (value === undefined) return localStorage.getItem(KEYS);
    return value ? localStorage.setItem(KEYS, "1") : localStorage.removeItem(KEYS);
  } catch {
    return null;
  }
};
find("#keys-on").checked = stored() === null;
find("#keys-on").addEventListener("change", (event) => stored(!event.target.checked));

let current = null; // the quote that was stepped to

function step(by) {
  const quotes = all(".turn .quote").filter((one) => one.offsetParent !== null);
  if (!quotes.length) return;
  const at = quotes.indexOf(document.activeElement.closest(".quote") || current);
  const turns = all(".turn");
  const first = quotes.findIndex((one) => one.closest(".turn") === turns[turns.length - 1]);
  const next = at < 0 ? Math.max(first, 0) : Math.min(Math.max(at + by, 0), quotes.length - 1);
  current = quotes[next];
  showPane("conversation");
  reach(current.querySelector(".place") || current);
}

function openNearest() {
  const here = document.activeElement;
  const within = here.closest(".quote, .s, .turn") || current;
  const link = within && within.querySelector(".to-note, .marker");
  if (link) link.click();
}

function back() {
  if (closeNote()) return;
  if (last && last.isConnected) {
    showPane("conversation");
    reach(last);
  } else find("#question").focus();
}

const ACTIONS = {
  "/": () => {
    showPane("conversation");
    find("#question").focus();
  },
  j: () => step(1),
  k: () => step(-1),
  o: openNearest,
  b: back,
  "?": () => find("#keys").showModal(),
};

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && event.target.id === "question" && !event.isComposing) {
    event.preventDefault();
    find("#ask").requestSubmit();
    return;
  }
  if (event.key === "Escape" && closeNote()) return;
  const typing = event.target.matches("textarea, input, select, dialog *");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || stored() !== null) return;
  if (Object.hasOwn(ACTIONS, event.key)) {
    event.preventDefault();
    ACTIONS[event.key]();
  }
});

window.addEventListener("popstate", () => show(location.href, {}, false).catch(() => location.reload()));

const named = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
showPane(find("#paper .s.now") || (named && named.closest("#paper")) ? "paper" : "conversation");
if (named) named.scrollIntoView({ block: "center" }); // its pane may have been hidden before
const lit = find("#paper .s.now");
if (lit) reach(lit);
else if (!location.hash && !find(".turn") && matchMedia("(min-width: 50.01rem)").matches) find("#question").focus();
suggest();
