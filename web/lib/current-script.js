/**
 * Returns the element of the running classic script. Read by the getter of the prototype: an image or form that the
 * page calls "currentScript" hides the property of the document itself.
 * @returns {HTMLOrSVGScriptElement | null}
 */
export function currentScript() {
  const { get } = /** @type {Required<PropertyDescriptor>} */ (
    Object.getOwnPropertyDescriptor(Document.prototype, 'currentScript'));
  return get.call(document);
}
