// Translators, dictionaries and other extensions change the page: they wrap, split, replace, merge and remove text, and
// wrap elements. The widget would go on to change nodes that are no longer displayed, and fail on those that are gone.
//
// So the three functions through which the widget changes nodes remember what it made, and first restore it around the
// node that is about to change. What an extension made of other nodes stays.

/** Returns these functions; the build makes the glue of wasm-bindgen call them (xtask/src/ship/wasm.rs). */
export function createNodeWriter() {
  /** The nodes that the widget put into each of its elements. @type {WeakMap<Node, Node[]>} */
  const contents = new WeakMap();
  /** @type {WeakMap<Node, Node>} */
  const parents = new WeakMap();
  /** The value of each text node. @type {WeakMap<Node, string | null>} */
  const values = new WeakMap();

  /** @param {Node} parent */
  function contentOf(parent) {
    const content = contents.get(parent) || [];
    contents.set(parent, content);
    return content;
  }

  /**
   * Returns whether the node at an index, or the end of the list, is where the widget put it.
   * @param {Node} parent
   * @param {number} index
   */
  function isInPlace(parent, index) {
    const content = contentOf(parent);
    const node = content[index];
    const previous = content[index - 1] || null;
    return node
      ? node.parentNode === parent && node.previousSibling === previous && node.nextSibling === (content[index + 1] || null)
      : parent.lastChild === previous;
  }

  /**
   * Gives an element the children that the widget gave it, and no others.
   * @param {Node} parent
   */
  function restore(parent) {
    const content = contentOf(parent);
    const own = new Set(content);
    const foreign = [...parent.childNodes].filter((node) => !own.has(node));
    foreign.forEach((node) => parent.removeChild(node));
    content.reduceRight((/** @type {Node | null} */ next, node) => {
      // Not moved without need, which would take the focus from a field.
      if (node.parentNode !== parent || node.nextSibling !== next) {
        parent.insertBefore(node, next);
      }
      if (values.has(node) && node.nodeValue !== values.get(node)) {
        node.nodeValue = /** @type {string} */ (values.get(node));
      }
      return node;
    }, null);
  }

  /**
   * Prepares a change of the children of an element, beside the node at an index or at the end of the list.
   * @param {Node} parent
   * @param {number} index
   */
  function prepare(parent, index) {
    if (!isInPlace(parent, index)) {
      restore(parent);
    }
    /** @type {Node | undefined} */
    let above;
    for (let node = parent; (above = parents.get(node)); node = above) {
      if (node.parentNode !== above) {
        restore(above);
      }
    }
  }

  /** @param {Node} node */
  function forget(node) {
    const parent = parents.get(node);
    if (parent) {
      const content = contentOf(parent);
      content.splice(content.indexOf(node), 1);
      parents.delete(node);
    }
  }

  return {
    /**
     * @param {Node} parent
     * @param {Node} node
     * @param {Node | null} next
     */
    insertBefore(parent, node, next) {
      const content = contentOf(parent);
      prepare(parent, next ? content.indexOf(next) : content.length);
      forget(node);
      parent.insertBefore(node, next);
      content.splice(next ? content.indexOf(next) : content.length, 0, node);
      parents.set(node, parent);
      if (node instanceof Text) {
        values.set(node, node.nodeValue);
      }
      return node;
    },

    /**
     * @param {Node} parent
     * @param {Node} node
     */
    removeChild(parent, node) {
      // Other children are those of the still page, which the widget replaces.
      if (parents.get(node) === parent) {
        prepare(parent, contentOf(parent).indexOf(node));
        forget(node);
      }
      return parent.removeChild(node);
    },

    /**
     * @param {Node} node
     * @param {string | null} value
     */
    setValue(node, value) {
      const parent = parents.get(node);
      if (parent) {
        prepare(parent, contentOf(parent).indexOf(node));
      }
      node.nodeValue = value;
      values.set(node, value);
    },
  };
}
