// <qilu-green-widget>: the widget on somebody else's page (docs/embedding.md). The files of this folder, in the
// order in which the build names them, are one classic script without dependency, in one function of its own.
// ES2017: it is shipped as it is when there is no Node to translate it.

const NAME = 'qilu-green-widget';
const RELOADS = ['mode', 'view', 'occupation', 'policy', 'city', 'bundle', 'bundle-integrity'];
const LOOKS = ['theme', 'large'];
const DARK = window.matchMedia('(prefers-color-scheme: dark)');

// What an element shows; nothing while it is not on a page.
const views = new WeakMap();
const waiting = new WeakSet();

function open(widget) {
  if (widget.getAttribute('mode') === 'inline') {
    show(widget, openInline(widget, (reason) => {
      close(widget);
      show(widget, openFrame(widget));
      tell(widget, 'error', { code: 'inline', reason });
    }));
  } else {
    show(widget, openFrame(widget));
  }
}

function show(widget, view) {
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

// When what goes on now has come to its end: several changes one after the other are one.
function later(action) {
  Promise.resolve().then(action);
}

function define() {
  customElements.define(NAME, class extends HTMLElement {
    static get observedAttributes() {
      return RELOADS.concat(LOOKS);
    }

    constructor() {
      super();
      const slot = document.createElement('slot');
      style(slot, { display: 'none' });
      this.attachShadow({ mode: 'open' }).appendChild(slot);
    }

    connectedCallback() {
      const view = views.get(this);
      if (view) {
        view.moved();
      } else {
        open(this);
      }
    }

    disconnectedCallback() {
      const view = views.get(this);
      if (view && view.moved) {
        // It may only have been moved.
        later(() => {
          if (!this.isConnected) {
            close(this);
          }
        });
      } else {
        close(this);
      }
    }

    // Moved by moveBefore(): a frame stays alive, and so does what was filled in.
    connectedMoveCallback() {}

    attributeChangedCallback(name, before, after) {
      if (before === after || !views.has(this)) {
        return;
      }
      if (LOOKS.includes(name)) {
        this.refresh();
      } else if (!waiting.has(this)) {
        waiting.add(this);
        later(() => {
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
}

if (BASE && window.customElements && !customElements.get(NAME)) {
  define();
}
