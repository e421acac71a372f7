/* Knows when a key press is meant for the page, and shows a page's keys in a sheet. */

/* A box that is ticked by the space bar takes no letters, so the page's keys go on working there. */
export function isTypingIn(element) {
  if (!(element instanceof HTMLElement)) return false;
  return element.isContentEditable || element.matches("textarea, select, input:not([type=checkbox])");
}

export function isOwnKey(event) {
  if (event.defaultPrevented || event.isComposing || !(event.target instanceof Element)) return false;
  return !(event.ctrlKey || event.metaKey || event.altKey);
}

/* Returns what shows the sheet of `keys`, pairs of a key and what it does, and puts a button for it into `place`. */
export function offerKeys(keys, place) {
  const show = () => sheetOf(keys).showModal();
  const hint = document.createElement("button");
  hint.type = "button";
  hint.className = "keys-hint";
  hint.append("Press ", capOf("?"), " for keys");
  hint.addEventListener("click", show);
  place.append(hint);
  return show;
}

function sheetOf(keys) {
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
  for (const [key, meaning] of keys) list.append(lineOf(key, meaning));
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

function lineOf(key, meaning) {
  const line = document.createElement("div");
  const term = document.createElement("dt");
  term.append(capOf(key));
  const definition = document.createElement("dd");
  definition.textContent = meaning;
  line.append(term, definition);
  return line;
}

function capOf(key) {
  const cap = document.createElement("kbd");
  cap.textContent = key;
  return cap;
}
