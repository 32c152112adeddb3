// What the running widget has to say, in the words of the protocol (docs/embedding.md), becomes events of the
// element.

const PROTOCOL = 'qilu-green/1 ';
const MESSAGE = new RegExp('^' + PROTOCOL + '(?:(knock|ready)|height (\\d{1,6})' +
  '|view (start|question|review|result|directory|occupation|policies|about)' +
  '|outcome (eligible|confirm|ineligible|incomplete) ([a-z\\d-]{1,64})' +
  '|error (failed|contrast (?:accent|on-accent|background|text)))$');

// How high the widget may be: low enough to be scrolled past, high enough to be found.
const LOWEST = 160;
const TALLEST = 20000;

function tell(widget, kind, detail) {
  widget.dispatchEvent(new CustomEvent('qilu-green:' + kind, { bubbles: true, composed: true, detail }));
}

/** Gives what takes a sentence of the protocol, taken apart by `MESSAGE`. */
function listener(view) {
  const { widget } = view;
  let height = 0;
  let shown = false;
  return (said) => {
    if (said[1] === 'ready') {
      view.wait.end();
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
      if (words[1]) {
        tell(widget, 'error', { code: words[0], property: '--qilu-green-' + words[1] });
      } else {
        // It has put its own readable text in the place of the widget.
        view.wait.end();
        tell(widget, 'error', { code: words[0] });
      }
    }
  };
}

/** Until the widget is there, or for good when it does not come, the page's own words are to be seen. */
function startWait(widget) {
  const slot = widget.shadowRoot.querySelector('slot');
  let timer;
  const wait = {
    /** Shows the page's own words, which stand in the element. */
    showContent() {
      slot.style.display = 'block';
    },
    hideContent() {
      slot.style.display = 'none';
    },
    /** So many milliseconds, and the page is told that it has waited in vain. */
    atMost(patience) {
      clearTimeout(timer);
      timer = setTimeout(() => {
        wait.showContent();
        tell(widget, 'error', { code: 'timeout' });
      }, patience);
    },
    stop() {
      clearTimeout(timer);
    },
    end() {
      wait.stop();
      wait.hideContent();
    },
  };
  wait.hideContent();
  return wait;
}
