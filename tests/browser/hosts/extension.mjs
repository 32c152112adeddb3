// What an extension of the browser does to the text of a page.

/**
 * Runs inside the page that contains the widget: changes all text that is there, and all that comes later.
 * `how` is one of the methods below. `tag` names the elements that it inserts. `id` names an element with a shadow root;
 * without it the whole page is changed. Returns whether there was a text to change.
 */
export function extend(how, tag, id) {
  const root = id ? document.getElementById(id).shadowRoot.querySelector('#qilu-green') : document.querySelector('#qilu-green');
  const mine = new WeakSet();
  const make = () => {
    const element = document.createElement(tag);
    mine.add(element);
    return element;
  };
  const isMine = (node) => {
    for (let it = node; it; it = it.parentNode) {
      if (mine.has(it)) {
        return true;
      }
    }
    return false;
  };
  const METHODS = {
    // The element first, the text into it.
    wrap(text) {
      const element = make();
      text.parentNode.insertBefore(element, text);
      element.append(text);
    },
    // Put together elsewhere.
    'wrap apart'(text) {
      const { parentNode, nextSibling } = text;
      const element = make();
      element.append(text);
      parentNode.insertBefore(element, nextSibling);
    },
    surround(text) {
      const range = document.createRange();
      range.selectNode(text);
      range.surroundContents(make());
    },
    copy(text) {
      const element = make();
      element.textContent = text.data;
      text.replaceWith(element);
    },
    // Every number, as those do that look for telephone numbers.
    split(text) {
      const at = text.data.search(/\d/);
      if (at >= 0) {
        const number = text.splitText(at);
        const length = number.data.search(/\D/);
        if (length > 0) {
          mine.add(number.splitText(length));
        }
        METHODS.wrap(number);
      }
    },
    letters(text) {
      const element = make();
      for (const letter of text.data) {
        const one = make();
        one.textContent = letter;
        element.append(one);
      }
      text.replaceWith(element);
    },
    retype(text) {
      const other = document.createTextNode(text.data);
      mine.add(other);
      text.replaceWith(other);
    },
    merge({ parentNode }) {
      parentNode.normalize();
    },
    rewrite({ parentNode }) {
      const { innerHTML } = parentNode;
      parentNode.innerHTML = innerHTML;
      parentNode.childNodes.forEach((node) => mine.add(node));
    },
    flatten({ parentNode }) {
      const { textContent } = parentNode;
      parentNode.textContent = textContent;
      parentNode.childNodes.forEach((node) => mine.add(node));
    },
    annotate(text) {
      const element = make();
      element.textContent = '注';
      text.after(element);
    },
    remove(text) {
      text.remove();
    },
    'wrap the element'({ parentElement }) {
      if (parentElement !== root && parentElement.parentNode && !isMine(parentElement.parentNode)) {
        const element = make();
        parentElement.parentNode.insertBefore(element, parentElement);
        element.append(parentElement);
      }
    },
  };
  let count = 0;
  const treat = (text) => {
    if (text.parentNode && text.data.trim() && !isMine(text) && !text.parentElement.closest('select, svg, textarea')) {
      count += 1;
      mine.add(text);
      METHODS[how](text);
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
  const observer = new MutationObserver((records) => {
    records.forEach(({ addedNodes }) =>
      addedNodes.forEach((node) => (node.nodeType === Node.TEXT_NODE ? treat(node) : all(node))));
    observer.takeRecords();
  });
  observer.observe(root, { childList: true, subtree: true });
  return count > 0;
}
