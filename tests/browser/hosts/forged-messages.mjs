// Messages that nobody should believe. They run inside pages and frames: only their text travels.

/**
 * Posts `count` messages to a window: random ones, and ones that differ from the protocol's by a
 * little. `target` says which: 'top', 'parent', or 'widget' for the frame of the page's widget.
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
    const place = random(text.length + 1);
    const letter = LETTERS[random(LETTERS.length)];
    switch (random(5)) {
      case 0: return text.slice(0, place) + letter + text.slice(place);
      case 1: return text.slice(0, place) + letter + text.slice(place + 1);
      case 2: return text.slice(0, Math.max(place - 1, 0)) + text.slice(place);
      case 3: return text.slice(0, place);
      default: return text + ' ' + text;
    }
  };
  // A look or a knock that came out right would be obeyed, and rightly so, from whom it should come.
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

/** Posts messages of the protocol as they should be, from where they should not come. */
export function postForged(target) {
  const to = window[target];
  for (const words of [
    'ready', 'height 5000', 'view result', 'outcome eligible qilu-green', 'error failed', 'knock',
    'look dark large accent=#ff0000',
  ]) {
    to.postMessage('qilu-green/1 ' + words, '*');
  }
}
