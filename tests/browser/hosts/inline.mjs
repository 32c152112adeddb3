// Uses widgets in inline mode, through the shadow roots of the host page.

import { eventually } from '../harness/page.mjs';

/** Presses the control whose text begins with `text` in the widget with this id. */
const PRESS = (id, text) => {
  // The translator of the tests puts each text node into these marks.
  const fits = (it) => it.innerText.replace(/[«»]/g, '').trim().startsWith(text) && it.getBoundingClientRect().height > 0;
  const found = [...document.getElementById(id).shadowRoot.querySelectorAll('a, button')].find(fits);
  if (found) {
    found.click();
  }
  return Boolean(found);
};

const CHOOSE = (id, which, value) => {
  const list = document.getElementById(id).shadowRoot.querySelectorAll('select')[which];
  if (list) {
    list.value = value;
    list.dispatchEvent(new Event('change', { bubbles: true }));
  }
  return Boolean(list);
};

const TEXT = (id) => {
  const top = document.getElementById(id).shadowRoot.querySelector('.qg-root');
  return top ? top.innerText : '';
};

const STATE = (id) => {
  const top = document.getElementById(id).shadowRoot.querySelector('.qg-root');
  return top && top.dataset.state;
};

/** Returns the actions on the inline widget with this id. */
export function inlineWidget(page, id = 'one') {
  return {
    text: () => page.evaluate(TEXT, id),
    press: (text) => eventually(text, () => page.evaluate(PRESS, id, text)),
    choose: (which, value) => eventually(value, () => page.evaluate(CHOOSE, id, which, value)),
    shows: (pattern) =>
      eventually(`${pattern} in ${id}`, async () => pattern.test(await page.evaluate(TEXT, id))),
    state: (state) => eventually(`${id} ${state}`, async () => (await page.evaluate(STATE, id)) === state),
  };
}

/** Returns the state of the host page that the widget must not change. */
export const PAGE_ITSELF = () => ({
  address: location.href,
  history: history.length,
  title: document.title,
  scrollRestoration: history.scrollRestoration,
  head: document.head.innerHTML,
  sheets: document.styleSheets.length,
  root: /** @type {Element} */ (document.documentElement.cloneNode()).outerHTML,
  names: Object.keys(window).filter((name) => !/^\d+$/.test(name)).sort(),
  storage: [localStorage.length, sessionStorage.length, document.cookie],
});
