// Functions that run inside the page of Chromium 79. They stand alone: only their text travels.

/** The first visible element with this text and no smaller one in it; a pattern comes as [source, flags]. */
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
  const elements = [...document.body.querySelectorAll('*:not(script):not(style)')];
  return elements.find(
    (element) => fits(element) && ![...element.children].some(fits) && isVisible(element),
  );
}

/** Scrolls to the element; its middle, when it has come to rest and nothing lies over it. */
export async function boxOf() {
  const middle = () => {
    const { left, top, width, height } = this.getBoundingClientRect();
    return width > 0 && height > 0 ? { x: left + width / 2, y: top + height / 2 } : null;
  };
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  this.scrollIntoView({ block: 'center' });
  const before = middle();
  await nextFrame();
  await nextFrame();
  const now = middle();
  if (!before || !now || before.x !== now.x || before.y !== now.y) {
    return null;
  }
  const hit = document.elementFromPoint(now.x, now.y);
  return hit && this.contains(hit) ? now : null;
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

/** Fires what an input method fires in the focused field, in the order of the UI Events standard. */
export function composeIn(kind, text) {
  const field = document.activeElement;
  const fire = (event) => field.dispatchEvent(event);
  if (kind === 'compositionstart') {
    fire(new CompositionEvent(kind, { bubbles: true, data: '' }));
    return;
  }
  fire(new CompositionEvent('compositionupdate', { bubbles: true, data: text }));
  field.value = text;
  fire(new InputEvent('input', { bubbles: true, data: text, isComposing: true }));
  if (kind === 'compositionend') {
    fire(new CompositionEvent(kind, { bubbles: true, data: text }));
  }
}
