// Tickets of a kiosk, printed to PDF and read with poppler: one page of the right size with all contents and
// a readable QR code.

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
import { begin, completeCheck, pass, press, openKiosk, openKeypad } from '../harness/kiosk-visitor.mjs';
import { serve } from '../harness/server.mjs';

/** The time for which the print buttons are disabled, in milliseconds. */
const PRINT_NOTICE = 8000;

/** The module is CommonJS; its types declare the wrong default export. */
const jsQR = /** @type {typeof import('jsqr').default} */ (/** @type {unknown} */ (jsqr));

const run = promisify(execFile);

/** The millimetres of a PDF point. */
const POINT = 25.4 / 72;
/** The resolution of a ticket printer in dots per inch. */
const DOTS = 203;

/** Converts the grey values that pdftoppm writes to the RGBA pixels of a camera. */
function seen(picture) {
  const [head] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(picture.subarray(0, 64).toString('latin1'));
  const [, width, height] = head.split(/\s+/).map(Number);
  const grey = picture.subarray(head.length);
  const pixels = new Uint8ClampedArray(4 * width * height).fill(255);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    pixels.fill(grey[pixel], 4 * pixel, 4 * pixel + 3);
  }
  return { width, height, pixels };
}

/** Returns the empty millimetres at each edge: left, top, right, bottom. */
function edges({ width, height, pixels }) {
  const [columns, rows] = [new Set(), new Set()];
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    if (pixels[4 * pixel] < 200) {
      columns.add(pixel % width);
      rows.add(Math.floor(pixel / width));
    }
  }
  const [across, down] = [[...columns], [...rows]].map((all) => all.sort((one, other) => one - other));
  const dots = [across[0], down[0], width - 1 - across.pop(), height - 1 - down.pop()];
  return dots.map((count) => (count / DOTS) * 25.4);
}

/** Reads a PDF: the page sizes, each word with its box, the empty edges, and the QR code. */
async function read(pdf) {
  const folder = await mkdtemp(join(tmpdir(), 'qilu-green-'));
  try {
    const file = join(folder, 'ticket.pdf');
    await writeFile(file, pdf);
    await run('pdftotext', ['-bbox', file, join(folder, 'words.html')]);
    const words = await readFile(join(folder, 'words.html'), 'utf8');
    const numbers = (text) => [...text.matchAll(/"(-?[\d.]+)"/g)].map(([, number]) => Number(number) * POINT);
    const pages = [...words.matchAll(/<page [^>]*>/g)].map(([page]) => numbers(page));
    const boxes = [...words.matchAll(/<word ([^>]*)>([^<]*)</g)].map(([, box, word]) => ({
      word, box: numbers(box),
    }));
    await run('pdftoppm', ['-r', String(DOTS), '-gray', '-singlefile', file, join(folder, 'ticket')]);
    const { width, height, pixels } = seen(await readFile(join(folder, 'ticket.pgm')));
    return {
      pages, boxes, edges: edges({ width, height, pixels }), code: jsQR(pixels, width, height)?.data,
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

  /** Completes a check with a wished occupation and opens the result. */
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

  for (const [paper, button, size] of [['ticket', '打印小票', [80]], ['sheet', '打印A4纸', [210, 297]]]) {
    test(`a ${paper} contains everything to take home, and nothing is cut off`, async () => {
      const page = await toResult('');
      const { side, pixels } = await page.evaluate(drawCode);
      const link = jsQR(Uint8ClampedArray.from(pixels), side, side).data;
      await page.click(button);
      assert.equal(await page.evaluate(() => window.device.printed), 1);
      const { pages, boxes, edges: empty, code } = await read(await page.pdf());

      assert.equal(pages.length, 1, 'one page');
      const [[width, height]] = pages;
      for (const [is, wanted] of [[width, size[0]], [height, size[1] ?? height]]) {
        assert.ok(Math.abs(Number(is) - Number(wanted)) < 0.6, `${width} × ${height} mm`);
      }
      for (const { word, box: [left, , right] } of boxes) {
        assert.ok(left >= 3 && right <= width - 3, `${word} from ${left} to ${right} of ${width} mm`);
      }
      // Word boxes have the height of the font, not of the ink, so the edges are measured on the bitmap.
      assert.ok(empty.every((margin) => margin >= 3), `empty at the edges: ${empty} mm`);
      const sizes = await page.evaluate(() => [...document.querySelectorAll('.ticket *')].map((one) =>
        parseFloat(getComputedStyle(one).fontSize)));
      assert.ok(sizes.length > 10 && sizes.every((pixels) => pixels >= 24), `18 points are 24 pixels: ${sizes}`);
      // Chromium 79 writes Kangxi radicals in place of some characters that look the same.
      const printedText = boxes.map(({ word }) => word).join('').normalize('NFKC');
      const clause = await page.evaluate(() => document.querySelector('.outcome blockquote').textContent);
      for (const text of ['符合条件', clause.normalize('NFKC'), '下一步怎么办', '12333', '工业废水处理工', '2026年11月21日', '规则编号']) {
        assert.ok(printedText.includes(text), `${text} in ${printedText}`);
      }
      for (const text of ['1990', '济南', '上一步']) {
        assert.ok(!printedText.includes(text), `${text} in ${printedText}`);
      }
      assert.equal(code, link);
      // The ticket is not visible on the screen afterwards.
      const tall = await page.evaluate(() => document.querySelector('.ticket').getBoundingClientRect().height);
      assert.equal(tall, 0);
      assert.deepEqual([...page.errors, ...(await page.violations())], []);
    });
  }

  test('a longer ticket after a sheet has the length of its contents', async () => {
    const page = await toResult('');
    await page.click('打印A4纸');
    const { pages: [[wide]] } = await read(await page.pdf());
    await pass(page, PRINT_NOTICE);
    await page.click('打印小票');
    const { pages: [[narrow, long]] } = await read(await page.pdf());
    await pass(page, PRINT_NOTICE);
    await page.click('去挑想学的职业');
    await press(page, ['全清空', 'F', 'S']);
    await page.click({ role: 'button', name: /^想学：(?!工业废水处理工)/ });
    await page.click(/^想学的单子/);
    await page.click('打印小票');
    const { pages, boxes } = await read(await page.pdf());
    assert.equal(pages.length, 1);
    assert.ok(pages[0][1] > long, `${pages[0][1]} after ${long} mm`);
    assert.ok(wide > narrow && boxes.length > 0);
  });
});
