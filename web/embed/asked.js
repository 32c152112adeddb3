// What the attributes and custom properties of an element ask for.

// The script of the element, and where the widget's files are: beside it. (Its address is whole, whatever
// `base` says.)
const SCRIPT = document.currentScript;
const BASE = SCRIPT && new URL('.', SCRIPT.src);

const COLOURS = ['accent', 'on-accent', 'background', 'text'];

function isId(text) {
  return /^[a-z\d-]{1,64}$/.test(text || '');
}

/** The address within the widget that is open at first. */
function firstAddress(widget) {
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

/** The whole address of the rules that stand in for the built-in ones, if any are asked for. */
function bundleAddress(widget) {
  const bundle = widget.getAttribute('bundle');
  return bundle && new URL(bundle, document.baseURI).href;
}

/** Theme, size and colours; the page is told of a property that is no opaque colour. */
function readLook(widget) {
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
      const parts = probe.style.color && /^rgb\((\d+), (\d+), (\d+)\)$/.exec(getComputedStyle(probe).color);
      if (parts) {
        look.colours[name] = '#' + parts.slice(1)
          .map((part) => Number(part).toString(16).padStart(2, '0')).join('');
      } else {
        tell(widget, 'error', { code: 'colour', property });
      }
    }
  }
  probe.remove();
  return look;
}
