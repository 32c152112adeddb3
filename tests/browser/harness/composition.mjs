// Simulates an input method for protocols without one: fires the events of a composition in the order of the UI
// Events standard.

/**
 * @param {(code: Function, ...values: any[]) => Promise<any>} evaluate runs a function in the page
 * @returns {Promise<import('./page.mjs').Composition>}
 */
export async function composeByEvents(evaluate) {
  await evaluate(fireCompositionEvent, 'compositionstart', '');
  return {
    update: (letters) => evaluate(fireCompositionEvent, 'compositionupdate', letters),
    key: (key) => evaluate(fireConsumedKey, key),
    commit: (text) => evaluate(fireCompositionEvent, 'compositionend', text),
    cancel: () => evaluate(fireCompositionEvent, 'compositionend', ''),
  };
}

/** Runs in the page: fires the event of an input method in the focused field. */
function fireCompositionEvent(kind, text) {
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

/** Runs in the page: fires the events of a key that the input method consumed; they have no default action. */
function fireConsumedKey(code) {
  // Engines with `isComposing` set `keyCode` 229, too.
  const key = { key: 'Process', code, keyCode: 229, isComposing: true, bubbles: true, cancelable: true };
  document.activeElement.dispatchEvent(new KeyboardEvent('keydown', key));
  document.activeElement.dispatchEvent(new KeyboardEvent('keyup', { ...key, key: code }));
}
