// The page on which an editor composes the snippet (embed.html).

import { accentOf, verdictOn } from './embed-page-accent.js';
import { useKeptSize } from './lib/large-page.js';

/** @type {[width: number, name: string][]} */
const WIDTHS = [[360, '手机'], [720, '平板'], [1080, '电脑']];
const CHOICES = ['view', 'city', 'theme', 'mode'];
const ACCENT = '--qilu-green-accent';
const element = /** @type {HTMLScriptElement} */ (document.querySelector('script[integrity]'));
const address = new URL('.', element.src);
const control = (/** @type {string} */ name) => /** @type {HTMLInputElement} */ (document.getElementById(name));

function attributes() {
  /** @type {Record<string, string>} */
  const chosen = {};
  for (const name of CHOICES) {
    if (control(name).value) {
      chosen[name] = control(name).value;
    }
  }
  if (control('large').checked) {
    chosen.large = '';
  }
  const accent = accentOf(control('accent').value);
  if (accent) {
    chosen.style = `${ACCENT}: ${accent}`;
  }
  return chosen;
}

/** @param {Record<string, string>} chosen */
function snippet(chosen) {
  const written = Object.keys(chosen)
    .map((name) => (chosen[name] === '' ? ` ${name}` : ` ${name}="${chosen[name]}"`)).join('');
  return `<script async src="${element.src}"\n  integrity="${element.integrity}"\n` +
    '  crossorigin="anonymous"></script>\n' +
    // No tags: a paragraph in a paragraph, or a link in a link, would end the element around the snippet.
    `<qilu-green-widget${written}>\n  齐鲁绿色低碳职业技能培训：我能参加吗？\n` +
    `  自己查一查：${address.href} ，或者打 12333 问。\n</qilu-green-widget>\n`;
}

/**
 * Returns what the policy of a strict host page has to allow. Without a frame everything runs in the host page itself;
 * the frame is the fallback.
 * @param {Record<string, string>} chosen
 */
function policy({ mode }) {
  const { origin } = address;
  const inline = [
    `script-src ${origin} 'wasm-unsafe-eval';`,
    `style-src ${origin};`,
    `connect-src ${origin};`,
    'img-src data:;',
    `frame-src ${origin};`,
    'trusted-types qilu-green;',
  ];
  return `${(mode ? inline : [`script-src ${origin};`, `frame-src ${origin};`]).join('\n')}\n`;
}

const previews = WIDTHS.map(([width, name]) => {
  const figure = document.createElement('figure');
  const caption = document.createElement('figcaption');
  const frame = document.createElement('div');
  const widget = /** @type {HTMLElement & {refresh(): void}} */ (document.createElement('qilu-green-widget'));
  caption.textContent = `${name}，宽 ${width} 像素`;
  frame.className = 'room';
  frame.tabIndex = 0;
  frame.setAttribute('role', 'group');
  frame.setAttribute('aria-label', caption.textContent);
  widget.style.display = 'block';
  widget.style.width = width + 'px';
  frame.append(widget);
  figure.append(caption, frame);
  control('previews').append(figure);
  return widget;
});

function show() {
  const chosen = attributes();
  control('snippet').textContent = snippet(chosen);
  control('policy').textContent = policy(chosen);
  for (const widget of previews) {
    for (const name of CHOICES.concat('large')) {
      if (name in chosen) {
        widget.setAttribute(name, chosen[name]);
      } else {
        widget.removeAttribute(name);
      }
    }
    const accent = (chosen.style || '').slice(ACCENT.length + 2);
    if (widget.style.getPropertyValue(ACCENT) !== accent) {
      widget.style.setProperty(ACCENT, accent);
      // It knows of no change of a custom property by itself.
      widget.refresh();
    }
  }
  showVerdict();
  for (const message of document.querySelectorAll('[data-said]')) {
    message.textContent = '';
  }
}

function showVerdict() {
  const text = control('accent').value.trim();
  const accent = accentOf(text);
  control('accent-verdict').textContent = accent ? verdictOn(accent)
    : text && '认不出这种颜色。请照 #c00000 这样写；半透明的不能用。';
}

/**
 * Copies a text to the clipboard; returns the message for the editor.
 * @param {string} name
 */
async function copy(name) {
  const code = control(name);
  try {
    await navigator.clipboard.writeText(code.textContent);
    return '已经复制';
  } catch (error) {
    // Not on a secure page, or not allowed: selected, so that one key press copies it.
    /** @type {Selection} */ (getSelection()).selectAllChildren(code);
    code.focus();
    return '没能自动复制，代码已经选中，请按 Ctrl+C';
  }
}

for (const button of /** @type {Iterable<HTMLElement>} */ (document.querySelectorAll('[data-copy]'))) {
  const name = /** @type {string} */ (button.dataset.copy);
  button.addEventListener('click', async () => {
    /** @type {Element} */ (document.querySelector(`[data-said="${name}"]`)).textContent = await copy(name);
  });
}
useKeptSize();
control('choices').addEventListener('change', show);
control('accent').addEventListener('input', show);
control('choices').addEventListener('submit', (event) => event.preventDefault());
show();
// Chromium restores the fields of a page that the user goes back to after its scripts have run, and reports no change.
addEventListener('pageshow', show);
