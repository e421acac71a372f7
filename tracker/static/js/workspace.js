/* Ties the claims of the workspace to their words in the article, and puts the desk's keys on them. */

const KEYS = [
  ["j", "next claim"],
  ["k", "previous claim"],
  ["Enter", "open the claim’s page"],
  ["a", "accept"],
  ["e", "edit"],
  ["d", "dismiss, with a reason"],
  ["n", "write a note"],
  ["Esc", "leave the field; again: close the form"],
  ["?", "show or hide these keys"],
];
const ROOM = 16; // px between a card and the edge of its column
const ACTIONS = { a: "accept", e: "edit", d: "dismiss", n: "note", Enter: "open" };

const workspace = document.querySelector("[data-workspace]");
const cards = workspace ? [...workspace.querySelectorAll("[data-claim]")] : [];
const runs = workspace ? [...workspace.querySelectorAll("[data-claims]")] : [];
const column = workspace?.querySelector(".workspace-claims");
let active = null;

function cardOf(id) {
  return cards.find((card) => card.dataset.claim === id) ?? null;
}

function roleOf(run, id) {
  const at = run.dataset.claims.split(" ").indexOf(id);
  return at < 0 ? null : (run.dataset.roles.split(" ")[at] ?? "content");
}

function firstRun(id) {
  return document.getElementById(`text-${id}`) ?? runs.find((run) => roleOf(run, id)) ?? null;
}

/* Marking */

function markHovered(id) {
  for (const run of runs) run.classList.toggle("is-hovered", id !== null && roleOf(run, id) === "content");
  for (const card of cards) card.classList.toggle("is-hovered", card.dataset.claim === id);
}

function markActive(id) {
  active = id;
  for (const run of runs) {
    const role = id === null ? null : roleOf(run, id);
    const content = run.classList.contains("run-content");
    run.classList.toggle("is-active", role !== null && (role === "content" || !content));
    run.classList.toggle("is-active-speaker", content && role === "speaker");
    run.classList.toggle("is-active-cue", content && role === "cue");
  }
  for (const card of cards) {
    card.classList.toggle("is-active", card.dataset.claim === id);
    if (card.dataset.claim === id) card.setAttribute("aria-current", "true");
    else card.removeAttribute("aria-current");
  }
}

/* Bringing a claim and its words level with each other */

function columnScrolls() {
  return column !== undefined && column !== null && column.scrollHeight > column.clientHeight + 1;
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

function step(by) {
  const at = cards.findIndex((card) => card.dataset.claim === active);
  const next = at < 0 ? (by > 0 ? 0 : cards.length - 1) : at + by;
  if (next >= 0 && next < cards.length) goTo(cards[next]);
}

/* Actions */

function act(name) {
  const target = cardOf(active)?.querySelector(`[data-action="${name}"]`);
  if (!target) return false;
  if (target.tagName === "DETAILS") openFold(target);
  else target.click();
  return true;
}

function openFold(fold) {
  fold.open = true;
  const first = fold.querySelector("textarea, select, input:not([type=hidden])");
  (first ?? fold.querySelector("summary")).focus();
}

/* From a field back to its card, so that the keys work again; from the card, its forms close and keep their text. */
function stepOut(element) {
  const card = element.closest("[data-claim]");
  if (!isTypingIn(element)) for (const fold of card.querySelectorAll("details[open]")) fold.open = false;
  card.focus({ preventScroll: true });
}

/* Keys */

function isTypingIn(element) {
  return element instanceof HTMLElement && (element.isContentEditable || element.matches("input, textarea, select"));
}

function isOwnKey(event) {
  return !(event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing);
}

function handleKey(event) {
  if (!isOwnKey(event)) return;
  if (event.key === "Escape" && event.target.closest("[data-claim]")) {
    stepOut(event.target);
    return;
  }
  if (isTypingIn(event.target) || event.target.closest("dialog")) return;
  if (event.key === "Enter" && event.target !== cardOf(active)) return;
  if (event.key === "j" || event.key === "k") step(event.key === "j" ? 1 : -1);
  else if (event.key === "?") keySheet().showModal();
  else if (!(event.key in ACTIONS) || !act(ACTIONS[event.key])) return;
  event.preventDefault();
}

function keySheet() {
  const known = document.getElementById("key-sheet");
  if (known) return known;
  const sheet = document.createElement("dialog");
  sheet.id = "key-sheet";
  sheet.className = "keys-dialog";
  sheet.setAttribute("aria-labelledby", "key-sheet-title");
  const title = document.createElement("h2");
  title.id = "key-sheet-title";
  title.textContent = "Keys";
  const list = document.createElement("dl");
  for (const [key, meaning] of KEYS) list.append(keyLine(key, meaning));
  const close = document.createElement("form");
  close.method = "dialog";
  const button = document.createElement("button");
  button.className = "btn btn-secondary";
  button.textContent = "Close";
  close.append(button);
  sheet.append(title, list, close);
  sheet.addEventListener("keydown", (event) => {
    if (event.key === "?") sheet.close();
  });
  document.body.append(sheet);
  return sheet;
}

/* Only where this script runs are there keys to speak of. */
function offerKeys() {
  const hint = document.createElement("button");
  hint.type = "button";
  hint.className = "keys-hint";
  const cap = document.createElement("kbd");
  cap.textContent = "?";
  hint.append("Press ", cap, " for keys");
  hint.addEventListener("click", () => keySheet().showModal());
  workspace.querySelector(".claims-line").append(hint);
}

function keyLine(key, meaning) {
  const line = document.createElement("div");
  const term = document.createElement("dt");
  const cap = document.createElement("kbd");
  cap.textContent = key;
  term.append(cap);
  const definition = document.createElement("dd");
  definition.textContent = meaning;
  line.append(term, definition);
  return line;
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
  const ids = run.dataset.claims.split(" ").filter((id) => cardOf(id));
  return ids[(ids.indexOf(active) + 1) % ids.length] ?? null;
}

function handleClick(event) {
  const ordinal = event.target.closest(".claim-ordinal");
  const run = event.target.closest("[data-claims]");
  const id = ordinal ? ordinal.closest("[data-claim]").dataset.claim : run && nextClaimOf(run);
  if (!id || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (run && String(window.getSelection()).trim()) return;
  event.preventDefault();
  if (ordinal) {
    markActive(id);
    firstRun(id)?.scrollIntoView({ block: "center" });
    firstRun(id)?.focus({ preventScroll: true });
  } else goTo(cardOf(id));
}

function handleFocus(event) {
  const card = event.target.closest("[data-claim]");
  const run = event.target.closest("[data-claims]");
  if (card && card.dataset.claim !== active) markActive(card.dataset.claim);
  else if (run && !roleOf(run, active ?? "")) markActive(run.dataset.claims.split(" ")[0]);
}

function followText() {
  let waiting = false;
  window.addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      if (!columnScrolls() || column.matches(":hover, :focus-within")) return;
      const first = runs.find((run) => run.getBoundingClientRect().top >= 0);
      const card = first && cardOf(first.dataset.claims.split(" ")[0]);
      if (card) levelCard(card);
    });
  }, { passive: true });
}

function goToHash() {
  const card = cardOf(decodeURIComponent(location.hash.replace(/^#claim-/, "")));
  if (card) goTo(card);
}

if (workspace) {
  document.addEventListener("keydown", handleKey);
  workspace.addEventListener("click", handleClick);
  workspace.addEventListener("focusin", handleFocus);
  workspace.addEventListener("pointerover", (event) => markHovered(claimUnder(event.target)));
  workspace.addEventListener("pointerleave", () => markHovered(null));
  offerKeys();
  followText();
  goToHash();
}
