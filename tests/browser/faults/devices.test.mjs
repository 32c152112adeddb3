// What devices do wrong: they never answer, refuse for ever, draw noise, or click twice.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { TODAY, answer, openReceiptPage } from '../harness/questionnaire.mjs';
import { CHROMIUMS, inEngines } from '../harness/engines.mjs';
import { eventually } from '../harness/page.mjs';
import { serve } from '../harness/server.mjs';
import { visit } from '../harness/visit.mjs';

/** Runs before the page: a camera that shows something, and a detector that answers like this. */
const withDetector = (answer) => new Function(`
  window.BarcodeDetector = class {
    static async getSupportedFormats() { return ['qr_code']; }
    detect() { ${answer} }
  };
  const canvas = document.createElement('canvas');
  canvas.getContext('2d');
  Object.defineProperty(navigator, 'mediaDevices', {
    configurable: true,
    value: {
      getUserMedia: async () => {
        const stream = canvas.captureStream(10);
        setInterval(() => canvas.getContext('2d').fillRect(0, 0, 9, 9), 50);
        [window.track] = stream.getTracks();
        return stream;
      },
    },
  });
`);

const DETECTORS = {
  'rejects for ever': 'return Promise.reject(new DOMException("", "NotSupportedError"));',
  'throws for ever': 'throw new TypeError("no");',
  'never answers': 'return new Promise(() => {});',
  'returns no promise': 'return undefined;',
};

/** Runs before the page: what was drawn is read back as noise, as Firefox does with resistFingerprinting. */
const NOISE = () => {
  const read = CanvasRenderingContext2D.prototype.getImageData;
  CanvasRenderingContext2D.prototype.getImageData = function noise(...area) {
    const image = read.apply(this, area);
    crypto.getRandomValues(image.data);
    return image;
  };
};

/** Runs before the page: the clipboard or the share sheet never answers. */
const SILENT = () => {
  const define = (name, value) => Object.defineProperty(navigator, name, { value, configurable: true });
  define('clipboard', { writeText: () => new Promise(() => {}) });
  document.execCommand = () => false;
};

inEngines(CHROMIUMS, (newPage) => {
  let server;
  before(async () => {
    server = await serve();
  });
  after(() => server?.stop());

  for (const [name, answer] of Object.entries(DETECTORS)) {
    test(`a detector that ${name} is reported, and the camera is switched off`, async () => {
      const page = await newPage({ today: TODAY, before: withDetector(answer) });
      await page.open(`${server.address}tally.html`);
      await page.see({ role: 'heading', name: '培训点单统计' });
      await page.click('打开摄像头');
      await eventually('the camera is on', () => page.evaluate(() => Boolean(window.track)));
      await eventually('the camera is off', () => page.evaluate(() => window.track.readyState === 'ended'));
      await page.see('打开摄像头');
      const said = await page.evaluate(() => document.querySelector('.tally-camera-said').textContent);
      assert.match(said, /^(这个浏览器不会认二维码|摄像头断开了)/);
    });
  }

  test('the camera is switched off when the page is no longer displayed', async () => {
    const page = await newPage({ today: TODAY, before: withDetector('return Promise.resolve([]);') });
    await page.open(`${server.address}tally.html`);
    await page.click('打开摄像头');
    await page.see('关掉摄像头');
    assert.equal(await page.evaluate(() => window.track.readyState), 'live');
    await page.evaluate(() => Object.defineProperty(document, 'hidden', { value: true }));
    await eventually('the camera is off', () => page.evaluate(() => window.track.readyState === 'ended'));
    await page.see('打开摄像头');
  });

  const toReceipt = (options) => openReceiptPage(newPage, server.address, options);

  test('a picture of noise is not offered', async () => {
    const page = await toReceipt({ before: NOISE });
    await page.click('存成图片');
    await eventually('something is said', async () => (await page.text('.receipt-said')) !== '');
    assert.equal(await page.evaluate(() => document.querySelector('.keepsake-image')), null);
  });

  test('a clipboard that never answers is reported', async () => {
    const page = await toReceipt({ before: SILENT });
    await page.click('复制链接');
    await eventually('something is said', async () => (await page.text('.receipt-said')) !== '');
  });

  test('the second click of a double click answers nothing', async () => {
    const page = await visit(await newPage({ today: TODAY }), server.address);
    await page.evaluate(() => void (location.hash = '#/check'));
    await eventually('a question', () => page.evaluate(() => Boolean(document.querySelector('.options .option'))));
    const question = () => page.evaluate(() => location.hash);
    const first = await question();
    const click = (detail) => page.evaluate((it) => {
      document.querySelector('.options .option').dispatchEvent(
        new MouseEvent('click', { bubbles: true, cancelable: true, detail: it }));
    }, detail);
    for (const detail of [2, 3]) {
      await click(detail);
      assert.equal(await question(), first, 'a further click of one that began on another page');
    }
    await click(1);
    await eventually('the next question', async () => (await question()) !== first);
    assert.deepEqual(page.errors, []);
  });

  for (const reduced of [false, true]) {
    test(`a tap within 0.7 s of the question before answers nothing${reduced ? ', with reduced motion' : ''}`, async () => {
      const page = await visit(await newPage({ today: TODAY }), server.address);
      const features = [{ name: 'prefers-reduced-motion', value: reduced ? 'reduce' : 'no-preference' }];
      await page.devTools('Emulation.setEmulatedMedia', { features });
      await page.click('查查我能不能参加');
      await answer(page, '您的工资是政府财政发的吗？', '不是');
      await answer(page, '您是哪年哪月出生的？');
      await page.choose({ role: 'combobox', name: /^年/ }, '1990年');
      await page.choose({ role: 'combobox', name: /^月/ }, '3月');
      await page.click('下一步');
      await page.see({ role: 'heading', name: '您现在能干活、能听课吗？' });
      // The animation that refuses taps is stopped at these times, so that a busy machine changes nothing.
      const hits = await page.evaluate((times) => {
        const options = document.querySelector('.options');
        const box = options.querySelector('.option').getBoundingClientRect();
        return times.map((time) => {
          options.style.animation = 'none';
          void options.offsetWidth;
          options.style.animation = '';
          options.style.animationPlayState = 'paused';
          options.style.animationDelay = `-${time}s`;
          const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
          return Boolean(hit && hit.closest('.option'));
        });
      }, [0, 0.45, 0.575, 0.7, 0.8]);
      assert.deepEqual(hits, [false, false, false, false, true]);
    });
  }
});
