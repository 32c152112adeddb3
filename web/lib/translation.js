// A browser that translates a page replaces text nodes by elements of its own (`font`). The widget would go on to
// change text nodes that are no longer displayed, and fail on those that are gone.

/**
 * Keeps the text nodes that the widget knows at their positions, empty beside their translation. When the widget
 * changes or removes a text node, its translation is removed.
 * @param {Element} host
 */
export function keepTextBesideTranslations(host) {
  /** @type {WeakMap<Node, ChildNode>} */
  const translations = new WeakMap();

  /** @param {Node} text */
  function removeTranslation(text) {
    const translation = translations.get(text);
    if (translation) {
      translations.delete(text);
      translation.remove();
    }
  }

  const observer = new MutationObserver((records) => {
    const inserted = new Set();
    for (const { addedNodes } of records) {
      addedNodes.forEach((node) => /** @type {Element} */ (node).localName === 'font' && inserted.add(node));
    }
    for (const { type, target, addedNodes, removedNodes, previousSibling, nextSibling } of records) {
      if (type === 'characterData') {
        removeTranslation(target);
        continue;
      }
      for (const text of /** @type {Iterable<Text>} */ (removedNodes)) {
        const near = /** @type {ChildNode[]} */ ([...addedNodes, previousSibling, nextSibling]);
        const translation = near.find((node) => inserted.has(node) && node.parentNode === target);
        if (text.nodeType !== Node.TEXT_NODE || text.parentNode === target || !translation) {
          removeTranslation(text);
        } else {
          if (text.parentNode) {
            text.parentNode.replaceChild(text.cloneNode(), text);
          }
          target.insertBefore(text, translation);
          text.data = '';
          translations.set(text, translation);
        }
      }
    }
    // The changes made above.
    observer.takeRecords();
  });
  observer.observe(host, { characterData: true, childList: true, subtree: true });
}
