// Translators, dictionaries and other extensions change the text of a page: they wrap, split, replace and merge text
// nodes, and wrap elements. The widget would go on to change text nodes that are no longer displayed, and fail on those
// that are gone.
//
// All changes of the widget itself happen during a call into the wasm, so that all others are foreign. Before the next
// call they are undone, which gives the widget the nodes that it knows. What was made of its text is then displayed
// again, beside its own text nodes, which are empty meanwhile; it is removed when the widget changes one of them.

/** @typedef {{shown: ChildNode[], data: Map<Text, string>}} Group Foreign nodes, and the text in whose place they are. */

/**
 * Watches the content of an element; returns the functions to be called before and after each call into the wasm.
 * @param {Element} host
 */
export function handleForeignChanges(host) {
  /** @type {WeakSet<Node>} */
  const foreign = new WeakSet();
  /** @type {WeakMap<Node, Group>} */
  const groups = new WeakMap();
  /** @type {MutationRecord[]} */
  let pending = [];
  // Not handled here: an extension may react to each of our changes with another of its own, without end.
  const observer = new MutationObserver((records) => {
    pending = pending.concat(records);
  });
  observer.observe(host, { characterData: true, characterDataOldValue: true, childList: true, subtree: true });

  /** @param {MutationRecord[]} all */
  function handle(all) {
    /** The widget's nodes that were taken from their parents. @type {Set<Node>} */
    const moved = new Set();
    const isForeign = (/** @type {Node | null} */ node) => {
      while (node && node !== host && !moved.has(node) && !foreign.has(node)) {
        node = node.parentNode;
      }
      return Boolean(node && foreign.has(node));
    };
    /** All nodes that were taken from an element of the widget. @type {Set<ChildNode>} */
    const taken = new Set();
    const records = all.filter(({ target, addedNodes, removedNodes }) => {
      if (isForeign(target)) {
        return false;
      }
      for (const node of /** @type {Iterable<ChildNode>} */ (removedNodes)) {
        taken.add(node);
        if (!foreign.has(node)) {
          moved.add(node);
        }
      }
      addedNodes.forEach((node) => moved.has(node) || foreign.add(node));
      return true;
    });
    // What is in a foreign element stays there as a copy, since its original goes back where it was.
    for (const node of taken) {
      if ((node instanceof Text || foreign.has(node)) && isForeign(node.parentNode)) {
        node.replaceWith(node.cloneNode(true));
      }
    }
    /** What each changed element of the widget contains now. @type {Map<Node, {node: ChildNode, copy: ChildNode}[]>} */
    const contents = new Map();
    for (const { type, target } of records) {
      if (type === 'childList') {
        contents.set(target, [...target.childNodes].map((node) =>
          ({ node, copy: node instanceof Text && !foreign.has(node) ? /** @type {Text} */ (node.cloneNode()) : node })));
      }
    }
    undo(records, contents);
    contents.forEach((content, parent) => redo(parent, content));
  }

  /**
   * Gives the elements in `contents` the children that they had before these changes.
   * @param {MutationRecord[]} records
   * @param {Map<Node | null, unknown>} contents
   */
  function undo(records, contents) {
    for (const { type, target, addedNodes, removedNodes, nextSibling, oldValue } of records.reverse()) {
      if (type === 'childList') {
        addedNodes.forEach((node) => node.parentNode === target && target.removeChild(node));
        removedNodes.forEach((node) => target.insertBefore(node, nextSibling));
      } else if (contents.has(target.parentNode)) {
        /** @type {Text} */ (target).data = /** @type {string} */ (oldValue);
      }
    }
  }

  /**
   * Displays what was made of the text of an element, unless an element of the widget was moved.
   * @param {Node} parent
   * @param {{node: ChildNode, copy: ChildNode}[]} content
   */
  function redo(parent, content) {
    const before = [...parent.childNodes];
    const elements = before.filter((node) => !(node instanceof Text) && !foreign.has(node));
    const remaining = content.filter(({ node }) => elements.includes(node));
    if (remaining.length !== elements.length || remaining.some(({ node }, index) => node !== elements[index])) {
      return;
    }
    // From one element of the widget to the next.
    for (const end of [...elements, null]) {
      const [old, current] = [before, content.map(({ node }) => node)].map((nodes) =>
        nodes.splice(0, end ? nodes.indexOf(end) : nodes.length));
      const copies = content.splice(0, current.length).map(({ copy }) => copy);
      before.shift();
      content.shift();
      const texts = /** @type {Text[]} */ (old.filter((node) => !foreign.has(node)));
      if (texts.length === current.length && texts.every((text, index) => text === current[index])) {
        texts.forEach((text, index) => {
          text.data = /** @type {Text} */ (copies[index]).data;
        });
        continue;
      }
      const shown = copies.filter((node) => !(node instanceof Text) || node.data);
      const data = new Map(texts.map((text) => {
        const group = groups.get(text);
        return [text, group ? /** @type {string} */ (group.data.get(text)) : text.data];
      }));
      for (const node of old) {
        if (foreign.has(node)) {
          node.remove();
        } else {
          /** @type {Text} */ (node).data = '';
          groups.set(node, { shown, data });
        }
      }
      for (const node of shown) {
        foreign.add(node);
        parent.insertBefore(node, end);
      }
    }
  }

  return {
    before() {
      const records = pending.concat(observer.takeRecords());
      if (records.length > 0) {
        pending = [];
        handle(records);
        observer.takeRecords();
      }
    },

    after() {
      /** @type {Set<Node>} */
      const changed = new Set();
      for (const { target, removedNodes } of observer.takeRecords()) {
        [target, ...removedNodes].forEach((node) => changed.add(node));
      }
      for (const node of changed) {
        const group = groups.get(node);
        if (group) {
          group.shown.forEach((other) => other.remove());
          group.data.forEach((data, text) => {
            groups.delete(text);
            if (!changed.has(text)) {
              text.data = data;
            }
          });
        }
      }
      observer.takeRecords();
    },
  };
}
