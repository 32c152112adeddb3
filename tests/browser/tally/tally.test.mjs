// The staff's page, which counts training wishes: scanned, pasted, read by a camera; refused, undone,
// exported.

import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { TODAY } from '../harness/questionnaire.mjs';
import * as chromium from '../harness/chromium.mjs';
import { drawCode, film } from '../harness/qr-code.mjs';
import { KEEP_FILES } from '../harness/downloads.mjs';
import { CHROMIUMS, inEngines } from '../harness/engines.mjs';
import { eventually } from '../harness/page.mjs';
import { quietFor } from '../harness/visit.mjs';
import { serveByNginx } from '../hosts/nginx.mjs';

const FIXTURES = JSON.parse(
  await readFile(new URL('../fixtures/receipts.json', import.meta.url), 'utf8'),
);

const FIELD = { role: 'textbox', name: '结果的链接，一行一条' };

/** Runs in the page: sends the keys of a hand scanner to the focused element or the page. */
const SCAN = (text) => {
  const at = document.activeElement || document.body;
  for (const key of [...text, 'Enter']) {
    at.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  }
};

/** Parses the rows of a CSV file (RFC 4180). */
function rows(text) {
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  const read = [[]];
  while (cell.lastIndex < text.length) {
    const found = cell.exec(text);
    assert.ok(found, `no cell in ${text}`);
    const [, quoted, plain, end] = found;
    read[read.length - 1].push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '\r\n') {
      read.push([]);
    }
  }
  read.pop();
  return read;
}

const CHARACTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Returns the receipt with another outcome, "ineligible", and valid check digits (docs/receipt.md). */
function forged(receipt) {
  const digits = [...receipt].map((it) => CHARACTERS.indexOf(it));
  const symbols = digits.flatMap((it, index) => (index % 2 ? [] : [(it << 5) | digits[index + 1]]));
  const content = symbols.slice(0, -4);
  // The outcome is in bits 70 and 71.
  content[7] = (content[7] & 0xff) | (2 << 8);
  const product = (one, other) => {
    let [sum, shifted] = [0, one];
    for (let rest = other; rest > 0; rest >>= 1) {
      sum ^= rest & 1 ? shifted : 0;
      shifted = shifted & 512 ? (shifted << 1) ^ 0x409 : shifted << 1;
    }
    return sum;
  };
  // The generator polynomial (y + 1)(y + x)(y + x²)(y + x³), highest coefficient first.
  let divisor = [1];
  for (const root of [1, 2, 4, 8]) {
    divisor = [...divisor, 0].map((it, index) => it ^ (index ? product(divisor[index - 1], root) : 0));
  }
  const rest = [content.length, ...content, 0, 0, 0, 0];
  for (let index = 0; index <= content.length; index += 1) {
    const factor = rest[index];
    divisor.forEach((it, offset) => {
      rest[index + offset] ^= product(it, factor);
    });
  }
  return [...content, ...rest.slice(-4)].map((it) => CHARACTERS[it >> 5] + CHARACTERS[it & 31]).join('');
}

inEngines(CHROMIUMS, (newPage) => {
  let server;
  before(async () => {
    server = await serveByNginx();
  });
  after(() => server?.stop());

  async function open(options = {}) {
    const page = await newPage({ today: TODAY, before: KEEP_FILES, ...options });
    await page.open(`${server.address}tally.html`);
    await page.see({ role: 'heading', name: '培训点单统计' });
    await page.see(FIELD);
    // Waits for the directory, which contains the names of the occupations.
    await quietFor(page, 300);
    page.requests.length = 0;
    return page;
  }

  /** Makes receipts of this build with these wishes in the widget. */
  async function make(...wishes) {
    const page = await newPage({ today: TODAY });
    await page.open(server.address);
    await page.state('running');
    const receipts = [];
    for (const codes of wishes) {
      for (const code of codes) {
        await page.evaluate((it) => void (location.hash = `#/occupation/${it}`), code);
        await page.see(new RegExp(code));
        await page.click({ role: 'button', name: /^想学：/ });
        await page.see('已加上');
      }
      await page.evaluate(() => void (location.hash = '#/receipt'));
      await page.see({ role: 'heading', name: '想学的单子' });
      // The heading comes before the chunk of the page.
      await page.see('复制链接');
      receipts.push(await page.evaluate(() => /** @type {HTMLInputElement} */ (document.querySelector('input[readonly]')).value));
      for (let left = codes.length; left > 0; left -= 1) {
        await page.click({ role: 'button', name: /^去掉：/ });
        await eventually('one less', () =>
          page.evaluate((it) => document.querySelectorAll('.wish-list li').length === it, left - 1),
        );
      }
    }
    return receipts;
  }

  const cells = (page, name) =>
    page.evaluate((it) => {
      const table = [...document.querySelectorAll('table')].find(({ caption }) => caption.innerText === it);
      return [...table.tBodies[0].rows].map((row) => [...row.cells].map(({ innerText }) => innerText.trim()));
    }, name);
  const asksBeforeLeaving = (page) =>
    page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })));
  const savedFile = async (page) => {
    const { name, text } = await page.evaluate(async () => {
      const file = window.files.pop();
      return { name: file.name, text: await file.bytes };
    });
    return { name, bytes: [...Buffer.from(text, 'base64')] };
  };

  test('receipts are scanned, pasted and refused; counted, exported, undone, cleared', async () => {
    const [water, both, none] = await make(['6-28-03-03'], ['6-28-03-03', '2-02-02-01'], []);
    const page = await open();
    await page.see('还没有扫进来的结果。');
    assert.equal(await asksBeforeLeaving(page), false, 'nothing to lose');

    await page.evaluate(SCAN, water);
    await page.see(/^第1张已计入：还没答完。想学：工业废水处理工。$/);
    assert.equal(await asksBeforeLeaving(page), true);
    await page.evaluate(SCAN, water.toLowerCase());
    await page.see(/^和第1张一模一样/);

    const wide = [...both].map((sign) =>
      sign > ' ' && sign <= '~' ? String.fromCharCode(sign.charCodeAt(0) + 0xfee0) : sign,
    );
    const text = none.slice(none.lastIndexOf('/') + 1);
    const damaged = `${text.slice(0, 20)}${text[20] === '7' ? '8' : '7'}${text.slice(21)}`;
    const pasted = [wide.join(''), damaged, FIXTURES.unknownPolicy, FIXTURES.anotherEdition, none, '零'];
    await page.fill(FIELD, pasted.join('\n'));
    await page.click('计入');
    await page.see(/^计入了3张，现在一共4张。$/);
    const refused = await page.evaluate(() =>
      [...document.querySelectorAll('.tally-refused li')].map(({ innerText }) => innerText),
    );
    assert.equal(refused.length, 3);
    assert.match(refused[0], /^第2条：这不是完整的自查结果链接/);
    assert.match(refused[1], /^第3条：它是另一项政策的结果/);
    assert.match(refused[2], /^第6条：里面有“零”/);
    assert.equal(await page.evaluate(() => document.querySelector('textarea').value), '');

    assert.deepEqual(await cells(page, '按自查结果'), [
      ['符合', '1'], ['要问当地', '0'], ['不符合', '0'], ['没答完', '3'],
    ]);
    const [first] = await cells(page, '按职业');
    assert.match(first[0], /^工业废水处理工/);
    assert.equal(first[1], '3');
    const byField = await cells(page, '按领域');
    assert.equal(byField.reduce((sum, row) => sum + Number(row[1]), 0) >= 3, true);

    await page.click('导出每一张');
    await page.see(/^每一张都导出了/);
    const { name, bytes } = await savedFile(page);
    assert.equal(name, '点单-每一张-2026-11-21.csv');
    assert.deepEqual(bytes.slice(0, 3), [0xef, 0xbb, 0xbf], 'the byte order mark');
    const table = rows(Buffer.from(bytes).toString('utf8').slice(1));
    assert.deepEqual(table[0].slice(0, 2), ['序号', '自查按哪天的规定']);
    assert.ok(table.slice(1).every(([, , edition]) => /^v[0-9A-F]{8}$/.test(edition)), 'no number to a spreadsheet');
    const wishes = table.slice(1).map(([number, , , outcome, order, code, occupation]) =>
      [number, outcome, order, code, occupation].join(' '));
    assert.deepEqual(wishes.slice(0, 2), [
      '1 还没答完 1 6-28-03-03 工业废水处理工',
      '2 还没答完 1 6-28-03-03 工业废水处理工',
    ]);
    assert.match(wishes[2], /^2 还没答完 2 2-02-02-01 /);
    assert.equal(wishes.filter((line) => line.startsWith('4 ')).join(), '4 还没答完   ');
    assert.equal(await asksBeforeLeaving(page), false, 'all of it is in the file');

    await page.click('导出汇总');
    await page.see(/^汇总导出了/);
    const sums = rows(Buffer.from((await savedFile(page)).bytes).toString('utf8').slice(1));
    assert.deepEqual(sums[1].slice(0, 6), ['合计', '', '', '', '4', '3']);

    await page.click('撤回上一张');
    await page.see('第4张已去掉。后面的往前排。');
    assert.equal(await asksBeforeLeaving(page), true, 'the file holds one more');
    await page.click('全部清空');
    await page.see(/^真的要清空这3张吗/);
    await page.click('不清空');
    assert.equal((await cells(page, '按自查结果'))[3][1], '2');
    await page.click('全部清空');
    await page.click('清空');
    await page.see('全部清空了。');
    assert.equal(await asksBeforeLeaving(page), false);

    assert.deepEqual(page.requests, [], 'nothing leaves the page');
    const stored = await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]);
    assert.deepEqual(stored, [0, 0, '']);
    assert.deepEqual([...(await page.violations()), ...page.errors], []);
  });

  test('a scanner neither presses a focused button nor fills the field', async () => {
    const page = await open();
    const text = FIXTURES.anotherEdition;
    await page.evaluate(SCAN, text);
    await page.see(/^第1张已计入/);
    // The Enter at the end of a scan would press the focused button.
    await page.evaluate(() => {
      [...document.querySelectorAll('button')].find(({ innerText }) => innerText === '全部清空').focus();
    });
    for (const key of [...text.slice(0, 12), 'Enter']) {
      await page.press(key);
    }
    await page.see(/^这不是完整的自查结果链接/);
    assert.equal(await page.evaluate(() => document.querySelector('[role=alert]')), null, 'was not pressed');
    // Two persons may give the same answers.
    await page.evaluate(SCAN, text);
    await page.click('是另一个人的，也计入');
    await page.see(/^第2张已计入/);
    await page.fill(FIELD, `https://example.org/#/r/${text}`);
    await page.press('Enter');
    await page.see(/^和第1张一模一样/);
    await page.evaluate((it) => {
      for (const key of [...it.slice(0, 9), 'Process', 'Enter']) {
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      }
    }, text);
    await page.see(/^扫码枪扫到了，可是被输入法挡住了/);
    assert.deepEqual(page.errors, []);
  });

  test('a receipt that these rules do not issue is refused', async () => {
    const [link] = await make(['6-28-03-03']);
    const page = await open();
    await page.evaluate(SCAN, forged(link.slice(link.lastIndexOf('/') + 1)));
    await page.see('对不上：它写的是“不符合条件”，用同一版规则重新算却是“还没答完”。它可能被改过。');
    await page.evaluate(SCAN, FIXTURES.anotherOutcome);
    await page.see(/^规则更新过：当时是“符合条件”，用现在的规则算是“不符合条件”/);
    await page.see('还没有扫进来的结果。');
  });

  test('a receipt dated after today counts and is reported', async () => {
    const [link, other] = await make(['6-28-03-03'], []);
    const page = await open({ today: '2026-11-20' });
    await page.evaluate(SCAN, `${link}${other}`);
    await page.see(/^计入了2张，现在一共2张。$/);
    await page.see(/^第1张写的日期是2026年11月21日，不像真的/);
    await page.see(/^第2张写的日期是2026年11月21日，不像真的/);
  });

  test('a browser that cannot read QR codes is reported', async () => {
    const page = await open({ before: () => delete window.BarcodeDetector });
    await page.click('打开摄像头');
    await page.see(/^这个浏览器不会认二维码/);
    assert.deepEqual(page.errors, []);
  });
});

describe('a camera', () => {
  const folder = () => mkdtemp(join(tmpdir(), 'qilu-green-camera-'));
  let server;
  let videoFolder;
  let browser;

  // Debian's Chromium has no BarcodeDetector: jsQR with the same interface replaces it.
  async function withReader() {
    const reader = await readFile(createRequire(import.meta.url).resolve('jsqr'), 'utf8');
    return new Function(`${reader}
      const readCode = this.jsQR || window.jsQR;
      window.BarcodeDetector = class {
        static async getSupportedFormats() { return ['qr_code']; }
        async detect(video) {
          const [width, height] = [video.videoWidth, video.videoHeight];
          if (!width) { throw new DOMException('no picture yet', 'InvalidStateError'); }
          const pen = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d');
          pen.drawImage(video, 0, 0);
          const code = readCode(pen.getImageData(0, 0, width, height).data, width, height);
          return code ? [{ rawValue: code.data }] : [];
        }
      };`);
  }

  before(async () => {
    server = await serveByNginx();
    videoFolder = await folder();
    const maker = await chromium.launch();
    const page = await maker.newPage({ today: TODAY });
    await page.open(`${server.address}#/occupation/6-28-03-03`);
    await page.click({ role: 'button', name: /^想学：/ });
    await page.evaluate(() => void (location.hash = '#/receipt'));
    await page.see({ role: 'heading', name: '想学的单子' });
    const { side, pixels } = await page.evaluate(drawCode);
    await maker.close();
    const file = join(videoFolder, 'code.y4m');
    await writeFile(file, film(side, pixels));
    browser = await chromium.launch([
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-video-capture=${file}`,
    ]);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
    await rm(videoFolder, { recursive: true });
  });

  async function open(before) {
    const page = await browser.newPage({ today: TODAY, before });
    await page.open(`${server.address}tally.html`);
    await page.see({ role: 'heading', name: '培训点单统计' });
    return page;
  }

  test('counts a code once, however long it is shown, and releases the camera', async () => {
    const page = await open(await withReader());
    await page.click('打开摄像头');
    await page.see(/^第1张已计入：还没答完。想学：工业废水处理工。$/);
    const looks = () => page.evaluate(() => document.querySelector('video').currentTime);
    const begun = await looks();
    await eventually('a second more of looking', async () => (await looks()) > begun + 1);
    await page.see(/^第1张已计入/);
    await page.evaluate(() => {
      [window.track] = /** @type {MediaStream} */ (document.querySelector('video').srcObject).getTracks();
    });
    await page.click('关掉摄像头');
    await page.see('打开摄像头');
    assert.equal(await page.evaluate(() => window.track.readyState), 'ended');
    assert.deepEqual([...(await page.violations()), ...page.errors], []);
  });

  test('a page in the background does not film the room', async () => {
    const page = await open(await withReader());
    await page.click('打开摄像头');
    await page.see('关掉摄像头');
    await eventually('a picture', () => page.evaluate(() => document.querySelector('video')?.currentTime > 0));
    await page.evaluate(() => {
      [window.track] = /** @type {MediaStream} */ (document.querySelector('video').srcObject).getTracks();
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
    });
    await page.see('打开摄像头');
    assert.equal(await page.evaluate(() => window.track.readyState), 'ended');
  });

  for (const [error, message] of [
    ['NotAllowedError', /^没有得到允许/],
    ['NotFoundError', /^没有找到摄像头/],
    ['NotReadableError', /^摄像头断开了/],
  ]) {
    test(`says what to do about ${error}`, async () => {
      const reader = await withReader();
      const page = await open(new Function(`(${reader}).call(this);
        navigator.mediaDevices.getUserMedia = async () => { throw new DOMException('', '${error}'); };`));
      await page.click('打开摄像头');
      await page.see(message);
      await page.see('打开摄像头');
    });
  }

  test('is allowed on this page only', async () => {
    const page = await open();
    const allowed = () => page.evaluate(() => /** @type {any} */ (document).featurePolicy.allowsFeature('camera'));
    assert.equal(await allowed(), true);
    for (const other of ['', 'embed.html']) {
      await page.open(server.address + other);
      assert.equal(await allowed(), false, other);
    }
  });
});
