// How large the widget is, for whoever has to make room for it.

/** Calls `changed` whenever the size of an element, or of what is in it, may be another; gives what ends that. */
function watchSize(element, changed) {
  // Not requestAnimationFrame: it stands still in a frame that is scrolled out of sight.
  let isWaiting = false;
  const soon = () => {
    if (!isWaiting) {
      isWaiting = true;
      setTimeout(() => {
        isWaiting = false;
        changed();
      });
    }
  };
  const words = new MutationObserver(soon);
  words.observe(element, { attributes: true, characterData: true, childList: true, subtree: true });
  addEventListener('resize', soon);
  let sizes;
  if (typeof ResizeObserver === 'function') {
    sizes = new ResizeObserver(soon);
    sizes.observe(element);
  }
  return () => {
    words.disconnect();
    removeEventListener('resize', soon);
    if (sizes) {
      sizes.disconnect();
    }
  };
}
