// Events of keyboard and clipboard in the fields of an inline widget. They are of no concern to the host page, whose
// shortcuts would take letters away from what the user types.

const KEYS = ['keydown', 'keypress', 'keyup'];
const CLIPBOARD = ['copy', 'cut', 'paste'];
/** @type {(keyof KeyboardEvent)[]} */
const PROPERTIES = ['key', 'code', 'location', 'repeat', 'isComposing', 'ctrlKey', 'altKey', 'shiftKey', 'metaKey',
  'keyCode', 'charCode', 'which'];

/** @param {EventTarget | null} target */
export function isField(target) {
  return target instanceof Element && target.matches('input, select, textarea');
}

/**
 * Keeps those events inside a shadow root; returns a function that ends it.
 * @param {ShadowRoot} root
 */
export function keepKeysInside(root) {
  /** @param {Event} event */
  const keep = (event) => {
    const target = /** @type {Element} */ (event.composedPath()[0]);
    if (!isField(target) || target.getRootNode() !== root) {
      return;
    }
    event.stopImmediatePropagation();
    if (event instanceof KeyboardEvent) {
      // The widget gets a copy, which does not leave the shadow root. (In Firefox a new KeyboardEvent would.)
      const copy = Object.setPrototypeOf(new Event(event.type, { bubbles: true, cancelable: true }), KeyboardEvent.prototype);
      for (const name of PROPERTIES) {
        Object.defineProperty(copy, name, { value: event[name] });
      }
      if (!target.dispatchEvent(copy)) {
        event.preventDefault();
      }
    }
  };
  // Before the listeners of the host page.
  const names = KEYS.concat(CLIPBOARD);
  names.forEach((name) => addEventListener(name, keep, true));
  return () => names.forEach((name) => removeEventListener(name, keep, true));
}
