/* Puts the desk's keys on a claim's page: from claim to claim, back to the article, and into each of its forms. */

import { isOwnKey, isTypingIn, offerKeys } from "./keys.js";

const KEYS = [
  ["j", "next claim of the article"],
  ["k", "previous claim of the article"],
  ["t", "back to the article and its claims"],
  ["c", "cite a source"],
  ["y", "enter what happened about a reply"],
  ["b", "what approval asks for"],
  ["r", "assess"],
  ["n", "write a note"],
  ["e", "edit claim and speaker"],
  ["Ctrl Enter", "in a field: save its form"],
  ["Esc", "leave the field, so that the keys work again"],
  ["?", "show or hide these keys"],
];
const LINKS = { j: "a[rel=next]", k: "a[rel=prev]", t: "[data-back]" };
const SECTIONS = { c: "sources", y: "replies", b: "checks", r: "review", n: "notes", e: "edit" };
const FIELDS = "textarea, select, input:not([type=hidden])";

const crumbs = document.querySelector(".crumbs");

function isThere(element) {
  return element.checkVisibility?.() ?? element.offsetParent !== null;
}

/* A form that is folded away is the one that adds something, the last of its section. */
function firstField(section) {
  const open = [...section.querySelectorAll(FIELDS)].find(isThere);
  if (open) return open;
  const fold = [...section.querySelectorAll("details")].findLast((one) => one.querySelector(FIELDS));
  if (!fold) return null;
  fold.open = true;
  return fold.querySelector(FIELDS);
}

function goInto(section) {
  const field = section && firstField(section);
  if (!field) {
    section?.scrollIntoView();
    return;
  }
  field.focus({ preventScroll: true });
  section.scrollIntoView();
  if (field.getBoundingClientRect().bottom > window.innerHeight) field.scrollIntoView({ block: "center" });
}

function handleKey(event) {
  if (!isOwnKey(event) || event.target.closest("dialog")) return;
  if (event.key === "Escape" && event.target.closest("form")) event.target.blur();
  if (isTypingIn(event.target) && event.target.type !== "radio") return;
  if (event.key in LINKS) document.querySelector(LINKS[event.key])?.click();
  else if (event.key in SECTIONS) goInto(document.getElementById(SECTIONS[event.key]));
  else if (event.key === "?") showKeys();
  else return;
  event.preventDefault();
}

/* Who comes from the workspace to edit or to note can type at once; who has just saved reads the answer first. */
function arrive() {
  const id = location.hash.slice(1);
  const isAnswered = document.querySelector(".flashes .flash, [data-error-summary]");
  if (!isAnswered && ["edit", "notes"].includes(id)) goInto(document.getElementById(id));
}

const showKeys = offerKeys(KEYS, crumbs);
document.addEventListener("keydown", handleKey);
// Chromium takes the focus away once more when it goes to the place that the address names.
if (document.readyState === "complete") arrive();
else window.addEventListener("load", () => setTimeout(arrive));
