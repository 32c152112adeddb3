// What a person does inside the widget's frame. These functions run in there: only their text travels.

/** Presses what begins with these words; says whether it was there. */
export function press(words) {
  const fits = (it) => it.innerText.trim().startsWith(words) && it.getBoundingClientRect().height > 0;
  const found = [...document.querySelectorAll('a, button, label, summary')].find(fits);
  if (found) {
    found.click();
  }
  return Boolean(found);
}

/** Chooses this from the first list that has it; says whether one had it. */
export function choose(label) {
  const lists = [...document.querySelectorAll('select')];
  const list = lists.find((one) => [...one.options].some((option) => option.label === label));
  if (list) {
    list.value = [...list.options].find((option) => option.label === label).value;
    list.dispatchEvent(new Event('input', { bubbles: true }));
    list.dispatchEvent(new Event('change', { bubbles: true }));
  }
  return Boolean(list);
}

/** Fills in the search; says whether there is one. */
export function type(text) {
  const field = document.querySelector('input[role=combobox]');
  if (field) {
    field.focus();
    /** @type {HTMLInputElement} */ (field).value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, data: text }));
  }
  return Boolean(field);
}

/** The address that carries the result away, once it stands there. */
export function linkShown() {
  const field = document.querySelector('input[readonly]');
  return field && /** @type {HTMLInputElement} */ (field).value;
}

/** What can be read. */
export function read() {
  return document.body.innerText;
}
