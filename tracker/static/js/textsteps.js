/* Knows how a choice of words moves and grows through a text, sentence by sentence or word by word.

   A choice is { from, start, end }: the step it began with, [start, end], and all that it holds now. It grows away from
   the step it began with and never lets go of that. Steps are [start, end] in the order of the text. */

const PUNCTUATION = /^\p{P}+$/u;
// For browsers that cut no words: letters and digits with what joins them, or a sign with all that belongs to it.
const WORDS = /[\p{L}\p{M}\p{N}]+(?:['’.,\u00ad\u2011-][\p{L}\p{M}\p{N}]+)*|\p{RI}{2}|[^\s\u200d](?:[\p{M}\p{EMod}\ufe0f]|\u200d[^\s\u200d])*/gu;

/* Returns the words of a text as steps, marks and signs among them; `isMark` tells those that are only punctuation. */
export function findWords(text, language) {
  const steps = [];
  for (const { segment, index } of segmentsOf(text, language)) {
    if (!segment.trim()) continue;
    const step = [index, index + segment.length];
    step.isMark = PUNCTUATION.test(segment);
    steps.push(step);
  }
  return steps;
}

function segmentsOf(text, language) {
  if ("Segmenter" in Intl) return segmenterFor(language).segment(text);
  return Array.from(text.matchAll(WORDS), (one) => ({ segment: one[0], index: one.index }));
}

function segmenterFor(language) {
  try {
    return new Intl.Segmenter(language || undefined, { granularity: "word" });
  } catch {
    return new Intl.Segmenter(undefined, { granularity: "word" });
  }
}

export function choose([start, end]) {
  return { from: [start, end], start, end };
}

function isOne(choice, steps) {
  const at = firstFrom(steps, choice.start);
  return at < steps.length && steps[at][0] === choice.start && steps[at][1] === choice.end;
}

/* The first step that does not end before a place. */
function firstFrom(steps, place) {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (steps[middle][1] <= place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/* The next step in a direction (1 or -1). From something that is no single step, the first or last in it. */
export function move(choice, steps, by) {
  if (!steps.length) return choice;
  let at = firstFrom(steps, choice.start);
  if (!isOne(choice, steps)) {
    const last = firstFrom(steps, choice.end - 1);
    at = by > 0 ? at : Math.min(last, steps.length - 1);
  } else at += by;
  while (steps[at]?.isMark) at += by;
  return steps[at] ? choose(steps[at]) : choice;
}

/* The next sentence below; above, first the whole sentence one is in. */
export function moveSentence(choice, sentences, by) {
  const at = firstFrom(sentences, by > 0 ? choice.end - 1 : choice.start);
  if (by < 0 && !isOne(choice, sentences)) return sentences[at] ? choose(sentences[at]) : choice;
  const next = sentences[at + by];
  return next ? choose(next) : choice;
}

/* One step more on the side that grows, or one less on the side that has grown. */
export function extend(choice, steps, by) {
  const [first, last] = choice.from;
  const isBackward = choice.start < first;
  if (by > 0) {
    if (!isBackward) return { ...choice, end: steps.find((step) => step[1] > choice.end)?.[1] ?? choice.end };
    const start = steps.find((step) => step[0] > choice.start)?.[0] ?? first;
    return { ...choice, start: Math.min(start, first) };
  }
  if (choice.end > last) {
    const end = steps.findLast((step) => step[1] < choice.end)?.[1] ?? last;
    return { ...choice, end: Math.max(end, last) };
  }
  return { ...choice, start: steps.findLast((step) => step[0] < choice.start)?.[0] ?? choice.start };
}
