// Runs in a page: what cannot be read because something is too large for its place.

/** In words, each place where text leaves the screen, the thing it stands on, or stands on other text. */
export function crowded() {
  const found = [];
  const range = document.createRange();
  const short = (text) => text.replace(/\s+/g, ' ').trim().slice(0, 20);
  const isForNobodysEyes = (one) => {
    // A summary is seen, even where what it opens is not.
    const shut = one.closest('details:not([open])');
    const summary = one.closest('summary');
    return one.closest('.unseen, [hidden]') !== null || (shut && !(summary && summary.parentElement === shut));
  };

  if (document.documentElement.scrollWidth > innerWidth) {
    found.push(`the page is ${document.documentElement.scrollWidth} wide`);
  }
  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const around = node.parentElement;
    if (!node.data.trim() || isForNobodysEyes(around) || around.closest('select, script')) {
      continue;
    }
    const box = around.closest('a, button, label, .notice, li');
    range.selectNodeContents(node);
    for (const { left, right, top, bottom } of range.getClientRects()) {
      if (right - left < 1) {
        continue;
      }
      const text = short(node.data);
      if (left < -1 || right > innerWidth + 1) {
        found.push(`${text}: beyond the edge, from ${Math.round(left)} to ${Math.round(right)}`);
      }
      const room = box && getComputedStyle(box).display !== 'inline' && box.getBoundingClientRect();
      if (room && (left < room.left - 1 || right > room.right + 1 || top < room.top - 6 || bottom > room.bottom + 6)) {
        found.push(`${text}: beyond its ${box.className || box.localName}`);
      }
      // The line box is higher than what is drawn in it: only half of it counts.
      const quarter = (bottom - top) / 4;
      // What pops up lies over the page on purpose.
      const layer = around.closest('[role=listbox], [role$=dialog]');
      lines.push({ text, layer, left: left + 1, right: right - 1, top: top + quarter, bottom: bottom - quarter });
    }
  }
  lines.sort((a, b) => a.top - b.top);
  lines.forEach((one, index) => {
    for (let next = index + 1; next < lines.length && lines[next].top < one.bottom; next += 1) {
      const other = lines[next];
      if (other.layer === one.layer && other.left < one.right && other.right > one.left) {
        found.push(`${one.text} stands on ${other.text}`);
      }
    }
  });
  return found;
}
