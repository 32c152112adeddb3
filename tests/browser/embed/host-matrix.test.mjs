// Host pages of many kinds, each with a widget in a frame and one without: what the page decides for everything inside
// an element of its own holds for the widget, and nothing else of the page reaches it, nor the reverse.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inEachEngine, variantsOf } from '../harness/engines.mjs';
import { eventually } from '../harness/page.mjs';
import { serve, servePlainly } from '../harness/server.mjs';
import { LISTEN, heard, hears } from '../hosts/events.mjs';
import { inlineWidget } from '../hosts/inline.mjs';
import { differenceOutside } from '../hosts/outside.mjs';
import { serveHosts } from '../hosts/server.mjs';

/** Records the errors on the console, which WebDriver does not report. */
const KEEP_ERRORS = `<script>
  window.logged = [];
  const log = console.error;
  console.error = (...values) => { logged.push(values.join(' ')); log.apply(console, values); };
</script>`;
const WORDS = '自己查一查，或者打 12333 问。';
const MODES = ['frame', 'inline'];

/** Ways in which a page hides or blocks an element with everything in it. */
const WITHDRAWN = {
  'visibility: hidden': ['<div style="visibility: hidden">', '</div>'],
  'visibility: hidden, by a class and important': [
    '<style>.away { visibility: hidden !important }</style><div class="away"><div>', '</div></div>'],
  'visibility: collapse': ['<div style="visibility: collapse">', '</div>'],
  'a hidden tab panel': ['<style>[aria-hidden=true] { visibility: hidden }</style><div aria-hidden="true">', '</div>'],
  'display: none': ['<div style="display: none">', '</div>'],
  'the hidden attribute': ['<div hidden>', '</div>'],
  'a closed details': ['<details><summary>更多</summary>', '</details>'],
  'pointer-events: none': ['<div style="pointer-events: none">', '</div>'],
  'pointer-events: none, on all above': ['<style>main, main > div { pointer-events: none }</style><main><div>', '</div></main>'],
  'visibility: hidden on the element': ['<style>.a > qilu-green-widget { visibility: hidden }</style><div class="a">', '</div>'],
  'pointer-events: none on the element': ['<style>.b > qilu-green-widget { pointer-events: none }</style><div class="b">', '</div>'],
};

/** Names by which an element of a page hides a property of the document. */
const CLOBBERED = ['currentScript', 'baseURI', 'createElement', 'head', 'scripts', 'querySelector', 'location', 'body'];

/** Directions and the like that a page sets around the element. */
const TURNED = [
  'dir="rtl"', 'style="direction: rtl"', 'dir="rtl" style="unicode-bidi: bidi-override"',
  'style="direction: rtl; unicode-bidi: plaintext"', 'dir="rtl" style="text-align: right"',
  'dir="auto" style="direction: rtl"', 'style="writing-mode: vertical-rl; writing-mode: horizontal-tb; direction: rtl"',
  'dir="rtl" lang="ar"', 'dir="rtl" style="display: flex; flex-direction: column"',
];

/** Values that an attribute may have, from a mistake or from malice. */
const VALUES = [
  'http://[', 'https://', '//', ':', 'http://a b/', 'data:,x', 'javascript:0', '%', '\ud800', '"><b>', '🌿', ' ',
  'x'.repeat(100_000),
];
const ATTRIBUTES = ['bundle', 'bundle-integrity', 'city', 'policy', 'occupation', 'view', 'theme', 'mode'];

/** Colours in the forms of CSS, and red, green and blue of each. */
const COLOURS = {
  'rgb(192, 0, 0)': [192, 0, 0],
  'rgb(192 0 0 / 100%)': [192, 0, 0],
  'hsl(0, 100%, 30%)': [153, 0, 0],
  'hsl(0deg 100% 30%)': [153, 0, 0],
  '#c00': [204, 0, 0],
  '#cc0000ff': [204, 0, 0],
  'rebeccapurple': [102, 51, 153],
  'hwb(0 0% 40%)': [153, 0, 0],
  'oklch(0.627955 0.257683 29.2339)': [255, 0, 0],
  'oklab(0.627955 0.224863 0.125846)': [255, 0, 0],
  'lab(54.2917 80.8125 69.8851)': [255, 0, 0],
  'lch(54.2917 106.839 40.8526)': [255, 0, 0],
  'color(srgb 0.6 0 0)': [153, 0, 0],
  'color-mix(in srgb, black, #c00000)': [96, 0, 0],
};
/** The widget's own. */
const OWN = [11, 71, 52];

const TEXT_ELEMENTS = ['p', 'a', 'h2', 'li', 'td', 'span', 'strong', 'label', 'div', 'blockquote', 'figcaption', 'font'];

/** Shortcuts of a page that leave its own fields alone: where it listens, and how it knows a field. */
const SHORTCUTS = `
  window.shortcuts = [];
  const note = (where, event) => { if ('s/?jk'.includes(event.key)) { shortcuts.push(where); } };
  const unlessField = (where) => (event) => {
    if (!/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) { note(where, event); }
  };
  const unlessEdited = (where) => (event) => { if (!event.target.isContentEditable) { note(where, event); } };
  addEventListener('keydown', unlessEdited('window, first of all, for what cannot be edited'), true);
  addEventListener('load', () => {
    document.addEventListener('keydown', unlessField('document'));
    document.addEventListener('keydown', unlessField('document, first'), true);
    document.body.addEventListener('keydown', unlessField('body'));
    document.documentElement.addEventListener('keydown', unlessField('root element, first'), true);
    window.addEventListener('keydown', unlessField('window'));
    window.onkeydown = unlessField('window, as a property');
    document.onkeydown = unlessField('document, as a property');
    document.addEventListener('keypress', unlessField('keypress'));
    document.onkeyup = unlessField('keyup');
  });
  for (const name of ['copy', 'cut', 'paste']) {
    document.addEventListener(name, (event) => { event.preventDefault(); shortcuts.push(name); }, true);
  }`;

/** Places for an inline widget on a page. */
const PLACES = {
  'between two sidebars': ['<div style="display: flex"><aside>左</aside><div style="flex: 1; min-width: 0">',
    '</div><aside>右</aside></div>'],
  'in a grid': ['<div style="display: grid; grid-template-columns: 200px 1fr 200px"><aside>左</aside><div style="min-width: 0">',
    '</div><aside>右</aside></div>'],
  'floated': ['<aside>上</aside><div style="float: right; width: 800px; margin: 20px">', '</div><p>旁边的字</p>'],
  'in the middle of a wide page': ['<aside>上</aside><div style="width: 780px; margin: 30px auto">', '</div><aside>下</aside>'],
  'too narrow': ['<aside>上</aside><div style="width: 180px; margin: 20px">', '</div>'],
  'in a table': ['<table><tr><td><aside>左</aside></td><td style="width: 820px">', '</td><td><aside>右</aside></td></tr></table>'],
  'moved and turned a little': ['<aside>上</aside><div style="width: 800px; transform: translate(60px, 10px)">', '</div>'],
  'positioned': ['<aside>左</aside><div style="position: absolute; left: 220px; top: 40px; width: 800px">', '</div>'],
};
const PLACE_STYLE = `<style>body { margin: 0; background: #fdf6e3; color: #222 }
  aside { min-width: 180px; padding: 20px; background: #268bd2; color: transparent }
  p { color: transparent }
  ::-webkit-scrollbar { display: none } html { scrollbar-width: none }</style>`;

/** Encodings of host pages. */
const CHARSETS = ['gbk', 'gb18030', 'gb2312', 'big5', 'windows-1252', 'utf-8', 'shift_jis', 'koi8-r'];

inEachEngine((newPage, lacks) => {
  let widget;
  before(async () => {
    widget = await serve();
  });
  after(() => widget?.stop());

  const element = (mode, attributes = '', words = WORDS) =>
    `<script src="${widget.address}embed.js"></script>` +
    `<qilu-green-widget id="one" mode="${mode}" ${attributes}>${words}</qilu-green-widget>`;

  /** Opens a host page of its own server, which ends with the test. */
  async function openHost(t, pages, options) {
    const hosts = await serveHosts(typeof pages === 'string' ? { '/': { head: LISTEN, body: pages } } : pages);
    t.after(() => hosts.stop());
    const page = await newPage({ ...options, isKept: true });
    await page.open(hosts.address);
    return page;
  }

  const ownWords = (page) => page.evaluate(() => {
    const range = document.createRange();
    range.selectNodeContents(document.getElementById('one'));
    return range.getBoundingClientRect().height > 0;
  });

  /** Opens a page with a widget in each of the surroundings; the ids are `w0`, `w1` and so on. */
  const openAll = (t, mode, surroundings, options) => openHost(t, `<script src="${widget.address}embed.js"></script>` +
    surroundings.map(([open, close], index) =>
      `<section>${open}<qilu-green-widget id="w${index}" mode="${mode}">${WORDS}</qilu-green-widget>${close}</section>`)
      .join(''), options);

  for (const mode of MODES) {
    test(`${mode}: not there where the page withdraws what is around it`, async (t) => {
      const page = await openAll(t, mode, Object.values(WITHDRAWN));
      for (const [index, what] of Object.keys(WITHDRAWN).entries()) {
        // A frame without a box need not load in every engine.
        if (mode === 'inline' || !/display|hidden attribute|details/.test(what)) {
          await hears(page, 'ready', { on: `w${index}` });
        }
        const found = await page.evaluate((id) => {
          const one = document.getElementById(id);
          one.scrollIntoView();
          const inner = one.shadowRoot.querySelector('iframe, .qg-root');
          const { left, top, width, height } = one.getBoundingClientRect();
          const hit = width && one.shadowRoot.elementFromPoint(left + width / 2, Math.min(top + height / 2, innerHeight - 5));
          const target = inner.localName === 'iframe' ? inner : inner.querySelector('a');
          target.focus();
          const { visibility, pointerEvents } = getComputedStyle(inner);
          const isFocused = document.activeElement === one;
          target.blur();
          return { isHit: Boolean(hit && inner.contains(hit)), isFocused, visibility, pointerEvents };
        }, `w${index}`);
        assert.equal(found.isHit, false, `${what} ${JSON.stringify(found)}`);
        // An element without pointer events can still be reached by keyboard, as everything else of such a page.
        assert.equal(found.isFocused, /pointer-events/.test(what), `${what} ${JSON.stringify(found)}`);
      }
      // A page that shows it again finds it where it was.
      assert.equal(await page.evaluate(() => {
        const one = document.getElementById('w0');
        one.parentElement.style.visibility = '';
        return getComputedStyle(one.shadowRoot.querySelector('iframe, .qg-root')).visibility;
      }), 'visible');
    });

    for (const tag of ['img', 'form']) {
      test(`${mode}: elements with the names of the document's properties decide nothing (${tag})`, async (t) => {
        // The widget's own code cannot draw without some of them; a frame is a document of its own.
        const names = CLOBBERED.filter((name) =>
          mode === 'frame' || !/createElement|querySelector|location|body/.test(name));
        const page = await openHost(t, names.map((name) =>
          `<${tag} name="${name}" src="http://127.0.0.1:1/evil/x.png"></${tag}>`).join('') + element(mode));
        await hears(page, 'ready');
        const sources = await page.evaluate(() => {
          // Not by the name of a method that an element of the page hides.
          const { shadowRoot } = /** @type {any} */ (window).one;
          return [...shadowRoot.querySelectorAll('iframe, link')].map((it) =>
            /** @type {any} */ (it).src || /** @type {any} */ (it).href);
        });
        assert.ok(sources.length > 0 && sources.every((it) => it.startsWith(widget.address)), `${sources}`);
      });
    }

    test(`${mode}: whatever its attributes say, nothing throws, and without them it runs`, async (t) => {
      const page = await openHost(t, element(mode));
      await hears(page, 'ready');
      for (const name of ATTRIBUTES) {
        await page.evaluate(async (attribute, values) => {
          const one = document.getElementById('one');
          for (const value of values) {
            one.setAttribute(attribute, value);
          }
          // The last value is in effect now and then.
          one.setAttribute(attribute, values[0]);
          await new Promise((resolve) => setTimeout(resolve, 50));
          one.removeAttribute(attribute);
        }, name, VALUES);
      }
      await page.evaluate((it) => {
        document.getElementById('one').setAttribute('mode', it);
        window.heard.length = 0;
        document.getElementById('one').setAttribute('view', 'directory');
      }, mode);
      await hears(page, 'view', { view: 'directory' });
      // A frame that is replaced while it loads reports that in some engines.
      assert.deepEqual(page.errors.filter((error) => /Uncaught|TypeError|URL/.test(error)), []);
    });

    test(`${mode}: an address of rules that cannot be read is reported on the page about the rules`, async (t) => {
      const page = await openHost(t, element(mode, 'bundle="http://[" bundle-integrity="sha384-x"'));
      await hears(page, 'ready');
      assert.deepEqual(await heard(page, 'error'), []);
    });

    test(`${mode}: it is not mirrored`, async (t) => {
      const layout = (id) => {
        const one = document.getElementById(id);
        const inner = one.shadowRoot.querySelector('iframe, .qg-root');
        const { left } = one.getBoundingClientRect();
        const boxes = [inner, ...inner.querySelectorAll('.door, h1, .size, .sign')]
          .map((it) => Math.round(it.getBoundingClientRect().left - left));
        return [getComputedStyle(inner).direction, ...boxes].join(' ');
      };
      const page = await openAll(t, mode, ['', ...TURNED].map((turn) => [`<div ${turn}>`, '</div>']),
        { viewport: { width: 1000, height: 700 } });
      let expected = '';
      for (const [index, turn] of ['', ...TURNED].entries()) {
        await hears(page, 'ready', { on: `w${index}` });
        const found = await page.evaluate(layout, `w${index}`);
        expected = expected || found;
        assert.equal(found, expected, turn);
      }
      assert.match(expected, /^ltr/);
    });
  }

  test('a colour may have every form that the browser knows', async (t) => {
    const page = await openHost(t, `<script src="${widget.address}embed.js"></script>` +
      Object.keys(COLOURS).map((colour, index) =>
        `<qilu-green-widget id="w${index}" mode="inline" style="--qilu-green-accent: ${colour}"></qilu-green-widget>`).join(''));
    const known = await page.evaluate((colours) => colours.map((colour) => CSS.supports('color', colour)), Object.keys(COLOURS));
    assert.ok(known.filter(Boolean).length >= 6);
    for (const [index, [colour, expected]] of Object.entries(COLOURS).entries()) {
      await hears(page, 'ready', { on: `w${index}` });
      const found = await page.evaluate((id) =>
        getComputedStyle(document.getElementById(id).shadowRoot.querySelector('.lead')).backgroundColor.match(/\d+/g).map(Number),
      `w${index}`);
      const near = known[index] ? expected : OWN;
      assert.ok(near.every((channel, at) => Math.abs(channel - found[at]) <= 2), `${colour}: ${found}`);
      const refused = (await heard(page, 'error')).filter(({ on }) => on === `w${index}`);
      assert.deepEqual(refused.length > 0, !known[index], colour);
    }
  });

  test('the snippet may be inside of every element of a text', async (t) => {
    const editor = await newPage();
    await editor.open(`${widget.address}embed.html`);
    const snippet = await editor.text('#snippet');
    const page = await openHost(t, TEXT_ELEMENTS.map((tag) =>
      `<section>${/^(td|th)$/.test(tag) ? `<table><tr><${tag}>${snippet}</${tag}></tr></table>` : `<${tag}>${snippet}</${tag}>`}</section>`)
      .join(''));
    for (const [index, tag] of TEXT_ELEMENTS.entries()) {
      const outside = await eventually(`the widget in ${tag}`, () => page.evaluate((at, name) => {
        const section = document.querySelectorAll('section')[at];
        const element = section.querySelector(`${name} qilu-green-widget`);
        if (!element || !element.shadowRoot.querySelector('iframe')) {
          return undefined;
        }
        const texts = section.textContent.replace(element.textContent, '').replace(/\s/g, '');
        return [texts, element.textContent.includes('12333')];
      }, index, tag));
      assert.deepEqual(outside, ['', true], tag);
    }
  });

  test('an element that is not displayed reports no height, and its height when it is', async (t) => {
    const page = await openHost(t, `<div id="tab" style="display: none">${element('inline')}</div>`);
    await hears(page, 'ready');
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.deepEqual(await heard(page, 'height'), []);
    await page.evaluate(() => { document.getElementById('tab').style.display = ''; });
    const { height } = await hears(page, 'height');
    assert.ok(height > 300, `${height}`);
  });

  test('shortcuts of the page take no letter from an inline field', async (t) => {
    const page = await openHost(t, `<script>${SHORTCUTS}</script>${element('inline', 'view="directory"')}`);
    await hears(page, 'view', { view: 'directory' });
    await inlineWidget(page).shows(/259/);
    await page.evaluate(() => {
      const field = document.getElementById('one').shadowRoot.querySelector('input[role=combobox]');
      /** @type {HTMLElement} */ (field).focus();
    });
    for (const key of ['s', 'h', 'u', 'i', '/', 'z', 's']) {
      await page.press(key);
    }
    const value = () => page.evaluate(() =>
      /** @type {HTMLInputElement} */ (document.getElementById('one').shadowRoot.querySelector('input')).value);
    await eventually('the text', async () => (await value()) === 'shui/zs');
    // The widget still gets the keys.
    await page.press('Escape');
    await eventually('a closed list or an empty field', () => page.evaluate(() => {
      const field = document.getElementById('one').shadowRoot.querySelector('input');
      return field.getAttribute('aria-expanded') !== 'true';
    }));
    const taken = await page.evaluate(() => {
      const field = document.getElementById('one').shadowRoot.querySelector('input');
      for (const name of ['copy', 'cut', 'paste']) {
        const isOurs = field.dispatchEvent(new ClipboardEvent(name, { bubbles: true, composed: true, cancelable: true }));
        window.shortcuts.push(...(isOurs ? [] : [`prevented ${name}`]));
      }
      return window.shortcuts;
    });
    assert.deepEqual(taken, []);
    // Outside of its fields the shortcuts of the page still work.
    await page.evaluate(() => {
      /** @type {HTMLElement} */ (document.getElementById('one').shadowRoot.activeElement).blur();
    });
    await page.press('s');
    await eventually('every shortcut', () => page.evaluate(() => new Set(window.shortcuts).size === 10));
  });

  for (const [what, [open, close]] of variantsOf(lacks, Object.entries(PLACES))) {
    test(`inline, ${what}: not a pixel outside the element changes`, async (t) => {
      const page = await openHost(t,
        { '/': { head: LISTEN + PLACE_STYLE, body: `${open}${element('inline', 'theme="light"')}${close}` } },
        { viewport: { width: 1280, height: 900 } });
      await hears(page, 'ready');
      const start = await differenceOutside(page, 'one');
      assert.ok(start.isShown);
      assert.equal(start.outside, 0, JSON.stringify(start));
      // The list of suggestions, the focus.
      await inlineWidget(page).press('绿色职业目录');
      await hears(page, 'view', { view: 'directory' });
      await inlineWidget(page).shows(/259/);
      await page.evaluate(() => {
        const field = document.getElementById('one').shadowRoot.querySelector('input[role=combobox]');
        /** @type {HTMLElement} */ (field).focus();
      });
      await page.press('g');
      await eventually('the list', () => page.evaluate(() => {
        const list = document.getElementById('one').shadowRoot.querySelector('.suggestions');
        return list && list.getBoundingClientRect().height > 0 &&
          list.getBoundingClientRect().bottom <= document.getElementById('one').getBoundingClientRect().bottom;
      }));
      const search = await differenceOutside(page, 'one');
      assert.equal(search.outside, 0, JSON.stringify(search));
    });
  }

  /** Ways to run embed.js in which it cannot know where it came from, given its address on the host. */
  const STRAYED = {
    'inlined': (code) => `<script>${code}</script>`,
    'from a blob': () => `<script>fetch('/embed.js').then((response) => response.blob()).then((blob) => {
      document.head.appendChild(Object.assign(document.createElement('script'), { src: URL.createObjectURL(blob) })); })</script>`,
    'from a data: address': (code) =>
      `<script src="data:text/javascript;base64,${Buffer.from(code).toString('base64')}"></script>`,
    'as a module': () => `<script type="module" src="${widget.address}embed.js"></script>`,
    'as an imported module': () => `<script type="module">import '${widget.address}embed.js';</script>`,
    'by eval': () => `<script>fetch('/embed.js').then((response) => response.text()).then(eval)</script>`,
    'by new Function': () => `<script>fetch('/embed.js').then((response) => response.text()).then((code) => new Function(code)())</script>`,
    'as text of an inserted script': () => `<script>fetch('/embed.js').then((response) => response.text()).then((code) => {
      document.head.appendChild(Object.assign(document.createElement('script'), { text: code })); })</script>`,
    'copied into the script of the page': () => '<script src="/site.js"></script>',
    'copied to the host': () => '<script src="/embed.js"></script>',
    'copied to a folder of the host': () => '<script src="/js/embed.min.js"></script>',
  };
  for (const [what, load] of variantsOf(lacks, Object.entries(STRAYED))) {
    test(`a script that runs ${what} says so once, and the words of the page stay`, async (t) => {
      const code = await (await fetch(`${widget.address}embed.js`)).text();
      const script = { raw: code, headers: { 'content-type': 'text/javascript' } };
      const page = await openHost(t, {
        '/': { head: LISTEN + KEEP_ERRORS, body: `${load(code)}<qilu-green-widget id="one">${WORDS}</qilu-green-widget>` },
        '/embed.js': script,
        '/js/embed.min.js': script,
        '/site.js': script,
      });
      const ours = () => page.evaluate(() => window.logged.filter((text) => /qilu-green: /.test(text)));
      await eventually('the error', async () => (await ours()).length > 0);
      assert.equal((await ours()).length, 1);
      assert.equal(await ownWords(page), true);
      assert.deepEqual(page.errors.filter((error) => /TypeError|Invalid URL/.test(error)), []);
    });
  }

  for (const charset of variantsOf(lacks, CHARSETS)) {
    test(`on a page in ${charset}, from a server that does not name the charset, the words are right`, async (t) => {
      const plain = await servePlainly((response, bytes) => response.end(bytes));
      t.after(() => plain.stop());
      const html = `<!doctype html><title>x</title>${LISTEN}<script src="${plain.address}embed.js"></script>` +
        '<qilu-green-widget id="one"></qilu-green-widget>';
      const page = await openHost(t, { '/': { raw: html, headers: { 'content-type': `text/html; charset=${charset}` } } });
      const title = await eventually('the frame', () => page.evaluate(() => {
        const { shadowRoot } = document.getElementById('one');
        const frame = shadowRoot && shadowRoot.querySelector('iframe');
        return frame && frame.title;
      }));
      assert.equal(title, '齐鲁绿色低碳职业技能培训自查');
    });
  }
});
