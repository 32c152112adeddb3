// Posts invalid and forged messages. The functions run in pages and frames and are sent as text, so that they
// must not refer to anything outside of themselves.

/**
 * Posts `count` messages to a window: random ones, and slightly changed messages of the protocol. `target` is
 * 'top', 'parent', or 'widget' for the frame of the page's widget.
 */
export function postNonsense(target, count, seed) {
  let state = seed;
  const random = (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * below);
  };
  const REAL = [
    'qilu-green/1 knock',
    'qilu-green/1 ready',
    'qilu-green/1 height 5000',
    'qilu-green/1 view result',
    'qilu-green/1 outcome eligible qilu-green',
    'qilu-green/1 error failed',
    'qilu-green/1 error contrast accent',
    'qilu-green/1 look dark large accent=#ffffff background=#ffffff',
    'qilu-green/1 look light normal',
  ];
  const LETTERS = 'abz059 -=#/\n\u0000齐\ud83c';
  const alter = (text) => {
    const position = random(text.length + 1);
    const letter = LETTERS[random(LETTERS.length)];
    switch (random(5)) {
      case 0: return text.slice(0, position) + letter + text.slice(position);
      case 1: return text.slice(0, position) + letter + text.slice(position + 1);
      case 2: return text.slice(0, Math.max(position - 1, 0)) + text.slice(position);
      case 3: return text.slice(0, position);
      default: return text + ' ' + text;
    }
  };
  // A look or a knock that is valid by chance would be obeyed, and correctly so if the sender is the right
  // one.
  const RIGHT = /^qilu-green\/1 (knock|look (light|dark|auto) (large|normal)( (accent|on-accent|background|text)=#[0-9a-f]{6}){0,4})$/;
  const near = () => {
    for (;;) {
      const text = alter(REAL[random(REAL.length)]);
      if (!RIGHT.test(text)) {
        return text;
      }
    }
  };
  /** @type {any[]} */
  const strange = [
    null, undefined, 0, NaN, true, [], {}, new Date(0), new ArrayBuffer(9), new Map([[1, 2]]),
    { type: 'qilu-green/1 height 5000' }, ['qilu-green/1 ready'], 'x'.repeat(100000),
    { toString: 'qilu-green/1 ready', length: 18 }, { __proto__: null, data: 'qilu-green/1 ready' },
  ];
  const inWidget = () =>
    document.querySelector('qilu-green-widget').shadowRoot.querySelector('iframe').contentWindow;
  const to = target === 'widget' ? inWidget() : window[target];
  for (let i = 0; i < count; i += 1) {
    const kind = random(10);
    to.postMessage(kind < 6 ? near() : kind < 8 ? strange[random(strange.length)]
      : Array.from({ length: random(60) }, () => String.fromCharCode(random(65536))).join(''), '*');
  }
}

/** Posts valid messages of the protocol from a wrong sender. */
export function postForged(target) {
  const to = window[target];
  for (const message of [
    'ready', 'height 5000', 'view result', 'outcome eligible qilu-green', 'error failed', 'knock',
    'look dark large accent=#ff0000',
  ]) {
    to.postMessage('qilu-green/1 ' + message, '*');
  }
}
