/* Knows what a person typed and has not saved, and keeps it in the tab while another form of the page is sent. */

const TYPED = "textarea, input:not([type=hidden]):not([type=submit]):not([type=password]), select";
const PREFIX = "unsaved:";

function controls(form) {
  return [...form.elements].filter((control) => control.matches(TYPED));
}

function isChoice(control) {
  return control.type === "checkbox" || control.type === "radio";
}

function savedValue(control) {
  if (isChoice(control)) return control.defaultChecked;
  if (control.tagName !== "SELECT") return control.defaultValue;
  const options = [...control.options];
  return (options.find((option) => option.defaultSelected) ?? options[0])?.value ?? "";
}

function currentValue(control) {
  return isChoice(control) ? control.checked : control.value;
}

function isChanged(control) {
  return control.type === "file" ? control.files.length > 0 : currentValue(control) !== savedValue(control);
}

function pathOf(form) {
  return new URL(form.getAttribute("action") ?? "", location.href).pathname;
}

/* A form that was refused comes back with what was sent as its own values: they are not saved either. */
function isRefused(form) {
  if (form.querySelector("[data-error-summary]")) return true;
  return pathOf(form) === location.pathname && document.querySelector("main [data-error-summary]") !== null;
}

export function isUnsaved(form) {
  return controls(form).some(isChanged) || (controls(form).length > 0 && isRefused(form));
}

/* Another person who signs in in this tab must not find the words of the first. */
function keyOf(form) {
  return `${PREFIX}${document.querySelector("main")?.dataset.viewer ?? ""}:${pathOf(form)}`;
}

/* Keeps what was typed into the form; false when that is not possible, as with a file. */
export function keep(form) {
  const all = controls(form).filter((control) => control.name);
  if (all.some((control) => control.type === "file" && isChanged(control))) return false;
  const kept = all
    .filter((control) => isRefused(form) || isChanged(control))
    .map((control) => ({
      name: control.name,
      option: isChoice(control) ? control.value : null,
      value: currentValue(control),
      saved: savedValue(control),
    }));
  try {
    sessionStorage.setItem(keyOf(form), JSON.stringify({ isRefused: isRefused(form), controls: kept }));
  } catch {
    return false;
  }
  form.dataset.kept = "";
  return true;
}

export function forget(form) {
  delete form.dataset.kept;
  try {
    sessionStorage.removeItem(keyOf(form));
  } catch {
    // Where nothing can be stored, nothing was kept.
  }
}

export function forgetAll() {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
  } catch {
    // Where nothing can be stored, nothing was kept.
  }
}

function read(form) {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(form)));
  } catch {
    return null;
  }
}

function put(control, one) {
  if (isChoice(control)) control.checked = one.value;
  else control.value = one.value;
}

function labelOf(control) {
  const group = control.type === "radio" && control.closest("fieldset")?.querySelector("legend");
  return (group || control.labels?.[0])?.firstChild?.textContent.trim() ?? control.name;
}

/* What was typed stands over what is saved now; where that is no longer what the person saw, it is named. */
function putBack(form, kept) {
  const moved = new Set();
  for (const one of kept.controls) {
    const control = controls(form).find(
      (other) => other.name === one.name && (one.option === null || other.value === one.option),
    );
    if (!control || control.type === "file") continue;
    if (!kept.isRefused && savedValue(control) !== one.saved) moved.add(labelOf(control));
    put(control, one);
    if (!isChanged(control)) moved.delete(labelOf(control));
    control.dispatchEvent(new Event("input", { bubbles: true }));
  }
  return [...moved];
}

function tell(form, moved) {
  const line = document.createElement("p");
  line.className = "restored-line";
  const said = document.createElement("b");
  said.textContent = "Restored: not saved yet";
  const away = document.createElement("button");
  away.type = "reset";
  away.className = "btn btn-quiet";
  away.textContent = "Discard";
  line.append(said, moved.length ? ` Saved differently meanwhile: ${moved.join(", ")}.` : "", away);
  form.prepend(line);
  form.addEventListener("reset", () => {
    line.remove();
    controls(form)[0]?.focus();
  }, { once: true });
}

/* Puts back what was kept of the forms; from then on the page holds it, and nobody else does. */
export function restore(forms) {
  for (const form of forms) {
    const kept = read(form);
    if (!kept) continue;
    forget(form);
    const moved = putBack(form, kept);
    if (!isUnsaved(form)) continue;
    tell(form, moved);
    form.closest("details")?.setAttribute("open", "");
  }
}
