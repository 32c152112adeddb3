// What is in the shadow roots of a page. These functions run inside the host page.

import { eventually } from '../harness/page.mjs';

/** Presses what carries these words in the element with this id. */
const PRESS = (id, words) => {
  const fits = (it) => it.innerText.trim().startsWith(words) && it.getBoundingClientRect().height > 0;
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

/** A way to use the widget without a frame in the element with this id. */
export function inlineWidget(page, id = 'one') {
  return {
    text: () => page.evaluate(TEXT, id),
    press: (words) => eventually(words, () => page.evaluate(PRESS, id, words)),
    choose: (which, value) => eventually(value, () => page.evaluate(CHOOSE, id, which, value)),
    shows: (pattern) =>
      eventually(`${pattern} in ${id}`, async () => pattern.test(await page.evaluate(TEXT, id))),
    state: (state) => eventually(`${id} ${state}`, async () => (await page.evaluate(STATE, id)) === state),
  };
}

/** What a page must find as it was, whatever the widget does. */
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
