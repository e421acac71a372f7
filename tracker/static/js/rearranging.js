/* Merges, splits and re-orders claims from the workspace: asks in a dialog or on the list itself, then sends a form. */

import { countIn, cutSpans, formatSpans, parseSpans } from "./codepoints.js";
import { post } from "./posting.js";
import { findWords } from "./textsteps.js";

const LONGEST_NAME = 90;

export function setUpRearranging({ list, announce, addressOf, wordsOf, goTo }) {
  const mergeDialog = document.querySelector("[data-merge]");
  const splitDialog = document.querySelector("[data-split]");
  const choices = mergeDialog.querySelector("select");
  let moving = null;

  function cards() {
    return list ? [...list.querySelectorAll("[data-claim]")] : [];
  }

  /* A modal dialog makes all else inert, and a long page is styled anew for that; a popover lets it be. */
  function isLight(dialog) {
    return "showPopover" in dialog;
  }

  function close(dialog) {
    if (isLight(dialog)) dialog.hidePopover();
    else dialog.close();
  }

  function open(dialog, card) {
    const form = dialog.querySelector("form");
    form.dataset.about = card.dataset.claim;
    form.elements.version.value = card.dataset.version;
    dialog.querySelector("[data-subject]").textContent = card.dataset.number;
    if (isLight(dialog)) dialog.showPopover();
    else dialog.showModal();
  }

  function whenClosed(dialog, form) {
    dialog.addEventListener(isLight(dialog) ? "toggle" : "close", (event) => {
      if (event.newState === "open") return;
      form.reset();
      const card = document.getElementById(`claim-${form.dataset.about}`);
      card?.focus({ preventScroll: true });
    });
    dialog.querySelector("[data-close]").addEventListener("click", () => close(dialog));
  }

  /* Merging */

  function nameOf(card) {
    const said = `${card.dataset.number}. ${card.querySelector(".claim-text").textContent.trim()}`;
    const letters = [...said];
    return letters.length > LONGEST_NAME ? `${letters.slice(0, LONGEST_NAME - 1).join("")}…` : said;
  }

  /* The claim that shares words with this one is the likeliest, then the one before it. */
  function guessTarget(card, others) {
    const spans = parseSpans(card.dataset.content);
    const shares = (other) => parseSpans(other.dataset.content).some(
      ([start, end]) => spans.some((span) => span[0] < end && start < span[1]),
    );
    const at = others.findIndex((other) => Number(other.dataset.number) > Number(card.dataset.number));
    return others.find(shares) ?? others[Math.max((at < 0 ? others.length : at) - 1, 0)];
  }

  /* Made once: a list of hundreds takes longer to make than to open. */
  function fillChoices(card) {
    if (!choices.options.length) {
      choices.append(...cards().map((other) => new Option(nameOf(other), other.dataset.claim)));
    }
    for (const option of choices.options) option.hidden = option.disabled = option.value === card.dataset.claim;
  }

  /* A line of the list holds the beginning of a claim; below it stands all of the one that is chosen. */
  function showChoice() {
    const chosen = document.getElementById(`claim-${choices.value}`);
    mergeDialog.querySelector("[data-chosen-claim]").textContent = chosen?.querySelector(".claim-text").textContent.trim() ?? "";
  }

  function merge(card) {
    const others = cards().filter((other) => other !== card);
    if (!("mergeable" in card.dataset) || !others.length) {
      const reason = others.length ? "only a claim that is proposed or open can be merged" : "there is no other claim";
      announce(`Claim ${card.dataset.number} cannot be merged: ${reason}.`, true);
      return;
    }
    fillChoices(card);
    choices.value = guessTarget(card, others).dataset.claim;
    showChoice();
    mergeDialog.querySelector("form").action = `${addressOf(card)}/merge`;
    open(mergeDialog, card);
    choices.focus();
  }

  /* Splitting */

  /* Words with the marks at them; a script without spaces is cut into its words. */
  function piecesOf(words, language) {
    const found = Array.from(words.matchAll(/\S+/g), (one) => [one.index, one.index + one[0].length]);
    return found.length > 1 ? found : findWords(words, language).filter((step) => !step.isMark);
  }

  function listStarts(card, language) {
    return parseSpans(card.dataset.content).flatMap((span) => {
      const words = wordsOf(span);
      const counts = countIn(words);
      return piecesOf(words, language).map(([start, end]) => ({
        place: span[0] + counts.pointBefore(start),
        word: words.slice(start, end),
        opensSpan: start === 0,
      }));
    });
  }

  function split(card) {
    const field = splitDialog.querySelector("fieldset");
    const starts = "editable" in card.dataset ? listStarts(card, field.lang) : [];
    if (starts.length < 2) {
      const reason = "editable" in card.dataset ? "it is a single word" : "it cannot be changed now";
      announce(`Claim ${card.dataset.number} cannot be split: ${reason}.`, true);
      return;
    }
    const rest = starts.slice(1);
    const likely = rest.find((start) => start.opensSpan) ?? rest[(rest.length - 1) >> 1];
    const first = document.createElement("span");
    first.className = "split-first";
    first.textContent = starts[0].word;
    const choices = rest.map((start) => choiceOf(start, start === likely));
    field.replaceChildren(field.querySelector("legend"), first, ...choices);
    const form = splitDialog.querySelector("form");
    form.action = `${addressOf(card)}/split`;
    form.dataset.content = card.dataset.content;
    open(splitDialog, card);
    field.querySelector("input:checked").focus();
  }

  function choiceOf(start, isChosen) {
    const label = document.createElement("label");
    const input = document.createElement("input");
    input.type = "radio";
    input.name = "begins_at";
    input.value = String(start.place);
    input.defaultChecked = isChosen;
    label.append(input, start.word);
    return label;
  }

  function fillSplit(form) {
    const place = Number(form.querySelector("input[type=radio]:checked").value);
    const [first, second] = cutSpans(parseSpans(form.dataset.content), place);
    form.elements.first.value = formatSpans(first);
    form.elements.second.value = formatSpans(second);
  }

  /* Order: the card moves in the list first, and is stored once it stands where it should. */

  function order(card) {
    const row = card.closest("li");
    moving = { card, row, home: row.nextElementSibling };
    row.classList.add("is-moving");
    announce(`Claim ${card.dataset.number} is picked up. Arrow up and down move it, Enter puts it there, Escape leaves it.`, true);
  }

  function shift(by) {
    const { row, card } = moving;
    if (by < 0) row.previousElementSibling?.before(row);
    else row.nextElementSibling?.after(row);
    card.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
    const before = row.previousElementSibling?.querySelector("[data-claim]");
    announce(before ? `Behind claim ${before.dataset.number}.` : "First in the list.");
  }

  function leave() {
    const { row, home, card } = moving;
    moving = null;
    row.classList.remove("is-moving");
    row.parentElement.insertBefore(row, home);
    goTo(card);
    announce(`Claim ${card.dataset.number} stays where it was.`, true);
  }

  function store() {
    const { row, home, card } = moving;
    if (row.nextElementSibling === home) {
      leave();
      return;
    }
    const before = row.previousElementSibling?.querySelector("[data-claim]");
    post(`${addressOf(card)}/place`, { after: before?.dataset.claim ?? "" });
  }

  /* While a card is picked up, every key is about that. */
  function handleKey(event) {
    if (!moving || event.key === "Tab") return false;
    if (event.key === "ArrowUp" || event.key === "k") shift(-1);
    else if (event.key === "ArrowDown" || event.key === "j") shift(1);
    else if (event.key === "Enter") store();
    else if (event.key === "Escape" || event.key === "o") leave();
    event.preventDefault();
    return true;
  }

  for (const dialog of [mergeDialog, splitDialog]) whenClosed(dialog, dialog.querySelector("form"));
  choices.addEventListener("change", showChoice);
  // A list that stands open has no use of its own for Enter.
  choices.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.target.form.requestSubmit();
  });
  splitDialog.querySelector("form").addEventListener("submit", (event) => fillSplit(event.target));
  /* After a claim was decided, the list of them is made anew. */
  function forget() {
    choices.replaceChildren();
  }

  return { merge, split, order, handleKey, forget };
}
