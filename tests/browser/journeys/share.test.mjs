// Sharing a result: through the system's share sheet, by copying, as an image.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import jsqr from 'jsqr';
import { openReceiptPage } from '../harness/questionnaire.mjs';
import { CHROMIUMS, inEngines } from '../harness/engines.mjs';
import { serve } from '../harness/server.mjs';
import { assertQuiet } from '../harness/visit.mjs';

/** The module is CommonJS; its types declare the wrong default export. */
const jsQR = /** @type {typeof import('jsqr').default} */ (/** @type {unknown} */ (jsqr));

/**
 * Returns a script that runs before the page: simulates the share sheet and the clipboard with these
 * outcomes.
 */
const offering = (share, clipboard) =>
  new Function(`
    const define = (name, value) => Object.defineProperty(navigator, name, { value, configurable: true });
    const settle = (outcome, property) => async (value) => {
      if (outcome !== 'works') { throw new DOMException('', outcome); }
      window[property] = value;
    };
    define('share', ${share === undefined ? 'undefined' : `settle('${share}', 'shared')`});
    define('clipboard', ${clipboard === undefined ? 'undefined' : `{ writeText: settle('${clipboard}', 'copied') }`});
    document.execCommand = () => false;
  `);

/** Runs in the page: returns the image and its pixels. */
const READ_PICTURE = async () => {
  const image = /** @type {HTMLImageElement} */ (document.querySelector('.keepsake-image'));
  await image.decode();
  const { naturalWidth: width, naturalHeight: height } = image;
  const pen = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d');
  pen.drawImage(image, 0, 0);
  const link = /** @type {HTMLAnchorElement} */ (document.querySelector('.keepsake a'));
  const { data } = pen.getImageData(0, 0, width, height);
  // One character for each pixel: a list of a million numbers takes a minute to transfer.
  const reds = data.filter((_value, index) => index % 4 === 0);
  const pixels = Array.from(reds, (red) => (red < 128 ? '#' : ' ')).join('');
  return {
    width,
    height,
    pixels,
    name: image.alt,
    bytes: atob(image.src.split(',')[1]).length,
    file: link.download,
    isSame: link.href === image.src,
  };
};

inEngines(CHROMIUMS, (newPage) => {
  let server;
  before(async () => {
    server = await serve();
  });
  after(() => server?.stop());

  const toReceipt = (options) => openReceiptPage(newPage, server.address, options);

  const linkOf = (page) => page.evaluate(() => /** @type {HTMLInputElement} */ (document.querySelector('input[readonly]')).value);

  test('the share sheet receives the link, and the page shows no message', async () => {
    const page = await toReceipt({ before: offering('works', 'NotAllowedError') });
    await page.click('发给别人');
    assert.deepEqual(await page.evaluate(() => window.shared), { url: await linkOf(page) });
    assert.equal(await page.text('.receipt-said'), '');
    await assertQuiet(page);
  });

  test('a closed share sheet is not an error', async () => {
    const page = await toReceipt({ before: offering('AbortError', 'works') });
    await page.click('发给别人');
    // The next action runs after the closed sheet was handled.
    await page.click('复制链接');
    await page.see(/^链接复制好了/);
    assert.deepEqual(page.errors, []);
  });

  test('a refused share sheet falls back to copying', async () => {
    const page = await toReceipt({ before: offering('NotAllowedError', 'works') });
    await page.click('发给别人');
    await page.see(/^链接复制好了/);
    assert.equal(await page.evaluate(() => window.copied), await linkOf(page));
    assert.deepEqual(page.errors, []);
  });

  test('without a share sheet there is no button for it; a refused clipboard is reported', async () => {
    for (const clipboard of ['NotAllowedError', undefined]) {
      const page = await toReceipt({ before: offering(undefined, clipboard) });
      assert.ok(!(await page.text('.receipt-ways')).includes('发给别人'));
      await page.click('复制链接');
      await page.see(/^这里没能自动复制/);
      const selected = await page.evaluate(() => {
        const field = /** @type {HTMLInputElement} */ (document.querySelector('input[readonly]'));
        return field.value.slice(field.selectionStart, field.selectionEnd);
      });
      assert.equal(selected, await linkOf(page), 'ready to be copied by hand');
      assert.deepEqual(page.errors, []);
    }
  });

  for (const dark of [false, true]) {
    test(`an image to save: made in the page, with a readable QR code (${dark ? 'dark' : 'light'})`, async () => {
      const page = await toReceipt({ dark });
      await page.click('存成图片');
      await page.see(/^图片画好了/);
      const picture = await page.evaluate(READ_PICTURE);
      assert.equal(picture.width, 750);
      assert.ok(picture.height > 1200 && picture.height < 3000, `${picture.height} high`);
      assert.ok(picture.bytes < 350_000, `${picture.bytes} bytes`);
      const inked = picture.pixels.split('#').length - 1;
      assert.ok(inked > 20_000, `${inked} dark pixels`);
      assert.equal(picture.name, '图片：符合条件');
      assert.equal(picture.file, '自查结果.png');
      assert.ok(picture.isSame);
      const pixels = Uint8ClampedArray.from(
        [...picture.pixels].flatMap((pixel) => (pixel === '#' ? [0, 0, 0, 255] : [255, 255, 255, 255])),
      );
      const read = jsQR(pixels, picture.width, picture.height);
      assert.equal(read?.data, await linkOf(page));
      // A second tap replaces the image.
      await page.click('存成图片');
      assert.equal(await page.evaluate(() => document.querySelectorAll('.keepsake img').length), 1);
      await assertQuiet(page);
    });
  }

  test('an engine that cannot draw is reported', async () => {
    const page = await toReceipt({
      before: () => {
        HTMLCanvasElement.prototype.toDataURL = () => 'data:,';
      },
    });
    await page.click('存成图片');
    await page.see(/^这个浏览器画不出图片/);
    assert.deepEqual(page.errors, []);
  });

  test('a changed receipt discards the image', async () => {
    const page = await toReceipt();
    await page.click('存成图片');
    await page.see(/^图片画好了/);
    await page.evaluate(() => void (location.hash = '#/occupation/6-28-03-03'));
    await page.click({ role: 'button', name: /^想学：/ });
    await page.evaluate(() => void (location.hash = '#/receipt'));
    await page.see('存成图片');
    assert.equal(await page.evaluate(() => document.querySelectorAll('.keepsake img').length), 0);
  });
});
