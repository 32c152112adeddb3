// The small form of the start page for the sidebar of a host page (`view="card"`, docs/embedding.md).

/**
 * Shows the start page as a card, and every other page in full (styles/fitted.css).
 * @param {HTMLElement} top The outermost element of the widget.
 */
export function watchCard(top) {
  top.addEventListener('qilu-green:says', (event) => {
    const [kind, view] = /** @type {CustomEvent} */ (event).detail.split(' ');
    if (kind === 'view') {
      top.toggleAttribute('data-card', view === 'start');
    }
  });
}
