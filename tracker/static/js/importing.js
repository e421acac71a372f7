/* Shows how far an import has come while somebody looks, and the whole page once it is over. */

const EVERY_MS = 1_500;

const bar = document.getElementById("import-progress");
const rows = document.getElementById("import-rows");

function show(told) {
  if (told.bytes > 0) {
    bar.max = told.of;
    bar.value = Math.min(told.bytes, told.of);
  }
  rows.textContent = `${told.rows.toLocaleString("en")} rows done`;
}

async function ask() {
  if (document.hidden) return;
  try {
    const answer = await fetch(bar.dataset.progress, { headers: { Accept: "application/json" } });
    if (!answer.ok) return;
    const told = await answer.json();
    if (told.moving) show(told);
    else location.reload();
  } catch {
    // Without a connection there is nothing to tell; the import goes on without anybody looking.
  }
}

if (bar) {
  setInterval(ask, EVERY_MS);
  document.addEventListener("visibilitychange", ask);
}
