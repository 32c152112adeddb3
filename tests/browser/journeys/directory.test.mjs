// The directory on a phone: what its list and the page of an occupation say of themselves, and what stays where it is.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CHROMIUMS, inEngines } from '../harness/engines.mjs';
import { eventually } from '../harness/page.mjs';
import { serve, serveDist } from '../harness/server.mjs';

/** The first line of an occupation's page and its colour, by what is known: a public report, a mark, or the notice. */
const BASES = {
  named: ['yes', '算：公开报道点名列入省绿色低碳职业目录。'],
  'national-green': ['ask', '可能算：国家标了“绿色”；省里的正式名单还没找到，不能打包票。'],
  'national-digital': ['ask', '可能算：国家标了“数字”，通知说的行业里有“数字经济”；省里的正式名单还没找到，不能打包票。'],
  'programme-field': ['ask', '可能算：通知说的行业里有它；省里的正式名单还没找到，不能打包票。'],
};

const FIELD = { role: 'combobox', name: '您干什么活，想学什么？' };

inEngines(CHROMIUMS, (newPage) => {
  let server;
  before(async () => {
    server = await serve();
  });
  after(() => server?.stop());

  const open = async (hash) => {
    const page = await newPage({ mobile: true });
    // Chromium 79 takes a phone's pointer for coarse only with this.
    await page.devTools('Emulation.setTouchEmulationEnabled', { enabled: true });
    await page.open(`${server.address}#/${hash}`);
    await page.state('running');
    return page;
  };
  const entries = (page) => page.evaluate(() =>
    [...document.querySelectorAll('.entry')].map((entry) => entry.getAttribute('href').slice('#/occupation/'.length)));

  test('the list says that it is a reference edition, and begins with occupations of workers', async () => {
    const page = await open('directory');
    await page.see('一共259个职业');
    const text = await page.text('main');
    assert.match(text, /这是参考版，省里的正式名单还没找到。/);
    const listed = await entries(page);
    assert.equal(listed.length, 30);
    assert.deepEqual(listed.filter((code) => /^[123]/.test(code)), []);
    const marks = await page.evaluate(() =>
      [...new Set([...document.querySelectorAll('.entry .letters')].map((mark) => mark.textContent))].sort());
    assert.ok(marks.length > 0 && marks.every((mark) => ['绿', '数', '绿·数'].includes(mark)), `${marks}`);
    const isExplained = await page.evaluate(() =>
      /“绿”“数”：国家标的/.test(document.querySelector('.entries').previousElementSibling.textContent));
    assert.ok(isExplained, 'the line before the list says what the marks mean');
    assert.deepEqual(page.errors, []);
  });

  test('the first line of an occupation answers like a verdict', async () => {
    const page = await open('directory');
    await page.see('一共259个职业');
    for (const [basis, [colour, statement]] of Object.entries(BASES)) {
      await page.evaluate((it) => {
        location.hash = `#/directory?basis=${it}`;
      }, basis);
      await eventually('the list', () => page.evaluate(() => document.querySelector('.facet-off, .chosen') !== null));
      const [code] = await entries(page);
      await page.evaluate((it) => {
        location.hash = `#/occupation/${it}`;
      }, code);
      await eventually('the page', () => page.evaluate(() => document.querySelector('.basis') !== null));
      const { words, classes } = await page.evaluate(() => {
        const line = document.querySelector('.basis');
        return { words: line.textContent.trim(), classes: line.className };
      });
      assert.ok(words.includes(statement), `${words} for ${basis}`);
      assert.equal(words.includes('想准确知道，打12333问。'), colour === 'ask', words);
      assert.equal(classes, `basis ${colour}`);
    }
    assert.deepEqual(page.errors, []);
  });

  test('the first hit stands right below the field and the number of hits, also in the largest type', async () => {
    const page = await open('directory');
    await page.see('一共259个职业');
    for (const types of [[], ['qg-large', 'qg-extra-large']]) {
      await page.evaluate((names) => document.querySelector('.qg').classList.add(...names), types);
      await page.fill(FIELD, '废水');
      await eventually('hits', async () => (await entries(page)).length > 0);
      const { between, target } = await page.evaluate(() => {
        const box = (selector) => document.querySelector(selector).getBoundingClientRect();
        return {
          between: box('.entry').top - box('.search-input').bottom,
          target: box('.found-count').height,
        };
      });
      assert.ok(between > target && between < 2 * target, `${between} pixels, ${target} for the number, ${types}`);
      const text = await page.text('main');
      for (const later of ['“绿”“数”：国家标的', '按行业、标注、大类来挑', '这是参考版']) {
        assert.ok(text.indexOf(later) > text.indexOf('工业废水处理工'), `${later} after the hits`);
      }
    }
    assert.deepEqual(page.errors, []);
  });

  test('nothing moves when an occupation is added, and no list covers the hits on a phone', async () => {
    const page = await open('directory');
    await page.fill(FIELD, '电焊');
    await eventually('hits', async () => (await entries(page)).length > 0);
    const list = await page.evaluate(() => ({
      height: document.querySelector('.suggestions').getBoundingClientRect().height,
      said: document.querySelector('[role=combobox]').getAttribute('aria-expanded'),
    }));
    assert.deepEqual(list, { height: 0, said: 'false' }, 'suggestions over the hits');
    const tops = () => page.evaluate(() =>
      [...document.querySelectorAll('.entry')].map((entry) => Math.round(entry.getBoundingClientRect().top + scrollY)));
    const before = await tops();
    await page.evaluate(() => document.querySelector('.wish').click());
    await eventually('the line', async () => (await page.text('main')).includes('想学1个'));
    assert.deepEqual(await tops(), before);
    assert.deepEqual(page.errors, []);
  });

  test('on the narrowest screen, in large type, the count is one line, and no code is broken', async () => {
    const page = await newPage({ mobile: true, viewport: { width: 360, height: 640 } });
    await page.open(`${server.address}?large=1#/directory`);
    await page.state('running');
    await page.fill(FIELD, '废水');
    await eventually('hits', async () => (await entries(page)).length > 0);
    await page.evaluate(() => document.querySelector('.wish').click());
    await page.see(/^想学1个/);
    const bar = await page.evaluate(() => {
      const line = document.querySelector('.wish-count');
      return { height: line.getBoundingClientRect().height, target: line.querySelector('a').getBoundingClientRect().height };
    });
    assert.ok(bar.height < bar.target + 8, `${bar.height} pixels around a link of ${bar.target}`);
    await page.click('看看');
    await page.see({ role: 'heading', name: '想学的单子' });
    await eventually('the code', () => page.evaluate(() => document.querySelector('.wish-code') !== null));
    const lines = await page.evaluate(() => {
      const code = document.createRange();
      code.selectNodeContents(document.querySelector('.wish-code'));
      return new Set([...code.getClientRects()].map((box) => box.top)).size;
    });
    assert.equal(lines, 1, 'lines of a code');
    assert.deepEqual(page.errors, []);
  });

  test('hits that come when the last file is loaded leave each link what it is', async () => {
    /** @type {(() => void)[]} */
    const waiting = [];
    const late = await serveDist((_request, response, { plainName, bytes }) => {
      if (plainName !== 'meaning.bin' || !bytes) {
        return false;
      }
      waiting.push(() => response.end(bytes));
      return true;
    });
    try {
      const page = await newPage({ mobile: true });
      await page.open(`${late.address}#/directory`);
      await page.state('running');
      await page.fill(FIELD, '废水');
      await eventually('the firm hits and the request', async () =>
        waiting.length > 0 && (await page.evaluate(() => document.querySelectorAll('.entry').length)) === 2);
      await page.evaluate(() => {
        const links = [...document.querySelectorAll('.entry')];
        links.forEach((link) => link.setAttribute('data-was', link.getAttribute('href')));
        links[0].focus();
      });
      waiting.splice(0).forEach((respond) => respond());
      await eventually('a hit by its meaning', () =>
        page.evaluate(() => document.querySelectorAll('.entry').length > 2));
      const [links, focused] = await page.evaluate(() => [
        [...document.querySelectorAll('[data-was]')].map((link) => [link.dataset.was, link.getAttribute('href')]),
        document.activeElement.getAttribute('href'),
      ]);
      assert.equal(links.length, 2, 'links that were replaced');
      for (const [was, is] of links) {
        assert.equal(is, was);
      }
      assert.equal(focused, links[0][0]);
      assert.deepEqual(page.errors, []);
    } finally {
      late.stop();
    }
  });
});
