/* Keeps what a person types: warns before unsaved text is left, sends a form once, counts characters, leads to
   errors; and lets an answer on top of the page go once the person goes on. */

import { forget, forgetAll, isUnsaved, keep, restore } from "./unsaved.js";

const POST = "form[method=post]";
const STAY_MS = 500;

function guardedForms() {
  return [...document.querySelectorAll(POST)].filter((form) => !("noGuard" in form.dataset));
}

function wouldBeLost(form) {
  return !("sending" in form.dataset) && !("kept" in form.dataset) && isUnsaved(form);
}

/* The page comes again with what was sent: what was typed into its other forms waits for it in the tab. */
function keepOthers(form) {
  for (const other of guardedForms()) if (other !== form && isUnsaved(other)) keep(other);
}

function warnBeforeLeaving() {
  window.addEventListener("beforeunload", (event) => {
    if (!guardedForms().some(wouldBeLost)) return;
    event.preventDefault();
    // This runs only when the person chose to stay: the form they had sent must be ready again.
    setTimeout(makeReady, STAY_MS);
  });
}

/* Those that only name the form, as hundreds of cards do, are left alone but for the one that was pressed. */
function buttonsOf(form, pressed) {
  return [...form.querySelectorAll("[type=submit]"), ...(pressed && !form.contains(pressed) ? [pressed] : [])];
}

function sendOnce() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || !form.matches(POST)) return;
    if ("sending" in form.dataset) {
      event.preventDefault();
      return;
    }
    form.dataset.sending = "";
    if ("forget" in form.dataset) forgetAll();
    else keepOthers(form);
    for (const button of buttonsOf(form, event.submitter)) button.setAttribute("aria-disabled", "true");
  });
  // A page that comes back from the browser's cache must be ready to send again.
  window.addEventListener("pageshow", makeReady);
}

/* From a long text its form is sent without a way through all its other fields; where two buttons could be meant, it is not. */
function sendByKey() {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
    const form = event.target.closest(POST);
    const buttons = form ? form.querySelectorAll("[type=submit]") : [];
    if (buttons.length !== 1) return;
    event.preventDefault();
    form.requestSubmit(buttons[0]);
  });
}

function makeReady() {
  for (const form of document.querySelectorAll("form[data-sending]")) {
    delete form.dataset.sending;
    for (const button of form.elements) button.removeAttribute("aria-disabled");
  }
  for (const form of document.querySelectorAll("form[data-kept]")) forget(form);
}

/* A link that gives up what was refused gives up nothing else. */
function letGo() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-let-go]");
    const form = link && document.getElementById(link.dataset.letGo);
    if (!form || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    form.dataset.sending = "";
    keepOthers(form);
  });
}

/* Browsers count UTF-16 units where the tracker counts code points. */
function countCodePoints(text) {
  return [...text].length;
}

function countCharacters() {
  for (const control of document.querySelectorAll("[data-most]")) {
    const most = Number(control.dataset.most);
    const counter = document.createElement("p");
    counter.className = "counter";
    counter.hidden = true;
    control.after(counter);
    const show = () => {
      const used = countCodePoints(control.value);
      counter.hidden = used < most * 0.75;
      counter.classList.toggle("is-over", used > most);
      counter.textContent = `${used.toLocaleString()} of ${most.toLocaleString()} characters`;
    };
    control.addEventListener("input", show);
    control.form?.addEventListener("reset", () => setTimeout(show));
    show();
  }
}

function leadToErrors() {
  const summary = document.querySelector("[data-error-summary]");
  if (!summary) return;
  summary.closest("details")?.setAttribute("open", "");
  summary.focus();
}

/* An answer stays in view while its page is new, however far down the page was opened. */
function letAnswersGo() {
  const answers = document.querySelector(".flashes");
  if (!answers) return;
  const release = () => answers.classList.add("is-read");
  for (const sign of ["pointerdown", "keydown", "wheel", "touchmove"]) {
    window.addEventListener(sign, release, { once: true, passive: true });
  }
}

/* On a phone the desk's pages stand in one line that is longer than the window. */
function showOwnPage() {
  const own = document.querySelector(".desk-nav [aria-current]");
  if (own) own.closest(".desk-nav").scrollLeft = own.offsetLeft - own.offsetWidth;
}

warnBeforeLeaving();
sendOnce();
sendByKey();
letGo();
countCharacters();
restore(guardedForms());
letAnswersGo();
leadToErrors();
showOwnPage();
