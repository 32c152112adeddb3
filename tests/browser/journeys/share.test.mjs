// A result taken along: through the system's sheet, by copying, as a picture.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import jsqr from 'jsqr';
import { TODAY, completeCheck } from '../harness/questionnaire.mjs';
import { CHROMIUMS, inEngines } from '../harness/engines.mjs';
import { serve } from '../harness/server.mjs';
import { assertQuiet, visit } from '../harness/visit.mjs';

/** The module is CommonJS, whose types name the wrong default. */
const jsQR = /** @type {typeof import('jsqr').default} */ (/** @type {unknown} */ (jsqr));

/** Runs before the page: what the system offers, by what the test names. */
const offering = (share, clipboard) =>
  new Function(`
    const define = (name, value) => Object.defineProperty(navigator, name, { value, configurable: true });
    const settle = (how, kept) => async (what) => {
      if (how !== 'works') { throw new DOMException('', how); }
      window[kept] = what;
    };
    define('share', ${share === undefined ? 'undefined' : `settle('${share}', 'shared')`});
    define('clipboard', ${clipboard === undefined ? 'undefined' : `{ writeText: settle('${clipboard}', 'copied') }`});
    document.execCommand = () => false;
  `);

/** Runs in the page: the picture, and its pixels. */
const READ_PICTURE = async () => {
  const image = /** @type {HTMLImageElement} */ (document.querySelector('.keepsake-image'));
  await image.decode();
  const { naturalWidth: width, naturalHeight: height } = image;
  const pen = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d');
  pen.drawImage(image, 0, 0);
  const link = /** @type {HTMLAnchorElement} */ (document.querySelector('.keepsake a'));
  const { data } = pen.getImageData(0, 0, width, height);
  // One character for each pixel: a list of a million numbers takes a minute to hand over.
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

  async function toReceipt(options) {
    const page = await visit(await newPage({ today: TODAY, ...options }), server.address);
    await completeCheck(page);
    await page.click('保存、转发结果');
    await page.see({ role: 'heading', name: '保存、转发结果' });
    return page;
  }

  const linkOf = (page) => page.evaluate(() => /** @type {HTMLInputElement} */ (document.querySelector('input[readonly]')).value);

  test('the sheet of the system gets the link, and nothing is said', async () => {
    const page = await toReceipt({ before: offering('works', 'NotAllowedError') });
    await page.click('发给别人');
    assert.deepEqual(await page.evaluate(() => window.shared), { url: await linkOf(page) });
    assert.equal(await page.text('.receipt-said'), '');
    await assertQuiet(page);
  });

  test('whoever closes the sheet has changed their mind', async () => {
    const page = await toReceipt({ before: offering('AbortError', 'works') });
    await page.click('发给别人');
    // The next thing that is done is done after it.
    await page.click('复制链接');
    await page.see(/^链接复制好了/);
    assert.deepEqual(page.errors, []);
  });

  test('a sheet that is refused is made up for by copying', async () => {
    const page = await toReceipt({ before: offering('NotAllowedError', 'works') });
    await page.click('发给别人');
    await page.see(/^链接复制好了/);
    assert.equal(await page.evaluate(() => window.copied), await linkOf(page));
    assert.deepEqual(page.errors, []);
  });

  test('without a sheet there is no button for it; a clipboard that is refused is told of', async () => {
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
    test(`a picture to keep: all of it in the page, its code readable (${dark ? 'dark' : 'light'})`, async () => {
      const page = await toReceipt({ dark });
      await page.click('存成图片');
      await page.see(/^图片画好了/);
      const picture = await page.evaluate(READ_PICTURE);
      assert.equal(picture.width, 750);
      assert.ok(picture.height > 1200 && picture.height < 3000, `${picture.height} high`);
      assert.ok(picture.bytes < 350_000, `${picture.bytes} bytes`);
      const inked = picture.pixels.split('#').length - 1;
      assert.ok(inked > 20_000, `${inked} dark pixels`);
      assert.equal(picture.name, '这份结果的图片：符合条件');
      assert.equal(picture.file, '自查结果.png');
      assert.ok(picture.isSame);
      const pixels = Uint8ClampedArray.from(
        [...picture.pixels].flatMap((pixel) => (pixel === '#' ? [0, 0, 0, 255] : [255, 255, 255, 255])),
      );
      const read = jsQR(pixels, picture.width, picture.height);
      assert.equal(read?.data, await linkOf(page));
      // Again is one picture, not two.
      await page.click('存成图片');
      assert.equal(await page.evaluate(() => document.querySelectorAll('.keepsake img').length), 1);
      await assertQuiet(page);
    });
  }

  test('an engine that cannot draw is told of', async () => {
    const page = await toReceipt({
      before: () => {
        HTMLCanvasElement.prototype.toDataURL = () => 'data:,';
      },
    });
    await page.click('存成图片');
    await page.see(/^这个浏览器画不出图片/);
    assert.deepEqual(page.errors, []);
  });

  test('another receipt has another picture', async () => {
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
