// Translates key presses for the DevTools protocol and for WebDriver.

import { Key } from 'selenium-webdriver';

const NAMED = {
  ArrowDown: 40,
  ArrowLeft: 37,
  ArrowRight: 39,
  ArrowUp: 38,
  Backspace: 8,
  Delete: 46,
  End: 35,
  Enter: 13,
  Escape: 27,
  Home: 36,
  Space: 32,
  Tab: 9,
};

// Keys that also insert a character.
const TYPES = { Enter: '\r', Space: ' ' };

/** Returns the `keyDown` and `keyUp` events of a key for the DevTools protocol. */
export function keyEvents(key) {
  const code = NAMED[key] ?? key.toUpperCase().charCodeAt(0);
  if (!(key in NAMED) && key.length !== 1) {
    throw new Error(`unknown key ${key}`);
  }
  const text = TYPES[key] ?? (key.length === 1 ? key : undefined);
  const event = {
    key: key === 'Space' ? ' ' : key,
    code: key in NAMED ? key : `Key${key.toUpperCase()}`,
    windowsVirtualKeyCode: code,
  };
  return [
    { ...event, type: text ? 'keyDown' : 'rawKeyDown', text },
    { ...event, type: 'keyUp' },
  ];
}

/** Returns the events of a key that an input method consumes. */
export function consumedKeyEvents(key) {
  const [down, up] = keyEvents(key);
  const { text: _text, ...taken } = { text: '', ...down };
  return [{ ...taken, type: 'rawKeyDown', key: 'Process', windowsVirtualKeyCode: 229 }, up];
}

/** Returns the WebDriver code of a key. */
export function webDriverKey(key) {
  const typed = key.length === 1 ? key : Key[key.replace(/\B(?=[A-Z])/, '_').toUpperCase()];
  if (typed === undefined) {
    throw new Error(`unknown key ${key}`);
  }
  return typed;
}
