/* Knows where the characters of the article stand in the page, and the other way round. Offsets are UTF-16 units of the
   text between the tags, which is the text of the version, character for character. */

export function placesIn(element) {
  const text = element.textContent;
  const nodes = [];
  const starts = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let at = 0; walker.nextNode(); at += walker.currentNode.data.length) {
    nodes.push(walker.currentNode);
    starts.push(at);
  }

  /* At a seam of two nodes, a start belongs to the later one and an end to the earlier. */
  function locate(unit, isEnd) {
    let low = 0;
    let high = nodes.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (isEnd ? starts[middle] < unit : starts[middle] <= unit) low = middle;
      else high = middle - 1;
    }
    return [nodes[low], unit - starts[low]];
  }

  function unitAt(node, offset) {
    const before = document.createRange();
    before.selectNodeContents(element);
    before.setEnd(node, offset);
    return before.toString().length;
  }

  function rangeOf(start, end) {
    const range = document.createRange();
    range.setStart(...locate(start, false));
    range.setEnd(...locate(end, true));
    return range;
  }

  /* What of the selection lies in the text; null unless it begins or ends there and holds more than white space. */
  function readSelection() {
    const selection = window.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    if (!element.contains(selection.anchorNode) && !element.contains(selection.focusNode)) return null;
    const range = selection.getRangeAt(0);
    const start = element.contains(range.startContainer) ? unitAt(range.startContainer, range.startOffset) : 0;
    const end = element.contains(range.endContainer) ? unitAt(range.endContainer, range.endOffset) : text.length;
    return text.slice(start, end).trim() ? [start, end] : null;
  }

  function select(start, end) {
    const range = rangeOf(start, end);
    const { startContainer, startOffset, endContainer, endOffset } = range;
    window.getSelection().setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
  }

  return { text, rangeOf, readSelection, select };
}
