// The page where an editor puts the snippet together (embed.html).
(function () {
  'use strict';

  const WIDTHS = [[360, '手机'], [720, '平板'], [1080, '电脑']];
  const CHOICES = ['view', 'city', 'theme', 'mode'];
  const element = document.querySelector('script[integrity]');
  const address = new URL('.', element.src);
  const choice = (name) => document.getElementById(name);

  function attributes() {
    const chosen = {};
    for (const name of CHOICES) {
      if (choice(name).value) {
        chosen[name] = choice(name).value;
      }
    }
    if (choice('large').checked) {
      chosen.large = '';
    }
    return chosen;
  }

  function snippet(chosen) {
    const said = Object.keys(chosen)
      .map((name) => (chosen[name] === '' ? ` ${name}` : ` ${name}="${chosen[name]}"`)).join('');
    return `<script async src="${element.src}"\n  integrity="${element.integrity}"\n` +
      '  crossorigin="anonymous"></' + 'script>\n' +
      `<qilu-green-widget${said}>\n  <p>在劳动年龄内、有劳动能力、愿意学的人，可以参加齐鲁绿色低碳职业技能培训；工资由财政发的除外。` +
      `</p>\n  <p><a href="${address.href}">自己查一查</a>，或者打 12333 问。</p>\n` +
      '</qilu-green-widget>\n';
  }

  // What a strict page has to allow. Without a frame everything runs in the page itself; a frame is what is
  // left when that is refused.
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
    const room = document.createElement('div');
    const widget = document.createElement('qilu-green-widget');
    caption.textContent = `${name}，宽 ${width} 像素`;
    room.className = 'room';
    room.tabIndex = 0;
    room.setAttribute('role', 'group');
    room.setAttribute('aria-label', caption.textContent);
    widget.style.display = 'block';
    widget.style.width = width + 'px';
    room.append(widget);
    figure.append(caption, room);
    choice('previews').append(figure);
    return widget;
  });

  function show() {
    const chosen = attributes();
    choice('snippet').textContent = snippet(chosen);
    choice('policy').textContent = policy(chosen);
    for (const widget of previews) {
      for (const name of CHOICES.concat('large')) {
        if (name in chosen) {
          widget.setAttribute(name, chosen[name]);
        } else {
          widget.removeAttribute(name);
        }
      }
    }
    for (const said of document.querySelectorAll('[data-said]')) {
      said.textContent = '';
    }
  }

  async function copy(name) {
    const code = choice(name);
    try {
      await navigator.clipboard.writeText(code.textContent);
      return '已经复制';
    } catch (error) {
      // Not on a secure page, or not allowed: marked, so that one key press copies it.
      getSelection().selectAllChildren(code);
      code.focus();
      return '没能自动复制，代码已经选中，请按 Ctrl+C';
    }
  }

  for (const button of document.querySelectorAll('[data-copy]')) {
    const name = button.dataset.copy;
    button.addEventListener('click', async () => {
      document.querySelector(`[data-said="${name}"]`).textContent = await copy(name);
    });
  }
  choice('choices').addEventListener('change', show);
  choice('choices').addEventListener('submit', (event) => event.preventDefault());
  show();
})();
