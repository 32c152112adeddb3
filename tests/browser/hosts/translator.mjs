// Simulates the translation of a page by the browser, which wraps every text node in its own elements.

/**
 * Runs in the page with the widget: translates all current and all later text. `how` is `replace` (new text
 * instead of the text node) or `wrap` (the text node moves into the new elements). `id` names an element with
 * a shadow root; without it, the whole page is translated.
 */
export function translate(how, id) {
  const root = id ? document.getElementById(id).shadowRoot.querySelector('.qg-root') : document.body;
  const treat = (node) => {
    const { parentNode, data } = node;
    if (!parentNode || !data.trim() || node.parentElement.closest('font, script, style, select')) {
      return;
    }
    const outer = document.createElement('font');
    const inner = document.createElement('font');
    outer.append(inner);
    if (how === 'replace') {
      inner.append(`«${data}»`);
      parentNode.replaceChild(outer, node);
    } else {
      parentNode.insertBefore(outer, node);
      inner.append(node);
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
