// Colours that a host page requests: which are applied and which are refused (web/lib/theme.js), given the
// colours of styles/tokens.css.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { TEXT_ON_BACKGROUND, contrast, parseColour, readableColours } from '../../web/lib/theme.js';

const css = await readFile(new URL('../../styles/tokens.css', import.meta.url), 'utf8');
const [bright, dark] = css.split('@media (prefers-color-scheme: dark)');
const tokens = (part) => Object.fromEntries(
  [...part.matchAll(/(--[a-z-]+): (#[0-9a-f]+);/g)].map(([, name, value]) => [name, value]),
);
const LIGHT = tokens(bright);
const DARK = { ...LIGHT, ...tokens(dark) };

const outcome = (asked, theme) => {
  const { kept, refused } = readableColours(asked, (token) => parseColour(theme[token]));
  return { kept: Object.keys(kept), refused: [...refused] };
};

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
    for (const [ground, inks] of Object.entries(TEXT_ON_BACKGROUND)) {
      for (const ink of inks) {
        const value = contrast(parseColour(theme[ground]), parseColour(theme[ink]));
        assert.ok(value >= 4.5, `${ink} on ${ground}: ${value.toFixed(2)}`);
      }
    }
  }
});

test('a readable accent is kept in the theme it fits, and refused in the other', () => {
  const asked = { accent: '#7a1f1f', 'on-accent': '#ffffff' };
  assert.deepEqual(outcome(asked, LIGHT), { kept: ['accent', 'on-accent'], refused: [] });
  assert.ok(outcome(asked, DARK).refused.includes('accent'));
});

test('a colour that fits only a refused colour is refused, too', () => {
  // White text on a dark background: our other text colours are unreadable on that background, so both are
  // refused.
  const asked = { background: '#101010', text: '#ffffff' };
  assert.deepEqual(outcome(asked, LIGHT), { kept: [], refused: ['background', 'text'] });
});

test('values in other colour formats are refused', () => {
  assert.deepEqual(outcome({ text: 'red' }, LIGHT).refused, ['text']);
});
