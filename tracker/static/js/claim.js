/* Tells a person who types on a claim's page that somebody else has just changed the claim. */

import { isUnsaved } from "./unsaved.js";

const EVERY_MS = 20_000;
const MINUTE_MS = 60_000;
const FORMS = ["edit-form", "checks-form"];

const place = document.getElementById("meanwhile");
let told = "";

function dirtyForms() {
  return FORMS.map((id) => document.getElementById(id)).filter((form) => form && isUnsaved(form));
}

function ago(at) {
  const minutes = Math.floor((Date.now() - new Date(at).getTime()) / MINUTE_MS);
  if (minutes < 1) return "just now";
  if (minutes < 60) return `${minutes} minute${minutes === 1 ? "" : "s"} ago`;
  return `at ${new Date(at).toLocaleString()}`;
}

function show(change) {
  if (change.at === told) return;
  told = change.at;
  const line = document.createElement("p");
  line.className = "meanwhile-line";
  const who = document.createElement("bdi");
  who.textContent = change.by;
  const link = document.createElement("a");
  link.href = `${place.dataset.claim}#history`;
  link.target = "_blank";
  link.rel = "noopener";
  link.textContent = "See what changed (opens a new tab)";
  line.append(who, ` changed this claim ${ago(change.at)}; your text is kept. `, link);
  place.replaceChildren(line);
}

async function ask() {
  const [form] = dirtyForms();
  if (!form || document.hidden) return;
  const address = new URL(place.dataset.changes, location.href);
  address.searchParams.set("version", form.elements.version.value);
  try {
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    if (!answer.ok) return;
    const change = await answer.json();
    if (change.changed) show(change);
  } catch {
    // Without a connection there is nothing to tell; the save itself still meets the other's text.
  }
}

if (place) {
  setInterval(ask, EVERY_MS);
  document.addEventListener("visibilitychange", ask);
}
