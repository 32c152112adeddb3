// Functions that run inside the measured pages. Playwright serializes the source of each one, so a function
// cannot refer to anything outside itself.

/** Records headings as they appear, clicks, and the delay of every interaction. Runs before any script of the page. */
export function observe() {
  const seen = { headings: [], clicks: [], interactions: {} };
  globalThis.benchSeen = seen;
  const heading = () =>
    [...document.querySelectorAll('h1')].find((element) => element.getClientRects().length > 0)?.textContent.trim();
  const look = () => {
    const text = heading();
    if (text && text !== seen.headings.at(-1)?.text) {
      seen.headings.push({ text, at: performance.now() });
    }
  };
  const options = { childList: true, subtree: true, characterData: true, attributes: true };
  new MutationObserver(look).observe(document, options);
  addEventListener('hashchange', () => setTimeout(look));
  addEventListener('load', look);
  addEventListener('click', (event) => seen.clicks.push(event.timeStamp), true);
  new PerformanceObserver((list) => {
    for (const { interactionId, duration } of list.getEntries()) {
      if (interactionId) {
        seen.interactions[interactionId] = Math.max(seen.interactions[interactionId] ?? 0, duration);
      }
    }
  }).observe({ type: 'event', durationThreshold: 16, buffered: true });
}

/** Returns what has been recorded. */
export function seen() {
  return globalThis.benchSeen;
}

/** Returns the centre of the visible element with one of these texts. */
export function find(words) {
  const says = (element) => words.includes((element.querySelector('.option-label') ?? element).textContent.trim());
  const visible = (element) => element.getClientRects().length > 0;
  const found = [...document.querySelectorAll('button, label, a')].find((it) => visible(it) && says(it));
  if (!found) {
    return null;
  }
  found.scrollIntoView({ block: 'center' });
  const box = found.getBoundingClientRect();
  return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
}

/** Chooses a month in a pair of lists, whose form is then sent, or in one field. Returns whether there was one. */
export function choose({ year, month, send }) {
  const visible = (element) => element.getClientRects().length > 0;
  const set = (field, value) => {
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  };
  const [field] = [...document.querySelectorAll('input[type=month]')].filter(visible);
  if (field) {
    // Counts as the tap: this field has no button.
    globalThis.benchSeen.clicks.push(performance.now());
    set(field, `${year}-${String(month).padStart(2, '0')}`);
    return true;
  }
  const lists = [...document.querySelectorAll('select')].filter(visible);
  if (lists.length < 2) {
    return false;
  }
  set(lists[0], String(year));
  set(lists[1], String(month));
  const button = [...document.querySelectorAll('button')].find(
    (it) => visible(it) && it.textContent.trim() === send,
  );
  button.click();
  return true;
}

/** Focuses the search field if it is ready. */
export function focusSearch() {
  const field = document.querySelector('input[role=combobox], input[type=search]');
  if (!field || field.disabled || field.getClientRects().length === 0) {
    return false;
  }
  field.focus();
  return document.activeElement === field;
}

/** Returns whether an occupation with these characters is listed. */
export function lists(characters) {
  const entries = document.querySelectorAll('[role=option], main li');
  return [...entries].some((it) => it.getClientRects().length > 0 && it.textContent.includes(characters));
}
