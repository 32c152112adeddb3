// Size changes of the widget, for the host page that makes room for it.

/**
 * Calls `onResize` whenever the size of an element, or of its content, may have changed.
 * @param {Element} element
 * @param {() => void} onResize
 * @returns {() => void} Ends the observation.
 */
export function watchSize(element, onResize) {
  // Not requestAnimationFrame: it does not run in a frame that is scrolled out of view.
  let isScheduled = false;
  const schedule = () => {
    if (!isScheduled) {
      isScheduled = true;
      setTimeout(() => {
        isScheduled = false;
        onResize();
      });
    }
  };
  const mutations = new MutationObserver(schedule);
  mutations.observe(element, { attributes: true, characterData: true, childList: true, subtree: true });
  addEventListener('resize', schedule);
  /** @type {ResizeObserver | undefined} */
  let sizes;
  if (typeof ResizeObserver === 'function') {
    sizes = new ResizeObserver(schedule);
    sizes.observe(element);
  }
  return () => {
    mutations.disconnect();
    removeEventListener('resize', schedule);
    if (sizes) {
      sizes.disconnect();
    }
  };
}
