/* Knows how places in a text are counted: browsers count UTF-16 units, the tracker counts Unicode code points. */

const PAIR = /[\ud800-\udbff][\udc00-\udfff]/g;

/* Returns how places of one text are turned from one count into the other. A place inside a pair of units is no place
   between code points: `pointBefore` takes the one before it, `pointAfter` the one behind. */
export function countIn(text) {
  const pairs = Array.from(text.matchAll(PAIR), (found) => found.index);
  return {
    pointBefore: (unit) => unit - countBelow(pairs, (at) => at + 1 < unit) - (isInside(pairs, unit) ? 1 : 0),
    pointAfter: (unit) => unit - countBelow(pairs, (at) => at + 1 < unit),
    unitOf: (point) => point + countBelow(pairs, (at, before) => at - before < point),
  };
}

/* How many of the pairs, which are in order, the test holds for; it holds for none behind one it fails for. */
function countBelow(pairs, isBelow) {
  let low = 0;
  let high = pairs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBelow(pairs[middle], middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isInside(pairs, unit) {
  const before = countBelow(pairs, (at) => at < unit);
  return before > 0 && pairs[before - 1] === unit - 1;
}

/* Spans are half-open and written as `120-180,200-230`. */
export function parseSpans(listed) {
  return listed ? listed.split(",").map((pair) => pair.split("-").map(Number)) : [];
}

export function formatSpans(spans) {
  return spans.map(([start, end]) => `${start}-${end}`).join(",");
}

/* Returns the spans with another one among them, in order; those that meet or overlap become one. */
export function addSpan(spans, added) {
  const joined = [];
  for (const [start, end] of [...spans, added].sort((one, other) => one[0] - other[0] || one[1] - other[1])) {
    const last = joined.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}

/* Returns the spans before a place and those from it on. */
export function cutSpans(spans, place) {
  return [
    spans.filter(([start]) => start < place).map(([start, end]) => [start, Math.min(end, place)]),
    spans.filter(([, end]) => end > place).map(([start, end]) => [Math.max(start, place), end]),
  ];
}
