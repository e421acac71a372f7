/* Knows that browsers count UTF-16 units where the tracker counts code points, and turns one into the other. */

/** How many code points `text` has; a lone surrogate counts as one. */
export function codePointLength(text) {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/**
 * The code point index of the UTF-16 `index` in `text`.
 * An index inside a surrogate pair belongs to the code point that the pair makes, so it is rounded down.
 * Throws RangeError when the index lies outside the text.
 */
export function utf16ToCodePoint(text, index) {
  if (!Number.isInteger(index) || index < 0 || index > text.length) {
    throw new RangeError(`no UTF-16 index ${index} in a text of ${text.length} units`);
  }
  const whole = isInsidePair(text, index) ? index - 1 : index;
  return codePointLength(text.slice(0, whole));
}

/**
 * The UTF-16 index at which code point number `index` of `text` begins.
 * Throws RangeError when the text has fewer code points.
 */
export function codePointToUtf16(text, index) {
  let left = index;
  let units = 0;
  for (const character of text) {
    if (left === 0) return units;
    left -= 1;
    units += character.length;
  }
  if (left !== 0 || !Number.isInteger(index)) {
    throw new RangeError(`no code point ${index} in the text`);
  }
  return units;
}

/** The half-open code point span `{start, end}` of the UTF-16 range, widened to whole code points. */
export function utf16RangeToSpan(text, start, end) {
  const wholeEnd = isInsidePair(text, end) ? end + 1 : end;
  return { start: utf16ToCodePoint(text, start), end: utf16ToCodePoint(text, wholeEnd) };
}

function isInsidePair(text, index) {
  if (index <= 0 || index >= text.length) return false;
  return isBetween(text.charCodeAt(index - 1), 0xd800, 0xdbff) && isBetween(text.charCodeAt(index), 0xdc00, 0xdfff);
}

function isBetween(unit, least, most) {
  return unit >= least && unit <= most;
}
