/* Accepts, dismisses and starts research without leaving the workspace: sends the card's form by itself and shows what came
   of it, so that the next claim can be gone to at once. Without a script the same forms lead back to the whole page. */

const STATUS_CLASS = /\bmark-(?!kind-)\w+/;

export function setUpDeciding({ workspace, cards, cardOf, runsOf, announce, follow }) {
  let last = Promise.resolve();
  let waiting = 0;

  /* One after the other, in the order in which they were pressed: undoing goes by that order. */
  function decide(card, form, submitter) {
    const address = submitter?.getAttribute("formaction") ?? form.getAttribute("action");
    const fields = new URLSearchParams(new FormData(form));
    fields.set("return_to", "part");
    card.setAttribute("aria-busy", "true");
    waiting += 1;
    last = last.then(() => send(card, address, fields)).finally(() => { waiting -= 1; });
  }

  async function send(card, address, fields) {
    try {
      const answer = await fetch(address, { method: "POST", body: fields, keepalive: true });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const part = page.querySelector("[data-part]");
      if (part) show(card, part);
      else refuse(card, page.querySelector("[role=alert]") ?? page.querySelector("h1"));
    } catch {
      refuse(card, null);
    }
  }

  function refuse(card, reason) {
    card.removeAttribute("aria-busy");
    const why = reason?.innerText.replace(/\s+/g, " ").trim() ?? "The tracker did not answer; try again.";
    announce(`Claim ${card.dataset.number}: nothing was saved. ${why}`, true);
  }

  function show(card, part) {
    const id = card.dataset.claim;
    const fresh = part.querySelector("[data-claim]");
    const at = cards.indexOf(card);
    const hadFocus = card.contains(document.activeElement);
    if (fresh) {
      card.replaceWith(fresh);
      cards[at] = fresh;
      cardOf.set(id, fresh);
    } else {
      card.closest("li").remove();
      cards.splice(at, 1);
      cardOf.delete(id);
    }
    colourRuns(id);
    showSums(part);
    showFolded(part.querySelector(".folded-claims"));
    follow(id, fresh ?? cards[at] ?? cards.at(-1) ?? null, hadFocus);
    announce(`Claim ${card.dataset.number}: ${part.querySelector(".flash").textContent.trim()}`, true);
  }

  /* Where claims overlap, those that are no work any more stand behind the others. */
  function colourRuns(id) {
    for (const { run, roles } of runsOf.get(id) ?? []) {
      if (!roles.includes("content")) continue;
      const of = run.dataset.roles.split(" ");
      const shown = run.dataset.claims.split(" ").find((one, at) => of[at].startsWith("content") && cardOf.has(one));
      const status = cardOf.get(shown)?.dataset.status ?? "dismissed";
      run.className = run.className.replace(STATUS_CLASS, `mark-${status}`);
    }
  }

  function showSums(part) {
    for (const place of [".coverage", "[data-coverage]", "#claims-title"]) {
      document.querySelector(place)?.replaceWith(part.querySelector(place));
    }
    const line = workspace.querySelector(".claims-line");
    const hint = line.querySelector(".keys-hint");
    line.replaceChildren(...part.querySelector(".claims-line").children, ...(hint ? [hint] : []));
  }

  function showFolded(fresh) {
    const known = workspace.querySelector(".folded-claims");
    if (!fresh) return;
    if (known) {
      fresh.open = known.open;
      known.replaceWith(fresh);
    } else workspace.querySelector(".workspace-claims").append(fresh);
  }

  document.addEventListener("submit", (event) => {
    const card = (event.submitter ?? event.target).closest("[data-claim]");
    if (!card || !workspace.contains(card)) return;
    event.preventDefault();
    if (card.getAttribute("aria-busy") === "true") return;
    decide(card, event.target, event.submitter);
  }, true);
  // What is on its way arrives; what still waits for it would be lost.
  window.addEventListener("beforeunload", (event) => {
    if (waiting > 1) event.preventDefault();
  });

  /* Does something that leaves the page or goes by what is saved, once everything is. */
  function whenSaved(act) {
    if (waiting) last.then(act);
    else act();
  }

  return { whenSaved };
}
