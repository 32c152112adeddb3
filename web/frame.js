// The widget's side of the frame protocol (docs/embedding.md): who may talk to us, how high we are. Loaded in a
// frame only, before the widget starts; it serves the still page as well.

const FRAME_PROTOCOL = 'qilu-green/1 ';
const FRAME_LOOK = new RegExp('^' + FRAME_PROTOCOL + 'look (light|dark|auto) (large|normal)' +
  '((?: (?:accent|on-accent|background|text)=#[0-9a-f]{6}){0,4})$');

/**
 * Talks to the page around us. `onLook` is called with each look it asks for and gives the names of
 * the colours that it refused. Gives a function that says something to that page.
 */
function connectFrame(onLook) {
  const parent = window.parent;
  // The page's origin, once it has shown itself; all later messages must come from there.
  let page = null;
  let height = 0;
  const unsaid = [];

  function say(words) {
    if (page === null) {
      unsaid.push(words);
    } else {
      parent.postMessage(FRAME_PROTOCOL + words, page);
    }
  }

  function hear(event) {
    if (event.source !== parent || event.origin === 'null' || typeof event.data !== 'string' ||
        (page !== null && event.origin !== page)) {
      return;
    }
    const look = FRAME_LOOK.exec(event.data);
    if (!look) {
      return;
    }
    const isFirst = page === null;
    page = event.origin;
    if (isFirst) {
      // From now on the frame is as high as what is in it.
      document.documentElement.dataset.fitted = '';
      unsaid.splice(0).forEach(say);
    }
    const colours = {};
    for (const pair of look[3].split(' ').filter(Boolean)) {
      const [name, value] = pair.split('=');
      colours[name] = value;
    }
    for (const name of onLook({ theme: look[1], large: look[2] === 'large', colours })) {
      say('error contrast ' + name);
    }
    measure();
  }

  function measure() {
    // The body's scroll height counts what hangs out of it, such as a list of suggestions.
    const { body } = document;
    const now = Math.ceil(Math.max(body.getBoundingClientRect().bottom + scrollY, body.scrollHeight));
    if (page !== null && now !== height) {
      height = now;
      say('height ' + now);
    }
  }

  // A page in a sandbox without allow-same-origin, or with one around it, belongs to nobody.
  if (window.origin !== 'null') {
    addEventListener('message', hear);
    addEventListener('load', measure);
    watchSize(document.body, measure);
    // The one message that goes to anybody: it says nothing but that we are here.
    parent.postMessage(FRAME_PROTOCOL + 'knock', '*');
  }
  return say;
}

/** What web/page.js calls: takes the theme that the frame's address asks for; gives what says something. */
document.currentScript.openFrame = (place, theme) => {
  if (theme === 'light' || theme === 'dark') {
    chooseTheme(place, theme);
  }
  const say = connectFrame(takeLook(place, 'large' in place.host.dataset));
  place.top.addEventListener('qilu-green:says', (event) => say(event.detail));
  return say;
};
