// The on-screen keyboard of a phone covers the lower half of the page.

// The least height of a keyboard, in CSS pixels: a bar of the browser that comes or goes is lower.
const LEAST_HEIGHT = 120;

/**
 * Scrolls the focused field into view when the keyboard opens: a search field to the upper edge, so that the first hit
 * stands between it and the keyboard. For the widget's own page only: in a frame the host page or the browser does it.
 */
export function keepFieldInView() {
  const viewport = window.visualViewport;
  if (!viewport) {
    return;
  }
  let before = viewport.height;
  let tallest = before;
  viewport.addEventListener('resize', () => {
    const field = document.activeElement;
    // It may open in several steps.
    const hasOpened = viewport.height < Math.min(before, tallest - LEAST_HEIGHT);
    before = viewport.height;
    tallest = Math.max(tallest, before);
    // A user who has zoomed in decides what is in view.
    if (viewport.scale > 1.01 || !field || !field.matches('input, select, textarea')) {
      return;
    }
    const { top, bottom } = field.getBoundingClientRect();
    if (hasOpened && field.matches('[role=combobox]')) {
      field.scrollIntoView();
    } else if (top < viewport.offsetTop || bottom > viewport.offsetTop + viewport.height) {
      field.scrollIntoView({ block: 'center' });
    }
  });
}
