// What a kiosk keeps people from, and how it prints (docs/kiosk.md). Loaded on a kiosk only, before the widget
// starts, and at work even when the widget is not.
(function () {
  'use strict';

  const root = document.documentElement;
  const script = document.currentScript;

  // No menu, nothing to drag out of the page or to drop into it, no marking with handles.
  for (const kind of ['contextmenu', 'dragstart', 'dragover', 'drop', 'selectstart', 'auxclick', 'gesturestart']) {
    addEventListener(kind, (event) => event.preventDefault(), { capture: true, passive: false });
  }

  // No size but ours: not by two fingers, not by a wheel or a key.
  addEventListener('touchmove', (event) => {
    if (event.touches.length > 1 && event.cancelable) {
      event.preventDefault();
    }
  }, { capture: true, passive: false });
  addEventListener('wheel', (event) => {
    if (event.ctrlKey) {
      event.preventDefault();
    }
  }, { capture: true, passive: false });
  addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && /^[-+=0_]$/.test(event.key)) {
      event.preventDefault();
    }
  }, { capture: true });

  // No way out: a link that does not lead to one of our pages is none.
  function shut() {
    for (const link of document.querySelectorAll('a[href]:not([href^="#/"])')) {
      link.removeAttribute('href');
    }
  }
  new MutationObserver(shut).observe(document.body, {
    attributes: true, attributeFilter: ['href'], childList: true, subtree: true,
  });
  shut();

  // Nobody reloads the page for a kiosk that broke. It is done once the server answers; else there would
  // not even be the still page.
  const PATIENCE = 60000;
  function startAgain() {
    fetch(location.pathname, { cache: 'no-store', credentials: 'omit' }).then((response) => {
      if (response.ok) {
        location.reload();
      } else {
        throw new Error(String(response.status));
      }
    }).catch(() => setTimeout(startAgain, PATIENCE));
  }
  new MutationObserver((changes, observer) => {
    if (root.dataset.state === 'failed') {
      observer.disconnect();
      setTimeout(startAgain, PATIENCE);
    }
  }).observe(root, { attributes: true, attributeFilter: ['data-state'] });

  // A slip is one page as long as what is on it, in millimetres; a sheet is a sheet.
  const MILLIMETRE = 96 / 25.4;
  const EDGE = 4;
  let rule = -1;
  document.addEventListener('qilu-green:print', (event) => {
    const sheet = [...document.styleSheets].find((one) => one.href === script.dataset.style);
    if (rule >= 0) {
      sheet.deleteRule(rule);
    }
    const page = event.detail === '80mm' ? `80mm ${lengthOfSlip()}mm; margin: ${EDGE}mm` : 'A4; margin: 18mm';
    rule = sheet.insertRule(`@page { size: ${page}; }`, sheet.cssRules.length);
    print();
  });

  function lengthOfSlip() {
    root.dataset.measuring = '';
    const { height } = document.querySelector('.ticket').getBoundingClientRect();
    delete root.dataset.measuring;
    // One more, for what is rounded.
    return Math.ceil(height / MILLIMETRE) + 2 * EDGE + 1;
  }
})();
