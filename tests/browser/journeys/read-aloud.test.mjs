// Reading aloud: with a local voice, with voices that load late, and without voices.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { TODAY, completeCheck } from '../harness/questionnaire.mjs';
import { CHROMIUMS, inEngines } from '../harness/engines.mjs';
import { eventually } from '../harness/page.mjs';
import { serve } from '../harness/server.mjs';
import { quietFor } from '../harness/visit.mjs';

/**
 * Returns a script that runs before the page: speech synthesis with these voices, which ends when a test says
 * so.
 */
const speaking = (voices) =>
  new Function(`
    const events = new EventTarget();
    const queue = [];
    window.said = [];
    window.voices = ${JSON.stringify(voices)};
    window.SpeechSynthesisUtterance = class {
      constructor(text) { this.text = text; }
    };
    const synthesis = {
      getVoices: () => window.voices,
      addEventListener: (...values) => events.addEventListener(...values),
      speak: (utterance) => { queue.push(utterance); window.said.push(utterance); },
      paused: false,
      resume: () => { synthesis.paused = false; },
      cancel: () => { queue.length = 0; },
      get speaking() { return queue.length > 0; },
      get pending() { return queue.length > 1; },
    };
    window.comeVoices = (voices) => {
      window.voices = voices;
      events.dispatchEvent(new Event('voiceschanged'));
    };
    window.queued = () => queue.map(({ text }) => text);
    window.finish = () => { queue.length = 0; };
    Object.defineProperty(window, 'speechSynthesis', { value: synthesis });
  `);

const MANDARIN = { lang: 'zh-CN', localService: true, name: 'Mandarin' };
const OTHERS = [
  { lang: 'en-US', localService: true, name: 'English' },
  { lang: 'zh-HK', localService: true, name: 'Cantonese' },
  { lang: 'zh-CN', localService: false, name: 'of a server' },
];

inEngines(CHROMIUMS, (newPage) => {
  let server;
  before(async () => {
    server = await serve();
  });
  after(() => server?.stop());

  async function open(before, hash = '') {
    const page = await newPage({ today: TODAY, before });
    await page.open(server.address + hash);
    await page.state('running');
    return page;
  }

  const utterances = (page) =>
    page.evaluate(() => window.said.map(({ text, lang, voice }) => ({ text, lang, name: voice.name })));
  const reads = (page) => page.evaluate(() => speechSynthesis.speaking);
  const button = (page) => page.evaluate(() => document.querySelector('.aloud') !== null);

  test('a question is read with the text of the page; a second tap stops it, and so does another page', async () => {
    const page = await open(speaking([...OTHERS, MANDARIN]), '#/check');
    await page.click('读给我听');
    await page.see('不读了');
    const read = await utterances(page);
    assert.equal(read[0].text, '您的工资是政府财政发的吗？');
    assert.ok(read.length >= 4, JSON.stringify(read));
    const shown = await page.text('main');
    for (const { text, lang, name } of read) {
      assert.ok(shown.includes(text), `${text} in ${shown}`);
      assert.deepEqual([lang, name], ['zh-CN', 'Mandarin']);
    }
    await page.click('不读了');
    await page.see('读给我听');
    assert.equal(await reads(page), false);

    await page.click('读给我听');
    assert.equal(await reads(page), true);
    await page.click('不是');
    await page.see({ role: 'heading', name: '您是哪年哪月出生的？' });
    assert.equal(await reads(page), false, 'silent on another page');
    await page.see('读给我听');
    assert.deepEqual(page.errors, []);
  });

  for (const [what, leave] of Object.entries({
    'still speaking': () => speechSynthesis.speak(new SpeechSynthesisUtterance('left by another page')),
    'paused': () => { /** @type {any} */ (speechSynthesis).paused = true; },
  })) {
    test(`an engine that was left ${what} reads nevertheless, and nothing else`, async () => {
      const page = await open(speaking([MANDARIN]), '#/check');
      await page.evaluate(leave);
      await page.evaluate(() => { window.said.length = 0; });
      await page.click('读给我听');
      await page.see('不读了');
      assert.equal((await utterances(page))[0].text, '您的工资是政府财政发的吗？');
      assert.equal(await page.evaluate(() => window.queued().some((text) => /another page/.test(text))), false);
      assert.equal(await page.evaluate(() => speechSynthesis.paused), false);
    });
  }

  test('a result is read to its end with the text of the page', async () => {
    const page = await open(speaking([MANDARIN]));
    await completeCheck(page);
    await page.click('读给我听');
    const read = await utterances(page);
    assert.equal(read[0].text, '符合条件');
    const shown = await page.text('main');
    for (const { text } of read) {
      assert.ok(shown.includes(text), `${text} in ${shown}`);
    }
    assert.ok(read.some(({ text }) => text === '下一步怎么办'));
    await page.evaluate(() => window.finish());
    await page.see('读给我听');
    assert.deepEqual(page.errors, []);
  });

  test('the button appears when a voice loads late and disappears with the last voice', async () => {
    const page = await open(speaking([]), '#/check');
    await page.see({ role: 'heading', name: '您的工资是政府财政发的吗？' });
    await quietFor(page, 300);
    assert.equal(await button(page), false);
    await page.evaluate((voices) => window.comeVoices(voices), [MANDARIN]);
    await page.click('读给我听');
    await page.evaluate(() => window.comeVoices([]));
    await eventually('no button', async () => !(await button(page)));
    assert.equal(await reads(page), false);
  });

  for (const [device, before] of [
    ['only other voices, one of them a server’s', speaking(OTHERS)],
    ['a browser that cannot speak', () => delete window.speechSynthesis],
  ]) {
    test(`no button with ${device}`, async () => {
      const page = await open(before, '#/check');
      await page.see({ role: 'heading', name: '您的工资是政府财政发的吗？' });
      await quietFor(page, 300);
      // The about page needs the second chunk, which has then looked for voices.
      await page.evaluate(() => void (location.hash = '#/about'));
      await page.see({ role: 'heading', name: '规则、来源和隐私' });
      await page.evaluate(() => void (location.hash = '#/check'));
      await page.see({ role: 'heading', name: '您的工资是政府财政发的吗？' });
      assert.equal(await button(page), false);
      assert.deepEqual(page.errors, []);
    });
  }
});
