// The first questions while the wasm is loading (docs/decisions/0014-first-questions-before-the-wasm.md). The build has
// rendered them into the page, hidden, with what each answer leads to; this switches between them. A tap that needs the
// wasm is kept and repeated when the widget runs.

import { endSettling, focusNotice, focusText, moveTo } from './early-focus.js';

// The address of every link to the check.
const CHECK = '#/check';

// The time after which a visitor whose tap awaits the wasm is shown who may take part, in milliseconds. Without a script
// the style does so (styles/early.css).
const PATIENCE = 12000;

/**
 * @typedef {object} EarlyPages
 * @property {(source: Promise<WebAssembly.Module>) => Promise<WebAssembly.Module>} hold Awaits the wasm;
 *   resolves when the widget may replace the page: never while a question is in use.
 * @property {() => void} handOver Ends this and leaves the answers to the widget. Called just before the widget starts.
 * @property {() => void} resume Restores focus and form and repeats the tap. Called when the widget runs.
 * @property {(staticPage: Element) => void} fail Ends this; `staticPage` is the page shown in place of the widget.
 */

/** @param {Element} host The element that the widget fills, or a copy of it. */
export function removeEarlyPages(host) {
  host.querySelectorAll('.early, .early-waiting').forEach((page) => page.remove());
}

/**
 * Shows the page of the address, if it is one of the first questions. Returns undefined if there are none, or if only
 * the widget can tell which page follows, since there are saved answers.
 * @param {HTMLElement} host
 * @returns {EarlyPages | undefined}
 */
export function openEarlyPages(host) {
  const pages = /** @type {HTMLElement[]} */ ([...host.querySelectorAll('.early')]);
  const options = /** @type {HTMLInputElement[]} */ ([...host.querySelectorAll('.early input')]);
  const saved = savedAnswers();
  let answer = options.find(({ value }) => value === saved);
  if (!pages.length || (saved && !answer)) {
    removeEarlyPages(host);
    return undefined;
  }
  const [first] = pages;
  const status = /** @type {HTMLElement} */ (host.querySelector('.early-waiting'));
  const startTitle = document.title;
  /** The question shown; undefined for the start page. @type {HTMLElement | undefined} */
  let shown;
  /** The button tapped last, which needs the widget. @type {HTMLElement | undefined} */
  let tapped;
  /** Lets the widget replace the page. Does nothing before the wasm is compiled. */
  let release = () => {};
  let isAnswered = false;
  let isTouched = false;
  let isArrowKey = false;
  let timer = 0;
  /** Set by `handOver`, which sees the page as it is before the widget replaces it. */
  let resume = () => {};

  /**
   * Shows the page of the current address.
   * @param {boolean} [isFirst] Whether the document has just been opened: the first page takes no focus.
   */
  function route(isFirst) {
    if (location.hash === CHECK) {
      history.replaceState(history.state, '', answer ? answer.dataset.next : first.dataset.address);
    }
    const { hash } = location;
    const next = answer && pages[Number(answer.dataset.page)];
    const page = [first, next].find((it) => it && it.dataset.address === hash);
    if (page || hash.length < 3) {
      clearTimeout(timer);
      status.textContent = '';
      tapped = undefined;
      show(page, isFirst);
    } else if (!isFirst) {
      wait();
    }
    release();
  }

  /**
   * @param {HTMLElement | undefined} page
   * @param {boolean} [isFirst]
   */
  function show(page, isFirst) {
    if (page === shown) {
      return;
    }
    shown = page;
    pages.forEach((other) => {
      other.hidden = other !== page;
    });
    const link = /** @type {Element} */ (host.querySelector(`.way[href="${CHECK}"]`));
    if (page) {
      link.setAttribute('aria-current', 'true');
    } else {
      link.removeAttribute('aria-current');
    }
    // No tap came before the first page of a document, so none on it is in haste.
    if (page && isFirst) {
      endSettling(page);
    }
    const heading = headingShown();
    document.title = page
      ? /** @type {string} */ (status.dataset.title).replace('{page}', String(heading.textContent))
      : startTitle;
    if (!isFirst) {
      moveTo(heading);
    }
  }

  /** Returns the heading of the page shown. */
  function headingShown() {
    const page = shown || /** @type {Element} */ (/** @type {Element} */ (status.parentNode).lastElementChild);
    return /** @type {HTMLElement} */ (page.querySelector('h1'));
  }

  /** Shows that a tap has been taken. */
  function wait() {
    if (!status.textContent) {
      status.textContent = /** @type {string} */ (status.dataset.text);
      timer = setTimeout(giveUp, PATIENCE);
    }
  }

  /** Shows the start page with the notice. The widget can still come, and gets the answers then. */
  function giveUp() {
    status.textContent = '';
    show(undefined);
    focusNotice(host);
  }

  /** @param {HTMLInputElement} option */
  function give(option) {
    answer = option;
    isAnswered = true;
    savedAnswers(option.value);
    location.hash = /** @type {string} */ (option.dataset.next);
    route();
  }

  /** @param {Event} event */
  function handleClick(event) {
    isTouched = true;
    const { target } = /** @type {{target: any}} */ (event);
    const button = target.closest('button');
    if (button) {
      event.preventDefault();
      tapped = button;
      wait();
      release();
    }
    // The arrow keys click the radio button that they move to.
    if (options.includes(target) && !isArrowKey) {
      give(target);
    }
  }

  /** @param {Event} event */
  function handleKey(event) {
    isTouched = true;
    const { type, key, target } = /** @type {KeyboardEvent & {target: any}} */ (event);
    isArrowKey = type === 'keydown' && /Arrow/.test(key);
    if (type === 'keydown' && key === 'Enter' && options.includes(target)) {
      target.checked = true;
      give(target);
    }
  }

  /** @type {[target: EventTarget, type: string, listener: (event: Event) => void][]} */
  const listeners = [
    [host, 'pointerdown', () => {
      isTouched = true;
    }],
    [host, 'click', handleClick],
    [host, 'keydown', handleKey],
    [host, 'keyup', handleKey],
    [window, 'hashchange', () => route()],
  ];

  function end() {
    clearTimeout(timer);
    listeners.forEach(([target, type, listener]) => target.removeEventListener(type, listener));
  }

  /**
   * Returns the element of the widget's page that an element of the page before corresponds to.
   * @param {Element} early
   */
  function counterpart(early) {
    const all = /** @type {HTMLElement[]} */ ([...host.querySelectorAll(early.tagName)]);
    return all.find(({ textContent }) => textContent === early.textContent);
  }

  function handOver() {
    end();
    if (isAnswered && answer) {
      host.dataset.answers = answer.value;
    }
    const heading = headingShown().textContent;
    const active = host.contains(document.activeElement) && document.activeElement;
    const values = shown ? [...shown.querySelectorAll('select')].map(({ value }) => value) : [];
    const opened = [...host.querySelectorAll('[open] > summary')];
    resume = () => {
      delete host.dataset.answers;
      const current = host.querySelector('h1');
      if (current && current.textContent !== heading) {
        // The page after the one that was shown; or the first page of the document, which takes no focus.
        if (isTouched) {
          moveTo(current);
        }
        return;
      }
      // The visitor has seen this page before, so a tap is not in haste.
      endSettling(host);
      for (const summary of opened.map(counterpart)) {
        if (summary) {
          /** @type {HTMLDetailsElement} */ (summary.parentNode).open = true;
        }
      }
      const fields = host.querySelectorAll('select');
      values.forEach((value, index) => {
        if (value && fields[index]) {
          fields[index].value = value;
          fields[index].dispatchEvent(new Event('change', { bubbles: true }));
        }
      });
      const focused = active && counterpart(active);
      if (focused && focused === current) {
        focusText(focused);
      } else if (focused) {
        focused.focus();
      }
      const button = tapped && counterpart(tapped);
      if (button) {
        button.click();
      }
    };
  }

  listeners.forEach(([target, type, listener]) => target.addEventListener(type, listener));
  // Tapped before this script ran.
  const early = options.find(({ checked }) => checked);
  if (answer) {
    answer.checked = true;
  }
  route(true);
  if (early && early !== answer) {
    isTouched = true;
    give(early);
  }
  return {
    async hold(source) {
      const module = await source;
      if (shown && isTouched && !status.textContent) {
        await new Promise((resolve) => {
          release = /** @type {() => void} */ (resolve);
        });
      }
      return module;
    },
    handOver,
    resume: () => resume(),
    fail(staticPage) {
      end();
      if (isTouched) {
        focusNotice(staticPage);
      }
    },
  };
}

/**
 * Returns the saved answers after replacing them with `text`, if given. The key is that of src/browser/session.rs.
 * @param {string} [text]
 */
function savedAnswers(text) {
  const key = 'qilu-green ' + location.pathname;
  try {
    if (text) {
      sessionStorage.setItem(key, text);
    }
    return sessionStorage.getItem(key);
  } catch (error) {
    // Denied or full: the widget gets an answer of this visit all the same.
    return null;
  }
}
