// Moves the focus among the first questions, which are there before the wasm.

/**
 * Shows the notice that the widget cannot run and takes the focus to it, so that a screen reader reads it.
 * @param {Element} host
 */
export function focusNotice(host) {
  const notice = /** @type {HTMLElement} */ (host.querySelector('[data-fallback]'));
  notice.hidden = false;
  moveTo(notice);
}

/**
 * Ends the moment in which a new page ignores taps in haste (styles/controls.css).
 * @param {Element} page
 */
export function endSettling(page) {
  for (const settling of /** @type {Iterable<HTMLElement>} */ (page.querySelectorAll('.options, .form-end'))) {
    settling.style.animation = 'none';
  }
}

/** @param {HTMLElement} element */
export function moveTo(element) {
  focusText(element);
  scrollTo(0, 0);
}

/**
 * Focuses a heading or notice, which is focusable only as long as it has the focus, as `focus_heading` of
 * src/browser/document.rs.
 * @param {HTMLElement} element
 */
export function focusText(element) {
  element.tabIndex = -1;
  element.focus();
  element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true });
}
