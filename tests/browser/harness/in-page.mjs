// Functions that run inside the page of Chromium 79. They stand alone: only their text travels.

/** The smallest visible element with this text; a pattern comes as [source, flags]. */
export function byText(wanted) {
  const pattern = Array.isArray(wanted) ? new RegExp(wanted[0], wanted[1]) : null;
  const fits = (element) => {
    const said = element.localName === 'input' ? element.value : element.textContent;
    const text = said.replace(/\s+/g, ' ').trim();
    return pattern ? pattern.test(text) : text === wanted;
  };
  const isVisible = (element) => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && getComputedStyle(element).visibility === 'visible';
  };
  let found;
  for (const element of document.body.querySelectorAll('*:not(script):not(style)')) {
    // In document order a child comes after its parent, so the last of a chain is the smallest.
    if (fits(element) && isVisible(element) && (!found || found.contains(element))) {
      found = element;
    }
  }
  return found;
}

/** Scrolls to the element; its middle, when nothing lies over it. */
export function boxOf() {
  const box = () => this.getBoundingClientRect();
  if (box().width === 0 || box().height === 0) {
    return null;
  }
  this.scrollIntoView({ block: 'center' });
  const { left, top, width, height } = box();
  const [x, y] = [left + width / 2, top + height / 2];
  const hit = document.elementFromPoint(x, y);
  const isHit = hit && (this.contains(hit) || hit.contains(this));
  return isHit ? { x, y } : null;
}

/** Focuses a field with all its text selected. */
export function selectText() {
  this.focus();
  this.select();
}

/** Chooses an option of a list by its words. */
export function chooseFrom(label) {
  const option = [...this.options].find((one) => one.label === label);
  if (!option) {
    return false;
  }
  this.value = option.value;
  this.dispatchEvent(new Event('input', { bubbles: true }));
  this.dispatchEvent(new Event('change', { bubbles: true }));
  return true;
}
