// The keyboard of a phone covers the lower half of the page: the field one types into stays in sight. Called by
// page.js on our own page; around a frame it is for the page, or the browser, to see to that.
// ES2017, as all scripts here.

function keepFieldInSight() {
  const seen = window.visualViewport;
  if (!seen) {
    return;
  }
  seen.addEventListener('resize', () => {
    const field = document.activeElement;
    // Whoever has enlarged a part of the page looks where they like.
    if (seen.scale > 1.01 || !field || !field.matches('input, select, textarea')) {
      return;
    }
    const { top, bottom } = field.getBoundingClientRect();
    if (top < seen.offsetTop || bottom > seen.offsetTop + seen.height) {
      field.scrollIntoView({ block: 'center' });
    }
  });
}
