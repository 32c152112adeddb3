// What a browser does to a page that it translates: every piece of text goes into elements of its own.

/**
 * Runs inside the page that holds the widget: begins to translate all that is there and all that comes.
 * `how` is `replace` (new text in the place of the old one) or `wrap` (the old one moves inwards). `id` names an
 * element with a shadow root; without it the whole page is translated.
 */
export function translate(how, id) {
  const root = id ? document.getElementById(id).shadowRoot.querySelector('.qg-root') : document.body;
  const treat = (words) => {
    const { parentNode, data } = words;
    if (!parentNode || !data.trim() || words.parentElement.closest('font, script, style, select')) {
      return;
    }
    const outer = document.createElement('font');
    const inner = document.createElement('font');
    outer.append(inner);
    if (how === 'replace') {
      inner.append(`«${data}»`);
      parentNode.replaceChild(outer, words);
    } else {
      parentNode.insertBefore(outer, words);
      inner.append(words);
    }
  };
  const all = (node) => {
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      found.push(walker.currentNode);
    }
    found.forEach(treat);
  };
  all(root);
  new MutationObserver((records) => {
    for (const { target, addedNodes, type } of records) {
      if (type === 'characterData') {
        treat(target);
      }
      addedNodes.forEach((node) => (node.nodeType === Node.TEXT_NODE ? treat(node) : all(node)));
    }
  }).observe(root, { characterData: true, childList: true, subtree: true });
}
