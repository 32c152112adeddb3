// Elements of the widget on a host page.

/**
 * Creates an element, also on a page with an image or form that is called "createElement" and hides the method.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function create(name) {
  return /** @type {any} */ (Document.prototype.createElement.call(document, name));
}

/** The styles that every content of the element has, in a frame or not. @type {Partial<CSSStyleDeclaration>} */
export const HOST_CONTROLLED = {
  visibility: 'inherit',
  pointerEvents: 'inherit',
  direction: 'ltr',
  unicodeBidi: 'isolate',
};

/**
 * Sets the styles of an element and resets all others, except those by which the host page hides or blocks everything
 * inside an element of its own. `all` resets neither direction nor unicode-bidi.
 * @param {HTMLElement} element
 * @param {Partial<CSSStyleDeclaration>} values
 */
export function setStyle(element, values) {
  // By the object model, which a strict policy of the host page allows.
  element.style.all = 'initial';
  Object.assign(element.style, HOST_CONTROLLED, values);
}
