/* Lets a person choose words of the article, by mouse, touch or keyboard, and make a claim of them or move one there. */

import { addSpan, countIn, formatSpans, parseSpans } from "./codepoints.js";
import { post } from "./posting.js";
import { placesIn } from "./textplaces.js";
import { choose, extend, findWords, move, moveSentence } from "./textsteps.js";

const ACTIONS = { c: "new", w: "content", x: "more", q: "cue", b: "speaker" };
const LONGEST_TOLD = 160;
const MARGIN = 48; // px that the moving edge keeps from the edges of the window

export function setUpChoosing({ workspace, announce, cardInFocus, addressOf }) {
  const article = workspace.querySelector("[data-article-text]");
  const bar = document.querySelector("[data-chosen-bar]");
  const hint = document.querySelector("[data-choosing-hint]");
  const cursor = document.createElement("span");
  cursor.className = "text-cursor";
  cursor.hidden = true;
  article.parentElement.append(cursor);
  let known = null;
  let choice = null;
  let isPressing = false;
  let returnTo = null;

  /* Made while the page has nothing else to do, or when it is first needed: a long article takes a while to cut into
     words, and its text stays what it is. */
  function text() {
    if (known) return known;
    const places = placesIn(article);
    const counts = countIn(places.text);
    const sentences = parseSpans(workspace.dataset.sentences).map((span) => span.map(counts.unitOf));
    known = { ...places, counts, sentences, words: null };
    return known;
  }

  function words() {
    text().words ??= findWords(text().text, article.lang);
    return text().words;
  }

  /* What is chosen, and what can be done with it */

  function chosenWords() {
    return text().text.slice(choice.start, choice.end).trim().replace(/\s+/g, " ");
  }

  function show() {
    bar.querySelector("[data-chosen-words]").textContent = chosenWords();
    const card = cardInFocus();
    const isPossible = Boolean(card && "editable" in card.dataset);
    bar.querySelector("[data-chosen-target]").hidden = !isPossible;
    if (isPossible) bar.querySelector("[data-chosen-number]").textContent = card.dataset.number;
    bar.hidden = false;
    workspace.classList.add("is-choosing");
  }

  function drop() {
    choice = null;
    bar.hidden = true;
    cursor.hidden = true;
    workspace.classList.remove("is-choosing");
  }

  function cancel() {
    window.getSelection().removeAllRanges();
    drop();
    announce("Nothing is chosen.");
    (cardInFocus() ?? returnTo ?? article).focus({ preventScroll: true });
  }

  function chosenSpan() {
    const { counts } = text();
    return [counts.pointBefore(choice.start), counts.pointAfter(choice.end)];
  }

  function send(name) {
    const span = chosenSpan();
    if (name === "new") {
      post(bar.dataset.newAddress, { version_number: bar.dataset.versionNumber, content: formatSpans([span]) });
      return true;
    }
    const card = cardInFocus();
    if (!card) return false;
    if (!("editable" in card.dataset)) {
      announce(`Claim ${card.dataset.number} cannot be changed now.`);
      return true;
    }
    const { content, cue, speaker, version } = card.dataset;
    const places = { content, cue, speaker };
    if (name === "more") places.content = formatSpans(addSpan(parseSpans(content), span));
    else places[name] = formatSpans([span]);
    post(`${addressOf(card)}/spans`, { ...places, version });
    return true;
  }

  /* Mouse and touch: the browser's own selection is the choice. */

  function follow() {
    const found = text().readSelection();
    if (!found) {
      if (choice && !isPressing) drop();
      return;
    }
    if (!choice || found[0] !== choice.start || found[1] !== choice.end) {
      choice = choose(found);
      cursor.hidden = true;
    }
    show();
  }

  function followSelection() {
    let waiting = false;
    document.addEventListener("selectionchange", () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        follow();
      });
    });
    // A press in the bar must not take the selection away that it is about.
    bar.addEventListener("mousedown", (event) => event.preventDefault());
    bar.addEventListener("pointerdown", () => {
      isPressing = true;
    });
    for (const end of ["pointerup", "pointercancel"]) {
      window.addEventListener(end, () => setTimeout(() => { isPressing = false; }));
    }
    article.addEventListener("pointerdown", letSelect);
  }

  /* Browsers drag a link where its words are meant to be selected, so it is none while the pointer is down. */
  function letSelect(event) {
    const link = event.pointerType === "mouse" && event.target.closest("a[href]");
    if (!link) return;
    const address = link.getAttribute("href");
    link.removeAttribute("href");
    for (const end of ["pointerup", "pointercancel"]) {
      window.addEventListener(end, () => link.setAttribute("href", address), { once: true });
    }
  }

  /* Keyboard */

  function put(next) {
    choice = next;
    text().select(choice.start, choice.end);
    show();
    placeCursor();
    const told = chosenWords();
    announce(told.length > LONGEST_TOLD ? `${told.slice(0, LONGEST_TOLD)} …` : told);
  }

  /* Shows which edge moves, and keeps it in view. */
  function placeCursor() {
    const isAtStart = choice.start < choice.from[0];
    const edge = isAtStart ? [choice.start, choice.start + 1] : [choice.end - 1, choice.end];
    const boxes = text().rangeOf(...edge).getClientRects();
    const box = boxes[isAtStart ? 0 : boxes.length - 1];
    if (!box) return;
    const page = article.parentElement.getBoundingClientRect();
    const isRightToLeft = getComputedStyle(article).direction === "rtl";
    const floor = window.innerHeight - bar.offsetHeight - MARGIN;
    cursor.style.insetBlockStart = `${box.top - page.top}px`;
    cursor.style.left = `${(isAtStart === isRightToLeft ? box.right : box.left) - page.left}px`;
    cursor.style.blockSize = `${box.height}px`;
    cursor.hidden = false;
    if (box.top < MARGIN || box.bottom > floor) window.scrollBy({ top: box.top - window.innerHeight / 3, behavior: "instant" });
  }

  /* Where reading begins: at the claim in focus, or where the window begins. */
  function firstChoice() {
    const { sentences, counts, readSelection } = text();
    const selected = readSelection();
    if (selected) return choose(selected);
    const [first] = parseSpans(cardInFocus()?.dataset.content ?? "");
    const at = first ? counts.unitOf(first[0]) : unitInView();
    return choose(sentences.find(([, end]) => end > at) ?? sentences.at(-1));
  }

  function unitInView() {
    const passages = [...article.querySelectorAll(".passage")];
    let before = 0;
    for (const passage of passages) {
      if (passage.getBoundingClientRect().bottom > MARGIN) break;
      before += passage.textContent.length;
    }
    return before;
  }

  function enter() {
    if (document.activeElement !== article) returnTo = document.activeElement;
    article.focus({ preventScroll: true });
    put(choice ?? firstChoice());
  }

  function handleArrow(event) {
    const by = event.key === "ArrowRight" || event.key === "ArrowDown" ? 1 : -1;
    const isAcross = event.key === "ArrowUp" || event.key === "ArrowDown";
    const isTurned = !isAcross && getComputedStyle(article).direction === "rtl";
    const direction = isTurned ? -by : by;
    if (!choice) put(firstChoice());
    else if (event.shiftKey) put(extend(choice, isAcross ? text().sentences : words(), direction));
    else put(isAcross ? moveSentence(choice, text().sentences, direction) : move(choice, words(), direction));
    if (document.activeElement !== article) article.focus({ preventScroll: true });
    event.preventDefault();
  }

  /* Takes the keys that are about chosen words; tells whether this was one. */
  function handleKey(event) {
    if (article.contains(event.target) && event.key.startsWith("Arrow")) {
      handleArrow(event);
      return true;
    }
    if (!choice || event.shiftKey) return false;
    if (event.key === "Escape") cancel();
    else if (event.key === "Enter" && event.target === article) bar.querySelector("button").focus();
    else if (!(event.key in ACTIONS) || !send(ACTIONS[event.key])) return false;
    event.preventDefault();
    return true;
  }

  article.tabIndex = 0;
  article.setAttribute("aria-describedby", hint.id);
  hint.hidden = false;
  followSelection();
  (window.requestIdleCallback ?? setTimeout)(words);
  bar.addEventListener("click", (event) => {
    const name = event.target.closest("[data-choose]")?.dataset.choose;
    if (name === "cancel") cancel();
    else if (name) send(name);
  });
  function wordsOf([start, end]) {
    const { counts, text: whole } = text();
    return whole.slice(counts.unitOf(start), counts.unitOf(end));
  }

  function rangeAt(point) {
    const { counts, text: whole, rangeOf } = text();
    const unit = Math.min(counts.unitOf(point), whole.length - 1);
    return rangeOf(unit, unit + 1);
  }

  return { enter, handleKey, refresh: () => choice && show(), wordsOf, rangeAt };
}
