// A visitor who writes on the screen of a kiosk, with a finger or a mouse, in Chromium.

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const PACKAGE = new URL('../../../node_modules/hanzi-writer-data/', import.meta.url);

/** The side of the square that the package draws in, and its upper edge; the y axis points up. */
const [SIDE, TOP] = [1024, 900];

/** How far a point is off, as a share of the field. */
const JITTER = 0.012;

/** Returns pseudorandom numbers from -1 to 1, the same at each run. */
export function trembling(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  };
}

/** Returns the strokes of a character, from 0 to 1 in the field, by a hand that is small, slanted and not steady. */
export async function strokesOf(character, tremble) {
  const { medians } = JSON.parse(await readFile(fileURLToPath(new URL(`${character}.json`, PACKAGE)), 'utf8'));
  const [slant, size] = [0.08 * tremble(), 0.75 + 0.1 * tremble()];
  return medians.map((median) => median.map(([right, up]) => {
    const [x, y] = [right / SIDE - 0.5, (TOP - up) / SIDE - 0.5];
    return [x + slant * y, y].map((value) => 0.5 + size * value + JITTER * tremble());
  }));
}

/** Writes the strokes into the field with real pointer events of a mouse. */
export async function write(page, strokes) {
  const field = await page.evaluate(() => {
    const { left, top, width, height } = document.querySelector('.write-field').getBoundingClientRect();
    return { left, top, width, height };
  });
  const mouse = (type, [x, y], buttons) => page.devTools('Input.dispatchMouseEvent', {
    type, x: field.left + x * field.width, y: field.top + y * field.height, button: 'left', buttons, clickCount: 1,
  });
  for (const stroke of strokes) {
    await mouse('mousePressed', stroke[0], 1);
    for (const point of stroke.slice(1)) {
      await mouse('mouseMoved', point, 1);
    }
    await mouse('mouseReleased', stroke[stroke.length - 1], 0);
  }
}

/** Writes a word character by character, and taps each among the candidates. */
export async function writeWord(page, word, tremble) {
  for (const character of word) {
    await write(page, await strokesOf(character, tremble));
    await page.click({ role: 'button', name: character });
  }
}
