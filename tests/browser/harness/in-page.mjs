// Functions that run inside the page, for engines whose protocol finds no elements. They stand alone: only their text travels.

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

/** Called on an element: scrolls to it; its middle, when it has come to rest and nothing lies over it. */
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

/**
 * Called on a list: chooses an option by its label.
 * @this {HTMLSelectElement}
 * @param {string} label
 */
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

/** Called on a field: replaces its text as typing would. */
export function insertText(text) {
  this.focus();
  this.select();
  // Deprecated, and the one way in which a page can have text typed.
  document.execCommand('insertText', false, text);
}

/** All frames of the document, those in open shadow roots included. */
export function framesOf() {
  const within = (root) => [...root.querySelectorAll('*')].flatMap((one) => [
    ...(one.localName === 'iframe' ? [one] : []),
    ...(one.shadowRoot ? within(one.shadowRoot) : []),
  ]);
  return within(document);
}

/** Takes down what goes wrong from now on. */
export function collectErrors() {
  window.errorsSoFar = [];
  const note = (error) => window.errorsSoFar.push(String(error));
  addEventListener('error', (event) => event.message && note(event.error || event.message));
  addEventListener('unhandledrejection', (event) => note(event.reason));
  const { error } = console;
  console.error = (...values) => {
    note(values.join(' '));
    error.apply(console, values);
  };
}

/** What went wrong since the last time. */
export function takeErrors() {
  return (window.errorsSoFar || []).splice(0);
}
