// The page of papers. Without a script its form sends the files in one request; with one, they are
// sent one after another, each is shown as it is read, and the index is rebuilt once at the end.

import { announce, createElement, find } from "./dom.js";
import { updateView } from "./jobs.js";

const form = find("#adding");
const MOST_SHOWN = 100; // papers that an address names
const UNREACHABLE = {
  message: "The file could not be sent.",
  remedy: "See that it is a file, not a folder, and that the server still runs.",
};

let queue = Promise.resolve(); // the files that are being sent, and those that wait for them
const added = []; // ids of papers, which the view shows with links to them
let dragDepth = 0; // of elements that the dragged files are over

const count = (number, noun) => `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;

function authorization() {
  const token = find("[name=token]", form)?.value;
  return token ? { authorization: `Bearer ${token}` } : {};
}

// Sends a file: `{ found }`, what was found in it, or `{ error }`.
async function sendFile(file, description) {
  const body = new FormData();
  for (const [name, value] of description) body.append(name, value);
  body.append("build", "false");
  body.append("file", file);
  try {
    const response = await fetch("/api/papers", {
      method: "POST",
      headers: authorization(),
      body,
    });
    const answer = await response.json();
    return response.ok ? { found: answer } : { error: answer.error ?? UNREACHABLE };
  } catch {
    return { error: UNREACHABLE };
  }
}

function nameOf(file) {
  return createElement("strong", {}, createElement("bdi", { textContent: file.name }));
}

function doubts(warnings) {
  const items = warnings.map((words) => createElement("li", { textContent: words }));
  return createElement(
    "details",
    {},
    createElement("summary", {
      textContent: `${count(warnings.length, "warning")} from reading it`,
    }),
    createElement("ul", {}, ...items),
  );
}

function showFound(item, file, found) {
  const title = createElement("bdi", { textContent: found.title ?? found.id });
  const counts = `, ${count(found.pages, "page")}, ${count(found.notes, "note")}.`;
  item.replaceChildren(createElement("p", {}, nameOf(file), " was added: ", title, counts));
  if (found.warnings.length) item.append(doubts(found.warnings));
  announce(item.firstChild.textContent);
}

function showError(item, file, error) {
  const words = ` was not added: ${error.message} ${error.remedy}`;
  item.classList.add("problem");
  item.replaceChildren(createElement("p", {}, nameOf(file), words));
  announce(item.textContent);
}

// Sends files one after another, then has the index rebuilt if any was added.
async function sendFiles(files, items, description) {
  const before = added.length;
  for (const [place, file] of files.entries()) {
    items[place].replaceChildren(createElement("p", {}, nameOf(file), " is being read …"));
    const { found, error } = await sendFile(file, description);
    if (found) {
      added.push(found.id);
      showFound(items[place], file, found);
    } else showError(items[place], file, error);
  }
  if (added.length === before) return;
  await fetch("/api/index/rebuild", { method: "POST", headers: authorization() }).catch(() => {});
  const shown = added.slice(-MOST_SHOWN).map((id) => ["added", id]);
  history.replaceState(null, "", `/papers?${new URLSearchParams(shown)}`);
  await updateView();
}

function addFiles(list) {
  const files = [...list];
  if (!files.length) return;
  const description = ["title", "authors"]
    .map((name) => [name, files.length === 1 ? find(`[name=${name}]`, form).value : ""])
    .filter(([, value]) => value.trim());
  const items = files.map((file) =>
    createElement("li", {}, createElement("p", {}, nameOf(file), " waits.")),
  );
  find("#uploads").append(...items);
  queue = queue.then(() => sendFiles(files, items, description));
}

function handleSubmit(event) {
  event.preventDefault();
  addFiles(find("[type=file]", form).files);
  for (const name of ["file", "title", "authors"]) find(`[name=${name}]`, form).value = "";
}

const hasFiles = (event) => event.dataTransfer?.types.includes("Files");

function showDropping(event, change) {
  if (!hasFiles(event)) return;
  dragDepth += change;
  document.documentElement.classList.toggle("dropping", dragDepth > 0);
}

function handleDrop(event) {
  if (!hasFiles(event)) return;
  event.preventDefault();
  dragDepth = 0;
  document.documentElement.classList.remove("dropping");
  if (isTokenGiven()) addFiles(event.dataTransfer.files);
}

// Whether the token is there, where one is needed; otherwise the browser asks for it.
function isTokenGiven() {
  const field = find("[name=token]", form);
  return !field || field.reportValidity();
}

if (form) {
  document.documentElement.classList.add("js");
  form.addEventListener("submit", handleSubmit);
  document.addEventListener("dragenter", (event) => showDropping(event, 1));
  document.addEventListener("dragleave", (event) => showDropping(event, -1));
  document.addEventListener("dragover", (event) => hasFiles(event) && event.preventDefault());
  document.addEventListener("drop", handleDrop);
}
