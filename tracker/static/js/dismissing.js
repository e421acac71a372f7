/* Opens the form for why a claim is dismissed in its card; without a script its link leads to the claim's page. */

import { restore } from "./unsaved.js";

export function openDismissal(card) {
  const form = card.querySelector(".dismiss-form") ?? makeForm(card);
  form.hidden = false;
  form.querySelector("textarea").focus();
}

/* What was typed stays in the form for when it is opened again. */
export function closeDismissal(card) {
  const form = card.querySelector(".dismiss-form");
  if (form) form.hidden = true;
}

function makeForm(card) {
  const form = document.querySelector("[data-dismiss-form]").content.firstElementChild.cloneNode(true);
  form.action = `${card.querySelector('[data-action="open"]').getAttribute("href")}/dismiss`;
  form.querySelector("textarea").id = `dismiss-${card.dataset.claim}`;
  form.querySelector("label").htmlFor = `dismiss-${card.dataset.claim}`;
  card.append(form);
  restore([form]);
  return form;
}
