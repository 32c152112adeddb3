// Colours that a host page requests: which are applied and which are refused (web/lib/colours.js), given the
// colours of styles/tokens.css.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { TEXT_ON_BACKGROUND, contrast, parseColour, readableColours } from '../../web/lib/colours.js';

const css = await readFile(new URL('../../styles/tokens.css', import.meta.url), 'utf8');
const [bright, dark] = css.split('@media (prefers-color-scheme: dark)');
const tokens = (part) => Object.fromEntries(
  [...part.matchAll(/(--[a-z-]+): (#[0-9a-f]+);/g)].map(([, name, value]) => [name, value]),
);
const LIGHT = tokens(bright);
const DARK = { ...LIGHT, ...tokens(dark) };

const outcome = (wanted, theme) => readableColours(wanted, (token) => theme[token]);

/** Returns the pairs of text and background that are hard to read with these tokens. */
const unreadable = (colours) => Object.entries(TEXT_ON_BACKGROUND).flatMap(([background, texts]) =>
  texts.filter((text) => !(contrast(parseColour(colours[background]), parseColour(colours[text])) >= 4.5))
    .map((text) => `${text} on ${background}`));

/** Accents of websites of governments, institutions and newspapers. */
const USUAL = [
  '#c00000', '#0b5cad', '#be0f2d', '#d7000f', '#e60012', '#c8161d', '#cc0000', '#b30000', '#8b0000', '#a50000',
  '#1e50a2', '#005bac', '#0066cc', '#004098', '#2a6ebb', '#1677ff', '#0052d9', '#337ab7', '#003366', '#ff0000',
  '#f5a623', '#ffd700', '#00a0e9', '#7a1f1f', '#000000', '#ffffff', '#808080',
];

test('contrast follows the formula of WCAG', () => {
  const of = (one, other) => contrast(parseColour(one), parseColour(other));
  assert.equal(of('#000', '#ffffff'), 21);
  assert.equal(of('#fff', '#fff'), 1);
  // The two greys nearest to a contrast of 4.5 on white.
  assert.ok(of('#767676', '#ffffff') >= 4.5);
  assert.ok(of('#777777', '#ffffff') < 4.5);
});

test('our own colours pass in both themes', () => {
  for (const theme of [LIGHT, DARK]) {
    assert.deepEqual(unreadable(theme), []);
  }
});

test('no usual accent is refused: the field has that colour, and what is on it is readable', () => {
  for (const theme of [LIGHT, DARK]) {
    for (const accent of USUAL) {
      const { tokens, refused } = outcome({ accent }, theme);
      assert.deepEqual(refused, [], accent);
      assert.equal(tokens['--deep'], accent);
      assert.deepEqual(unreadable({ ...theme, ...tokens }), [], accent);
    }
  }
});

test('every accent has readable shades', () => {
  const steps = Array.from({ length: 16 }, (_, index) => (index * 17).toString(16).padStart(2, '0'));
  const accents = steps.flatMap((red) => steps.flatMap((green) => steps.map((blue) => `#${red}${green}${blue}`)));
  for (const theme of [LIGHT, DARK]) {
    for (const accent of accents) {
      const { tokens } = outcome({ accent }, theme);
      assert.deepEqual(unreadable({ ...theme, ...tokens }), [], accent);
    }
  }
});

test('a readable accent is used for links as it is', () => {
  for (const accent of ['#c00000', '#0b5cad', '#7a1f1f', '#003366']) {
    const { tokens } = outcome({ accent }, LIGHT);
    assert.deepEqual([tokens['--green'], tokens['--on-green'], tokens['--on-deep']], [accent, '#ffffff', '#ffffff']);
  }
  // On a dark background a lighter shade of it is.
  const { tokens } = outcome({ accent: '#c00000' }, DARK);
  const [red, green, blue] = parseColour(tokens['--green']);
  assert.ok(red > 0xc0 && green === blue && green > 0, tokens['--green']);
});

test('a colour for the text on the accent is used where it is readable, and else refused', () => {
  const wanted = { accent: '#7a1f1f', 'on-accent': '#fffbe6' };
  const light = outcome(wanted, LIGHT);
  assert.deepEqual(light.refused, []);
  assert.deepEqual(['--on-green', '--on-deep', '--on-deep-soft'].map((token) => light.tokens[token]), Array(3).fill('#fffbe6'));
  const dark = outcome(wanted, DARK);
  assert.equal(dark.tokens['--on-deep'], '#fffbe6');
  assert.deepEqual(unreadable({ ...DARK, ...dark.tokens }), []);
  const refused = outcome({ accent: '#7a1f1f', 'on-accent': '#8a2f2f' }, LIGHT);
  assert.deepEqual(refused.refused, ['on-accent']);
  assert.deepEqual(unreadable({ ...LIGHT, ...refused.tokens }), []);
});

test('a background is used if all text is readable on it, with shades of the accent that suit it', () => {
  const wanted = { background: '#fffdf5', accent: '#f5a623' };
  const { tokens, refused } = outcome(wanted, LIGHT);
  assert.deepEqual(refused, []);
  assert.equal(tokens['--paper'], '#fffdf5');
  assert.deepEqual(unreadable({ ...LIGHT, ...tokens }), []);
  assert.deepEqual(outcome({ background: '#777777' }, LIGHT), { tokens: {}, refused: ['background'] });
});

test('a colour that fits only a refused colour is refused, too', () => {
  // White text on a dark background: our other text colours are unreadable on that background, so both are
  // refused.
  const wanted = { background: '#101010', text: '#ffffff' };
  assert.deepEqual(outcome(wanted, LIGHT), { tokens: {}, refused: ['background', 'text'] });
});

test('values in other colour formats are refused', () => {
  assert.deepEqual(outcome({ text: 'red' }, LIGHT).refused, ['text']);
  assert.deepEqual(outcome({ accent: 'red' }, LIGHT), { tokens: {}, refused: ['accent'] });
});
