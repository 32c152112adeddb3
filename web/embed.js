// <qilu-green-widget>: the widget on somebody else's page (docs/embedding.md). One classic script
// without dependency. ES2017: it is shipped as it is when there is no Node to translate it.
(function () {
  'use strict';

  const NAME = 'qilu-green-widget';
  const script = document.currentScript;
  if (!script || !window.customElements || customElements.get(NAME)) {
    return;
  }
  // Where the widget's files are: beside this one. (script.src is whole, whatever `base` says.)
  const BASE = new URL('.', script.src);

  const PROTOCOL = 'qilu-green/1 ';
  const MESSAGE = new RegExp('^' + PROTOCOL + '(?:(knock|ready)|height (\\d{1,6})' +
    '|view (start|question|review|result|directory|occupation|policies|about)' +
    '|outcome (eligible|confirm|ineligible|incomplete) ([a-z\\d-]{1,64})' +
    '|error (failed|contrast (?:accent|on-accent|background|text)))$');
  // How high a frame may be: low enough to be scrolled past, high enough to be found.
  const LOWEST = 160;
  const TALLEST = 20000;
  // How high it is until it has told its height, and for good where it cannot tell.
  const UNTIL_TOLD = 680;
  // How long to wait for the widget, in milliseconds.
  const PATIENCE = 30000;

  const COLOURS = ['accent', 'on-accent', 'background', 'text'];
  const RELOADS = ['view', 'occupation', 'policy', 'city', 'bundle', 'bundle-integrity'];
  const LOOKS = ['theme', 'large'];

  // In a sandbox without allow-same-origin nobody can tell us from anybody: no message either way.
  const CAN_TALK = window.origin !== 'null' && BASE.origin !== 'null';
  const DARK = window.matchMedia('(prefers-color-scheme: dark)');

  function style(element, values) {
    // Through the object model: a strict policy of the page has nothing against that.
    element.style.all = 'initial';
    Object.assign(element.style, values);
  }

  function isId(text) {
    return /^[a-z\d-]{1,64}$/.test(text || '');
  }

  // The address within the widget that the attributes ask for.
  function address(widget) {
    const policy = widget.getAttribute('policy');
    const code = widget.getAttribute('occupation');
    switch (widget.getAttribute('view')) {
      case 'check':
        return isId(policy) ? '#/policy/' + policy + '/check' : '#/check';
      case 'directory':
        return '#/directory';
      case 'occupation':
        return isId(code) ? '#/occupation/' + code : '#/directory';
      default:
        return '#/';
    }
  }

  // Theme, size and colours as the attributes and custom properties say; `refuse` is told of a
  // property that is no opaque colour.
  function readLook(widget, refuse) {
    const theme = widget.getAttribute('theme');
    const look = {
      theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
      large: widget.hasAttribute('large'),
      colours: {},
    };
    const properties = getComputedStyle(widget);
    const probe = document.createElement('span');
    probe.style.display = 'none';
    widget.shadowRoot.appendChild(probe);
    for (const name of COLOURS) {
      const property = '--qilu-green-' + name;
      const value = properties.getPropertyValue(property).trim();
      if (value) {
        probe.style.color = '';
        probe.style.color = value;
        const parts = probe.style.color &&
          /^rgb\((\d+), (\d+), (\d+)\)$/.exec(getComputedStyle(probe).color);
        if (parts) {
          look.colours[name] = '#' + parts.slice(1)
            .map((part) => Number(part).toString(16).padStart(2, '0')).join('');
        } else {
          refuse(property);
        }
      }
    }
    probe.remove();
    return look;
  }

  // What the running widget has to say, in the words of the protocol, becomes events of the element.
  function listener(widget, view) {
    let height = 0;
    let shown = false;
    return (said) => {
      if (said[1] === 'ready') {
        clearTimeout(view.timer);
        tell(widget, 'ready', {});
      } else if (said[2]) {
        const clamped = Math.min(Math.max(Number(said[2]), LOWEST), TALLEST);
        if (clamped !== height) {
          height = clamped;
          view.resize(height);
          tell(widget, 'height', { height });
        }
      } else if (said[3]) {
        // Another page begins at its top; the first one moves nothing.
        if (shown && widget.getBoundingClientRect().top < 0) {
          widget.scrollIntoView();
        }
        shown = true;
        tell(widget, 'view', { view: said[3] });
      } else if (said[4]) {
        tell(widget, 'outcome', { outcome: said[4], policy: said[5] });
      } else if (said[6]) {
        const words = said[6].split(' ');
        tell(widget, 'error', words[1]
          ? { code: words[0], property: '--qilu-green-' + words[1] }
          : { code: words[0] });
      }
    };
  }

  function tell(widget, kind, detail) {
    widget.dispatchEvent(new CustomEvent('qilu-green:' + kind, { bubbles: true, composed: true, detail }));
  }

  function openFrame(widget) {
    const frame = document.createElement('iframe');
    const look = readLook(widget, () => {});
    const url = new URL(BASE.href);
    url.searchParams.set('mode', 'frame');
    url.searchParams.set('theme', look.theme);
    if (look.large) {
      url.searchParams.set('large', '1');
    }
    for (const name of ['city', 'bundle', 'bundle-integrity']) {
      const value = widget.getAttribute(name);
      if (value) {
        url.searchParams.set(name, name === 'bundle' ? new URL(value, document.baseURI).href : value);
      }
    }
    url.hash = address(widget);

    style(frame, { display: 'block', width: '100%', height: UNTIL_TOLD + 'px', border: '0' });
    frame.title = '齐鲁绿色低碳职业技能培训自查';
    frame.referrerPolicy = 'no-referrer';
    frame.allow = 'clipboard-write; web-share';

    const view = {
      resize(height) {
        frame.style.height = height + 'px';
      },
      look() {
        if (!CAN_TALK || !frame.contentWindow) {
          return;
        }
        const { theme, large, colours } = readLook(widget, (property) => {
          tell(widget, 'error', { code: 'colour', property });
        });
        const words = ['look', theme, large ? 'large' : 'normal'];
        for (const name of Object.keys(colours)) {
          words.push(name + '=' + colours[name]);
        }
        frame.contentWindow.postMessage(PROTOCOL + words.join(' '), BASE.origin);
      },
      close() {
        clearTimeout(view.timer);
        removeEventListener('message', hear);
        frame.remove();
      },
    };
    const listen = listener(widget, view);
    const hear = (event) => {
      if (event.source !== frame.contentWindow || event.origin !== BASE.origin ||
          typeof event.data !== 'string') {
        return;
      }
      const said = MESSAGE.exec(event.data);
      if (said && said[1] === 'knock') {
        view.look();
      } else if (said) {
        listen(said);
      }
    };
    if (CAN_TALK) {
      addEventListener('message', hear);
      view.timer = setTimeout(() => tell(widget, 'error', { code: 'timeout' }), PATIENCE);
    }
    frame.src = url.href;
    widget.shadowRoot.appendChild(frame);
    return view;
  }

  // What an element shows; nothing while it is not on a page.
  const views = new WeakMap();
  const waiting = new WeakSet();

  function open(widget) {
    const view = openFrame(widget);
    view.again = () => view.look();
    // Not addEventListener: Safari before 14 does not have it here.
    DARK.addListener(view.again);
    views.set(widget, view);
  }

  function close(widget) {
    const view = views.get(widget);
    if (view) {
      views.delete(widget);
      DARK.removeListener(view.again);
      view.close();
    }
  }

  customElements.define(NAME, class extends HTMLElement {
    static get observedAttributes() {
      return RELOADS.concat(LOOKS);
    }

    constructor() {
      super();
      this.attachShadow({ mode: 'open' });
    }

    connectedCallback() {
      open(this);
    }

    disconnectedCallback() {
      close(this);
    }

    // Moved by moveBefore(): the frame stays alive, and so does what was filled in.
    connectedMoveCallback() {}

    attributeChangedCallback(name, before, after) {
      if (before === after || !views.has(this)) {
        return;
      }
      if (LOOKS.includes(name)) {
        this.refresh();
      } else if (!waiting.has(this)) {
        // Several attributes set one after the other are one change.
        waiting.add(this);
        Promise.resolve().then(() => {
          waiting.delete(this);
          if (views.has(this)) {
            close(this);
            open(this);
          }
        });
      }
    }

    // Reads the custom properties again; nobody is told when they change.
    refresh() {
      const view = views.get(this);
      if (view) {
        view.look();
      }
    }
  });
})();
