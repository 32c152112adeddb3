// Slips of a kiosk, printed into a PDF and looked at by the tools of others: one page of the right size,
// everything on it, and a code that can still be read.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import jsqr from 'jsqr';
import { drawCode } from '../harness/qr-code.mjs';
import { CHROMIUMS, inEngines } from '../harness/engines.mjs';
import { begin, completeCheck, press, openKiosk, openKeypad } from '../harness/kiosk-visitor.mjs';
import { serve } from '../harness/server.mjs';

/** The module is CommonJS, whose types name the wrong default. */
const jsQR = /** @type {typeof import('jsqr').default} */ (/** @type {unknown} */ (jsqr));

const run = promisify(execFile);

/** Millimetres to a point of a PDF. */
const POINT = 25.4 / 72;
/** The dots to an inch of a printer for slips. */
const DOTS = 203;

/** Grey values, as pdftoppm writes them, as a camera would see them. */
function seen(picture) {
  const [head] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(picture.subarray(0, 64).toString('latin1'));
  const [, width, height] = head.split(/\s+/).map(Number);
  const grey = picture.subarray(head.length);
  const pixels = new Uint8ClampedArray(4 * width * height).fill(255);
  for (let place = 0; place < width * height; place += 1) {
    pixels.fill(grey[place], 4 * place, 4 * place + 3);
  }
  return { width, height, pixels };
}

/** How many millimetres are empty at each edge: left, top, right, bottom. */
function edges({ width, height, pixels }) {
  const [columns, rows] = [new Set(), new Set()];
  for (let place = 0; place < width * height; place += 1) {
    if (pixels[4 * place] < 200) {
      columns.add(place % width);
      rows.add(Math.floor(place / width));
    }
  }
  const [across, down] = [[...columns], [...rows]].map((all) => all.sort((one, other) => one - other));
  const dots = [across[0], down[0], width - 1 - across.pop(), height - 1 - down.pop()];
  return dots.map((count) => (count / DOTS) * 25.4);
}

/** What stands on the pages of a PDF: their sizes, each word with its place, the empty edges, and the code. */
async function read(pdf) {
  const folder = await mkdtemp(join(tmpdir(), 'qilu-green-'));
  try {
    const file = join(folder, 'slip.pdf');
    await writeFile(file, pdf);
    await run('pdftotext', ['-bbox', file, join(folder, 'words.html')]);
    const words = await readFile(join(folder, 'words.html'), 'utf8');
    const numbers = (text) => [...text.matchAll(/"(-?[\d.]+)"/g)].map(([, number]) => Number(number) * POINT);
    const pages = [...words.matchAll(/<page [^>]*>/g)].map(([page]) => numbers(page));
    const places = [...words.matchAll(/<word ([^>]*)>([^<]*)</g)].map(([, place, word]) => ({
      word, place: numbers(place),
    }));
    await run('pdftoppm', ['-r', String(DOTS), '-gray', '-singlefile', file, join(folder, 'slip')]);
    const { width, height, pixels } = seen(await readFile(join(folder, 'slip.pgm')));
    return {
      pages, places, edges: edges({ width, height, pixels }), code: jsQR(pixels, width, height)?.data,
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

inEngines(CHROMIUMS, (newPage) => {
  let server;
  before(async () => {
    server = await serve();
  });
  after(() => server?.stop());

  /** A check and a wish, on the page of the result. */
  async function toResult(settings) {
    const page = await openKiosk(newPage, server, settings, { dark: true });
    await begin(page);
    await openKeypad(page);
    await press(page, 'GYFSCLG');
    await page.click({ role: 'button', name: '想学：工业废水处理工' });
    await page.click('齐鲁绿色低碳培训自查');
    await completeCheck(page);
    return page;
  }

  async function printed(page) {
    const { data } = await page.devTools('Page.printToPDF', {
      preferCSSPageSize: true, printBackground: true,
    });
    return read(Buffer.from(data, 'base64'));
  }

  for (const [paper, button, size] of [['slip', '打印小票', [80]], ['sheet', '打印A4纸', [210, 297]]]) {
    test(`a ${paper} holds all there is to take home, and nothing is cut off`, async () => {
      const page = await toResult('');
      const { side, pixels } = await page.evaluate(drawCode);
      const link = jsQR(Uint8ClampedArray.from(pixels), side, side).data;
      await page.click(button);
      assert.equal(await page.evaluate(() => window.device.printed), 1);
      const { pages, places, edges: empty, code } = await printed(page);

      assert.equal(pages.length, 1, 'one page');
      const [[width, height]] = pages;
      for (const [is, wanted] of [[width, size[0]], [height, size[1] ?? height]]) {
        assert.ok(Math.abs(Number(is) - Number(wanted)) < 0.6, `${width} × ${height} mm`);
      }
      for (const { word, place: [left, , right] } of places) {
        assert.ok(left >= 3 && right <= width - 3, `${word} from ${left} to ${right} of ${width} mm`);
      }
      // Heights of words are those of the font, not of what is drawn, so the picture tells.
      assert.ok(empty.every((margin) => margin >= 3), `empty at the edges: ${empty} mm`);
      const sizes = await page.evaluate(() => [...document.querySelectorAll('.ticket *')].map((one) =>
        parseFloat(getComputedStyle(one).fontSize)));
      assert.ok(sizes.length > 10 && sizes.every((pixels) => pixels >= 24), `18 points are 24 pixels: ${sizes}`);
      // Chromium 79 writes radicals for some of the characters that look like them.
      const said = places.map(({ word }) => word).join('').normalize('NFKC');
      for (const words of ['符合条件', '下一步怎么办', '12333', '工业废水处理工', '2026年11月21日', '规则编号']) {
        assert.ok(said.includes(words), `${words} in ${said}`);
      }
      for (const words of ['1990', '济南', '上一步']) {
        assert.ok(!said.includes(words), `${words} in ${said}`);
      }
      assert.equal(code, link);
      // It leaves nothing where it was measured.
      const tall = await page.evaluate(() => document.querySelector('.ticket').getBoundingClientRect().height);
      assert.equal(tall, 0);
      assert.deepEqual([...page.errors, ...(await page.violations())], []);
    });
  }

  test('a longer slip after a sheet is as long as it has to be', async () => {
    const page = await toResult('');
    await page.click('打印A4纸');
    const { pages: [[wide]] } = await printed(page);
    await page.click('打印小票');
    const { pages: [[narrow, long]] } = await printed(page);
    await page.click('去挑想学的职业');
    await press(page, ['全清空', 'F', 'S']);
    await page.click({ role: 'button', name: /^想学：(?!工业废水处理工)/ });
    await page.click('看看想学的');
    await page.click('打印小票');
    const { pages, places } = await printed(page);
    assert.equal(pages.length, 1);
    assert.ok(pages[0][1] > long, `${pages[0][1]} after ${long} mm`);
    assert.ok(wide > narrow && places.length > 0);
  });
});
