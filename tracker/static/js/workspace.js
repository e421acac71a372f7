/* Ties the claims of the workspace to their words in the article, and puts the desk's keys on them. */

import { setUpChoosing } from "./choosing.js";
import { setUpDeciding } from "./deciding.js";
import { closeDismissal, openDismissal } from "./dismissing.js";
import { isOwnKey, isTypingIn, offerKeys } from "./keys.js";
import { setUpRearranging } from "./rearranging.js";

const KEYS = [
  ["j", "next claim"],
  ["k", "previous claim"],
  ["l", "next fact that is left"],
  ["Enter", "open the claim’s page"],
  ["a", "accept"],
  ["e", "edit"],
  ["d", "dismiss, with a reason"],
  ["m", "merge into another claim"],
  ["s", "split in two"],
  ["o", "move up or down the list"],
  ["n", "write a note"],
  ["u", "undo what you did last"],
  ["t", "choose words in the text"],
  ["↑ ↓", "in the text: sentence by sentence"],
  ["← →", "in the text: word by word"],
  ["Shift", "with an arrow: more or fewer words"],
  ["c", "chosen words: make a new claim"],
  ["w", "chosen words: set as the words of the claim"],
  ["x", "chosen words: add to the words of the claim"],
  ["q", "chosen words: set as its cue"],
  ["b", "chosen words: set as its speaker"],
  ["Esc", "leave the field; again: close the form"],
  ["?", "show or hide these keys"],
];
const ROOM = 16; // px between a card and the edge of its column
const TOLD_MS = 6000;
const ACTIONS = { a: "accept", e: "edit", d: "dismiss", n: "note", Enter: "open" };
const IMPOSSIBLE = {
  accept: "is accepted already",
  edit: "cannot be edited now",
  dismiss: "cannot be dismissed now",
};

const workspace = document.querySelector("[data-workspace]");
const column = workspace.querySelector(".workspace-claims");
const list = workspace.querySelector(".claim-cards");
const teller = document.querySelector("[data-announce]");
const cards = [...workspace.querySelectorAll("[data-claim]")];
const runs = [...workspace.querySelectorAll("[data-claims]")];
const cardOf = new Map(cards.map((card) => [card.dataset.claim, card]));
const runsOf = indexRuns();
let active = null;
let hovered = null;

/* For every claim its runs of text, each with the roles it has for the claim. */
function indexRuns() {
  const found = new Map();
  for (const run of runs) {
    const roles = run.dataset.roles.split(" ");
    run.dataset.claims.split(" ").forEach((id, at) => {
      if (!found.has(id)) found.set(id, []);
      found.get(id).push({ run, roles: roles[at].split("+") });
    });
  }
  return found;
}

function addressOf(card) {
  return card.querySelector('[data-action="open"]').getAttribute("href");
}

function firstRun(id) {
  const own = runsOf.get(id) ?? [];
  return (own.find(({ roles }) => roles.includes("content")) ?? own[0])?.run ?? null;
}

/* Says something to those who listen and, where nothing on the page shows it, to those who look. */
function announce(words, isShown = false) {
  teller.textContent = words;
  teller.className = isShown ? "told" : "visually-hidden";
  clearTimeout(announce.timer);
  if (isShown) announce.timer = setTimeout(() => { teller.className = "visually-hidden"; }, TOLD_MS);
}

/* Marking: only what belongs to the claim before and the claim now is touched. */

function markHovered(id) {
  if (id === hovered) return;
  for (const [one, isOn] of [[hovered, false], [id, true]]) {
    for (const { run, roles } of runsOf.get(one) ?? []) {
      if (roles.includes("content")) run.classList.toggle("is-hovered", isOn);
    }
    cardOf.get(one)?.classList.toggle("is-hovered", isOn);
  }
  hovered = id;
}

function markActive(id) {
  if (id === active) return;
  for (const { run } of runsOf.get(active) ?? []) {
    run.classList.remove("is-active", "is-active-speaker", "is-active-cue");
  }
  cardOf.get(active)?.classList.remove("is-active");
  cardOf.get(active)?.removeAttribute("aria-current");
  active = id;
  workspace.classList.add("is-followed");
  for (const { run, roles } of runsOf.get(id) ?? []) {
    run.classList.toggle("is-active", roles.includes("content"));
    run.classList.toggle("is-active-speaker", roles.includes("speaker"));
    run.classList.toggle("is-active-cue", roles.includes("cue"));
  }
  cardOf.get(id)?.classList.add("is-active");
  cardOf.get(id)?.setAttribute("aria-current", "true");
  choosing.refresh();
}

/* Bringing a claim and its words level with each other */

function columnScrolls() {
  return column.scrollHeight > column.clientHeight + 1;
}

function isInView(element) {
  const box = element.getBoundingClientRect();
  return box.top >= 0 && box.bottom <= window.innerHeight;
}

function showWords(id) {
  const run = firstRun(id);
  if (run && columnScrolls() && !isInView(run)) run.scrollIntoView({ block: "center" });
}

function levelCard(card) {
  if (!columnScrolls()) {
    if (!isInView(card)) card.scrollIntoView({ block: "nearest" });
    return;
  }
  const run = firstRun(card.dataset.claim);
  const wanted = run ? run.getBoundingClientRect().top : column.getBoundingClientRect().top;
  const box = column.getBoundingClientRect();
  const floor = Math.min(box.bottom, window.innerHeight) - card.offsetHeight - ROOM;
  const top = Math.max(Math.min(wanted, floor), box.top + ROOM);
  column.scrollTop += card.getBoundingClientRect().top - top;
  // Above the fold the column reaches below the window, so the page itself may have to move.
  if (card.contains(document.activeElement) && !isInView(card)) card.scrollIntoView({ block: "nearest" });
}

function goTo(card) {
  markActive(card.dataset.claim);
  card.focus({ preventScroll: true });
  showWords(card.dataset.claim);
  levelCard(card);
}

function step(by, isWanted = () => true) {
  const at = cards.indexOf(cardOf.get(active));
  const order = by > 0 ? cards.slice(at + 1) : cards.slice(0, at < 0 ? undefined : at).reverse();
  const next = order.find(isWanted);
  if (next) goTo(next);
  return Boolean(next);
}

function goToNextLeft() {
  const isLeft = (card) => "left" in card.dataset;
  if (step(1, isLeft)) return;
  const first = cards.find(isLeft);
  if (first) goTo(first);
  else announce("Every claim of this article is decided.", true);
}

/* Actions */

function act(name) {
  const card = cardOf.get(active);
  if (!card) {
    announce("Choose a claim first: j goes to the first one.", true);
    return;
  }
  const target = card.querySelector(`[data-action="${name}"]`);
  if (card.getAttribute("aria-busy") === "true") deciding.whenSaved(() => act(name));
  else if (!target) announce(`Claim ${card.dataset.number} ${IMPOSSIBLE[name] ?? "has nothing to do there"}.`, true);
  else if (target.matches("a") && name !== "dismiss") deciding.whenSaved(() => target.click());
  else target.click();
}

function rearrange(how) {
  deciding.whenSaved(() => {
    const card = cardOf.get(active);
    if (card) rearranging[how](card);
    else act(how);
  });
}

function undo() {
  const button = workspace.querySelector('[data-action="undo"]');
  if (button) button.click();
  else announce("There is nothing of yours to undo in this article.", true);
}

/* From a field back to its card, so that the keys work again; from the card, its form closes and keeps its text. */
function stepOut(element) {
  const card = element.closest("[data-claim]");
  if (!isTypingIn(element)) closeDismissal(card);
  card.focus({ preventScroll: true });
}

/* A decided card gives way to its fresh one, or to the next claim where it is no work any more. */
function followDecision(id, card, hadFocus) {
  rearranging.forget();
  if (id !== active) return;
  markActive(null);
  if (card && hadFocus) goTo(card);
  else if (card) markActive(card.dataset.claim);
}

/* Keys */

const PLAIN_KEYS = {
  j: () => step(1),
  k: () => step(-1),
  l: goToNextLeft,
  m: () => rearrange("merge"),
  s: () => rearrange("split"),
  o: () => rearrange("order"),
  u: () => deciding.whenSaved(undo),
  t: () => choosing.enter(),
  "?": () => showKeys(),
};

function handleKey(event) {
  if (!isOwnKey(event) || event.target.closest("dialog")) return;
  if (rearranging.handleKey(event)) return;
  if (!isTypingIn(event.target) && choosing.handleKey(event)) return;
  if (event.key === "Escape" && event.target.closest("[data-claim]")) {
    stepOut(event.target);
    return;
  }
  if (isTypingIn(event.target)) return;
  if (event.key === "Enter" && event.target !== cardOf.get(active)) return;
  if (event.key in PLAIN_KEYS) PLAIN_KEYS[event.key]();
  else if (event.key in ACTIONS) act(ACTIONS[event.key]);
  else return;
  event.preventDefault();
}

/* Pointer and focus */

function claimUnder(target) {
  const card = target.closest("[data-claim]");
  if (card) return card.dataset.claim;
  const run = target.closest("[data-claims]");
  return run ? nextClaimOf(run) : null;
}

/* Where claims overlap, each further click goes to the next of them. */
function nextClaimOf(run) {
  const ids = run.dataset.claims.split(" ").filter((id) => cardOf.has(id));
  return ids[(ids.indexOf(active) + 1) % ids.length] ?? null;
}

function handleClick(event) {
  if (event.target.closest("[data-coverage]")) {
    showPlace(event);
    return;
  }
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const dismissal = event.target.closest('[data-action="dismiss"]');
  if (dismissal) {
    event.preventDefault();
    openDismissal(dismissal.closest("[data-claim]"));
    return;
  }
  const ordinal = event.target.closest("[data-claim] .claim-ordinal");
  const run = event.target.closest("[data-claims]");
  if (run && !window.getSelection().isCollapsed) {
    event.preventDefault(); // Words were selected, and the link below them was not meant.
    return;
  }
  const id = ordinal ? ordinal.closest("[data-claim]").dataset.claim : run && nextClaimOf(run);
  const isForLeft = event.target.closest("[data-next-left]");
  if (!id && !isForLeft) return;
  event.preventDefault();
  if (isForLeft) goToNextLeft();
  else if (ordinal) {
    markActive(id);
    firstRun(id)?.scrollIntoView({ block: "center" });
    firstRun(id)?.querySelector("a")?.focus({ preventScroll: true });
  } else goTo(cardOf.get(id));
}

/* The strip beside the text is as tall as the window and stands for the whole text. */
function showPlace(event) {
  const strip = event.target.closest("[data-coverage]");
  const box = strip.getBoundingClientRect();
  const point = Math.floor(((event.clientY - box.top) / box.height) * strip.viewBox.baseVal.height);
  const place = choosing.rangeAt(Math.max(point, 0)).getBoundingClientRect();
  window.scrollBy({ top: place.top - window.innerHeight / 3 });
}

function handleFocus(event) {
  const card = event.target.closest("[data-claim]");
  const run = event.target.closest("[data-claims]");
  if (card) markActive(card.dataset.claim);
  else if (run && !run.dataset.claims.split(" ").includes(active)) markActive(nextClaimOf(run) ?? active);
}

/* The runs are in the order of the text, so the first one in view is found by halving. */
function firstRunInView() {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (runs[middle].getBoundingClientRect().top < 0) low = middle + 1;
    else high = middle;
  }
  return runs[low];
}

function followText() {
  let waiting = false;
  window.addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      if (!columnScrolls() || column.matches(":hover, :focus-within")) return;
      const first = firstRunInView();
      const card = first && cardOf.get(first.dataset.claims.split(" ").find((id) => cardOf.has(id)));
      if (card) levelCard(card);
    });
  }, { passive: true });
}

/* An answer that led back to a claim which is now folded away leaves the person at the next one. */
function goToHash() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target?.matches("[data-claim]")) goTo(target);
  else if (target?.matches("[data-folded]")) {
    const next = cards.find((card) => Number(card.dataset.number) > Number(target.dataset.folded)) ?? cards.at(-1);
    if (next && document.querySelector(".flashes:not(.is-read) .flash")) goTo(next);
    else {
      target.closest("details").open = true;
      target.focus();
    }
  }
}

const choosing = setUpChoosing({ workspace, announce, addressOf, cardInFocus: () => cardOf.get(active) ?? null });
const rearranging = setUpRearranging({ list, announce, addressOf, goTo, wordsOf: (span) => choosing.wordsOf(span) });
const deciding = setUpDeciding({ workspace, cards, cardOf, runsOf, announce, follow: followDecision });
const showKeys = offerKeys(KEYS, workspace.querySelector(".claims-line"));
document.addEventListener("keydown", handleKey);
workspace.addEventListener("click", handleClick);
workspace.addEventListener("focusin", handleFocus);
workspace.addEventListener("pointerover", (event) => markHovered(claimUnder(event.target)));
workspace.addEventListener("pointerleave", () => markHovered(null));
window.addEventListener("hashchange", goToHash);
followText();
goToHash();
