// Translators, dictionaries and other extensions change the page: they wrap, split, replace, merge and remove text, and
// wrap elements. The widget would go on to change nodes that are no longer displayed, and fail on those that are gone.
//
// So the three functions through which the widget changes nodes remember what it made, and first restore it around the
// node that is about to change. What an extension made of other nodes stays.

// Each node holds what the widget knows of it. WeakMaps would grow with the nodes that are made between two collections of
// garbage, and seldom shrink: on a kiosk with 300 nodes they took 1.8 MB.
const CONTENT = Symbol('content');
const PARENT = Symbol('parent');
const VALUE = Symbol('value');

/**
 * A node, with the nodes that the widget put into it, the node into which the widget put it, and the value of a text node.
 * @typedef {Node & {[CONTENT]?: OwnNode[], [PARENT]?: OwnNode | null, [VALUE]?: string | null}} OwnNode
 */

/** Returns these functions; the build makes the glue of wasm-bindgen call them (xtask/src/ship/wasm.rs). */
export function createNodeWriter() {
  /** @param {OwnNode} parent */
  function contentOf(parent) {
    return (parent[CONTENT] = parent[CONTENT] || []);
  }

  /**
   * Returns whether the node at an index, or the end of the list, is where the widget put it.
   * @param {OwnNode} parent
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
   * @param {OwnNode} parent
   */
  function restore(parent) {
    const content = contentOf(parent);
    const own = new Set(content);
    const foreign = [...parent.childNodes].filter((node) => !own.has(node));
    foreign.forEach((node) => parent.removeChild(node));
    content.reduceRight((/** @type {OwnNode | null} */ next, node) => {
      // Not moved without need, which would take the focus from a field.
      if (node.parentNode !== parent || node.nextSibling !== next) {
        parent.insertBefore(node, next);
      }
      if (node.nodeValue !== node[VALUE]) {
        node.nodeValue = /** @type {string} */ (node[VALUE]);
      }
      return node;
    }, null);
  }

  /**
   * Prepares a change of the children of an element, beside the node at an index or at the end of the list.
   * @param {OwnNode} parent
   * @param {number} index
   */
  function prepare(parent, index) {
    if (!isInPlace(parent, index)) {
      restore(parent);
    }
    /** @type {OwnNode | null | undefined} */
    let above;
    for (let node = parent; (above = node[PARENT]); node = above) {
      if (node.parentNode !== above) {
        restore(above);
      }
    }
  }

  /** @param {OwnNode} node */
  function forget(node) {
    const parent = node[PARENT];
    if (parent) {
      const content = contentOf(parent);
      content.splice(content.indexOf(node), 1);
      node[PARENT] = null;
    }
  }

  return {
    /**
     * @param {OwnNode} parent
     * @param {OwnNode} node
     * @param {OwnNode | null} next
     */
    insertBefore(parent, node, next) {
      const content = contentOf(parent);
      prepare(parent, next ? content.indexOf(next) : content.length);
      forget(node);
      parent.insertBefore(node, next);
      content.splice(next ? content.indexOf(next) : content.length, 0, node);
      node[PARENT] = parent;
      node[VALUE] = node.nodeValue;
      return node;
    },

    /**
     * @param {OwnNode} parent
     * @param {OwnNode} node
     */
    removeChild(parent, node) {
      // Other children are those of the static page, which the widget replaces.
      if (node[PARENT] === parent) {
        prepare(parent, contentOf(parent).indexOf(node));
        forget(node);
      }
      return parent.removeChild(node);
    },

    /**
     * @param {OwnNode} node
     * @param {string | null} value
     */
    setValue(node, value) {
      const parent = node[PARENT];
      if (parent) {
        prepare(parent, contentOf(parent).indexOf(node));
      }
      node.nodeValue = node[VALUE] = value;
    },
  };
}
