// A browser that translates puts elements of its own (`font`) in the place of our words. The widget would go on
// to change words that nobody sees any more, and stumble over those that are gone.

/**
 * Keeps the words that the widget knows where it left them, empty beside their translation. When the widget
 * changes one or takes it away, its translation goes.
 */
function besideTranslations(host) {
  const translations = new WeakMap();

  function forget(words) {
    const translation = translations.get(words);
    if (translation) {
      translations.delete(words);
      translation.remove();
    }
  }

  const observer = new MutationObserver((records) => {
    const fresh = new Set();
    for (const { addedNodes } of records) {
      addedNodes.forEach((node) => node.localName === 'font' && fresh.add(node));
    }
    for (const { type, target, addedNodes, removedNodes, previousSibling, nextSibling } of records) {
      if (type === 'characterData') {
        forget(target);
        continue;
      }
      for (const words of removedNodes) {
        const near = [...addedNodes, previousSibling, nextSibling];
        const translation = near.find((node) => fresh.has(node) && node.parentNode === target);
        if (words.nodeType !== Node.TEXT_NODE || words.parentNode === target || !translation) {
          forget(words);
        } else {
          if (words.parentNode) {
            words.parentNode.replaceChild(words.cloneNode(), words);
          }
          target.insertBefore(words, translation);
          words.data = '';
          translations.set(words, translation);
        }
      }
    }
    // What we have just done ourselves.
    observer.takeRecords();
  });
  observer.observe(host, { characterData: true, childList: true, subtree: true });
}
