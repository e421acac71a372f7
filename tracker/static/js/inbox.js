/* Puts keys on the rows of the inbox, counts what is chosen, and copies the address that holds the filters. */

import { isOwnKey, isTypingIn, offerKeys } from "./keys.js";

const KEYS = [
  ["j", "next claim"],
  ["k", "previous claim"],
  ["x", "choose the claim, or let it go"],
  ["Enter", "open the claim"],
  ["/", "search the words of claims"],
  ["Esc", "leave the field"],
  ["?", "show or hide these keys"],
];

const rows = [...document.querySelectorAll("[data-row]")];
const bulk = document.querySelector("[data-bulk]");
const filters = document.querySelector("[data-filters]");

function linkOf(row) {
  return row.querySelector("[data-open]");
}

function boxOf(row) {
  return row.querySelector("input[name=claim]");
}

function currentAt() {
  return rows.findIndex((row) => row.classList.contains("is-current"));
}

function markCurrent(row) {
  for (const other of rows) other.classList.toggle("is-current", other === row);
}

/* Without a row in hand, the first one in view is the next. */
function step(by) {
  const at = currentAt();
  const inView = rows.findIndex((row) => row.getBoundingClientRect().top >= 0);
  const next = at < 0 ? Math.max(inView, 0) : at + by;
  if (next < 0 || next >= rows.length) return;
  linkOf(rows[next]).focus();
  rows[next].scrollIntoView({ block: "nearest" });
}

function choose() {
  const box = currentAt() < 0 ? null : boxOf(rows[currentAt()]);
  if (!box) return;
  box.checked = !box.checked;
  box.dispatchEvent(new Event("change", { bubbles: true }));
}

/* Choosing */

function boxes() {
  return bulk ? [...bulk.querySelectorAll("input[name=claim]")] : [];
}

function countChosen() {
  const count = boxes().filter((box) => box.checked).length;
  bulk.querySelector("[data-bulk-count]").textContent = count === 1 ? "1 claim chosen:" : `${count} claims chosen:`;
}

function offerAll() {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn-quiet";
  button.textContent = "Choose all on this page";
  button.addEventListener("click", () => {
    const all = boxes();
    const isWanted = all.some((box) => !box.checked);
    for (const box of all) box.checked = isWanted;
    countChosen();
  });
  bulk.querySelector(".bulk-bar").append(button);
}

/* Keys */

function handleKey(event) {
  if (!isOwnKey(event) || event.target.closest("dialog")) return;
  if (isTypingIn(event.target)) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  if (event.key === "j" || event.key === "k") step(event.key === "j" ? 1 : -1);
  else if (event.key === "x") choose();
  else if (event.key === "/") filters?.querySelector("input[type=search]").focus();
  else if (event.key === "?") showKeys?.();
  else return;
  event.preventDefault();
}

/* The address holds the filters; where the browser lets a page copy, one press keeps it. */
function offerCopy() {
  const place = document.querySelector("[data-copy-place]");
  if (!place || !navigator.clipboard) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn-quiet";
  button.textContent = "Copy link";
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(location.href);
    button.textContent = "Copied";
  });
  place.append(button);
}

/* Filters that narrow nothing stay out of the address. */
function keepAddressShort() {
  filters.addEventListener("submit", () => {
    for (const control of filters.elements) if (control.name && !control.value) control.disabled = true;
  });
  window.addEventListener("pageshow", () => {
    for (const control of filters.elements) control.disabled = false;
  });
}

const showKeys = filters && offerKeys(KEYS, filters.querySelector(".filters-actions"));
document.addEventListener("keydown", handleKey);
document.addEventListener("focusin", (event) => {
  const row = event.target.closest?.("[data-row]");
  if (row) markCurrent(row);
});
if (filters) {
  offerCopy();
  keepAddressShort();
}
if (bulk) {
  offerAll();
  countChosen();
  bulk.addEventListener("change", countChosen);
}
