// An input method where the protocol knows none: the page gets the events that a composition fires, in
// the order of the UI Events standard.

/**
 * @param {(code: Function, ...values: any[]) => Promise<any>} evaluate runs it in the page
 * @returns {Promise<import('./page.mjs').Composition>}
 */
export async function composeByEvents(evaluate) {
  await evaluate(composeIn, 'compositionstart', '');
  return {
    update: (letters) => evaluate(composeIn, 'compositionupdate', letters),
    key: (key) => evaluate(takeKey, key),
    commit: (text) => evaluate(composeIn, 'compositionend', text),
    cancel: () => evaluate(composeIn, 'compositionend', ''),
  };
}

/** Runs in the page: what an input method fires in the focused field. */
function composeIn(kind, text) {
  const field = document.activeElement;
  const fire = (event) => field.dispatchEvent(event);
  if (kind === 'compositionstart') {
    fire(new CompositionEvent(kind, { bubbles: true, data: '' }));
    return;
  }
  fire(new CompositionEvent('compositionupdate', { bubbles: true, data: text }));
  /** @type {HTMLInputElement} */ (field).value = text;
  fire(new InputEvent('input', { bubbles: true, data: text, isComposing: true }));
  if (kind === 'compositionend') {
    fire(new CompositionEvent(kind, { bubbles: true, data: text }));
  }
}

/** Runs in the page: a key that the input method took. The page hears of it, but it does nothing. */
function takeKey(code) {
  // Of this age every engine says both.
  const key = { key: 'Process', code, keyCode: 229, isComposing: true, bubbles: true, cancelable: true };
  document.activeElement.dispatchEvent(new KeyboardEvent('keydown', key));
  document.activeElement.dispatchEvent(new KeyboardEvent('keyup', { ...key, key: code }));
}
