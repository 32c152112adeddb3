// Functions that run inside the page, for engines whose protocol finds no elements. They are sent as text, so that
// they must not refer to anything outside of themselves.

/** Returns the innermost first visible element with this text; a pattern is given as [source, flags]. */
export function byText(wanted) {
  const pattern = Array.isArray(wanted) ? new RegExp(wanted[0], wanted[1]) : null;
  const fits = (element) => {
    const content = element.localName === 'input' ? element.value : element.textContent;
    const text = content.replace(/\s+/g, ' ').trim();
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

/** Called on an element: scrolls to it and returns its center if it does not move and is not covered, else null. */
export async function boxOf() {
  const center = () => {
    const { left, top, width, height } = this.getBoundingClientRect();
    return width > 0 && height > 0 ? { x: left + width / 2, y: top + height / 2 } : null;
  };
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  this.scrollIntoView({ block: 'center' });
  const before = center();
  await nextFrame();
  await nextFrame();
  const now = center();
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

/**
 * Called on a list: chooses an option by its label.
 * @this {HTMLSelectElement}
 * @param {string} label
 */
export function chooseFrom(label) {
  const option = [...this.options].find((option) => option.label === label);
  if (!option) {
    return false;
  }
  this.value = option.value;
  this.dispatchEvent(new Event('input', { bubbles: true }));
  this.dispatchEvent(new Event('change', { bubbles: true }));
  return true;
}

/** Called on a field: replaces its text as typing does. */
export function insertText(text) {
  this.focus();
  this.select();
  // Deprecated, but no other call of a page types text.
  document.execCommand('insertText', false, text);
}

/** Returns all frames of the document, also those in open shadow roots. */
export function framesOf() {
  const within = (root) => [...root.querySelectorAll('*')].flatMap((element) => [
    ...(element.localName === 'iframe' ? [element] : []),
    ...(element.shadowRoot ? within(element.shadowRoot) : []),
  ]);
  return within(document);
}

/** Records errors from now on. */
export function collectErrors() {
  window.errorsSoFar = [];
  const record = (error) => window.errorsSoFar.push(String(error));
  addEventListener('error', (event) => event.message && record(event.error || event.message));
  addEventListener('unhandledrejection', (event) => record(event.reason));
  const { error } = console;
  console.error = (...values) => {
    record(values.join(' '));
    error.apply(console, values);
  };
}

/** Returns and clears the recorded errors. */
export function takeErrors() {
  return (window.errorsSoFar || []).splice(0);
}
