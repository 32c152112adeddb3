// The actions of a user inside the widget's frame. The functions run in the frame and are sent as text, so
// that they must not refer to anything outside of themselves.

/** Presses the control whose text begins with `text`. Returns whether it exists. */
export function press(text) {
  const fits = (it) => it.innerText.trim().startsWith(text) && it.getBoundingClientRect().height > 0;
  const found = [...document.querySelectorAll('a, button, label, summary')].find(fits);
  if (found) {
    found.click();
  }
  return Boolean(found);
}

/** Chooses this option in the first list that has it. Returns whether there is one. */
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

/** Types into the search field. Returns whether there is one. */
export function type(text) {
  const field = document.querySelector('input[role=combobox]');
  if (field) {
    field.focus();
    /** @type {HTMLInputElement} */ (field).value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, data: text }));
  }
  return Boolean(field);
}

/** Returns the link of the result, if it is shown. */
export function linkShown() {
  const field = document.querySelector('input[readonly]');
  return field && /** @type {HTMLInputElement} */ (field).value;
}

/** Returns the visible text. */
export function read() {
  return document.body.innerText;
}
