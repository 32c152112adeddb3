// The on-screen keyboard of a phone covers the lower half of the page.

/**
 * Scrolls the focused field into view when the keyboard opens. For the widget's own page only: in a frame the host
 * page or the browser does it.
 */
export function keepFieldInView() {
  const viewport = window.visualViewport;
  if (!viewport) {
    return;
  }
  viewport.addEventListener('resize', () => {
    const field = document.activeElement;
    // A user who has zoomed in decides what is in view.
    if (viewport.scale > 1.01 || !field || !field.matches('input, select, textarea')) {
      return;
    }
    const { top, bottom } = field.getBoundingClientRect();
    if (top < viewport.offsetTop || bottom > viewport.offsetTop + viewport.height) {
      field.scrollIntoView({ block: 'center' });
    }
  });
}
