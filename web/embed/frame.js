// The widget in a frame, which is how it comes unless asked otherwise.

// How high it is until it has told its height, and for good where it cannot tell.
const UNTIL_TOLD = 680;
// How long to wait for the widget, and for a first word once its page has come, in milliseconds.
const PATIENCE = 30000;
const SILENCE = 5000;

// In a sandbox without allow-same-origin nobody can tell us from anybody: no message either way.
const CAN_TALK = window.origin !== 'null' && BASE && BASE.origin !== 'null';

function style(element, values) {
  // Through the object model: a strict policy of the page has nothing against that.
  element.style.all = 'initial';
  Object.assign(element.style, values);
}

function frameAddress(widget) {
  const url = new URL(BASE.href);
  const asked = {
    mode: 'frame',
    theme: readLook(widget).theme,
    large: widget.hasAttribute('large') ? '1' : '',
    city: widget.getAttribute('city'),
    bundle: bundleAddress(widget),
    'bundle-integrity': widget.getAttribute('bundle-integrity'),
  };
  for (const name of Object.keys(asked)) {
    if (asked[name]) {
      url.searchParams.set(name, asked[name]);
    }
  }
  url.hash = firstAddress(widget);
  return url.href;
}

function openFrame(widget) {
  const frame = document.createElement('iframe');
  style(frame, { display: 'block', width: '100%', height: UNTIL_TOLD + 'px', border: '0' });
  frame.title = '齐鲁绿色低碳职业技能培训自查';
  frame.referrerPolicy = 'no-referrer';
  frame.allow = 'clipboard-write; web-share';

  let hasKnocked = false;
  const view = {
    widget,
    wait: startWait(widget),
    resize(height) {
      frame.style.height = height + 'px';
    },
    look() {
      if (!hasKnocked) {
        return;
      }
      const { theme, large, colours } = readLook(widget);
      const words = ['look', theme, large ? 'large' : 'normal'];
      for (const name of Object.keys(colours)) {
        words.push(name + '=' + colours[name]);
      }
      frame.contentWindow.postMessage(PROTOCOL + words.join(' '), BASE.origin);
    },
    close() {
      view.wait.stop();
      removeEventListener('message', hear);
      frame.remove();
    },
  };
  const listen = listener(view);
  const hear = (event) => {
    if (event.source !== frame.contentWindow || event.origin !== BASE.origin ||
        typeof event.data !== 'string') {
      return;
    }
    const said = MESSAGE.exec(event.data);
    if (said && said[1] === 'knock') {
      hasKnocked = true;
      view.wait.atMost(PATIENCE);
      view.look();
    } else if (said) {
      listen(said);
    }
  };
  if (CAN_TALK) {
    addEventListener('message', hear);
    view.wait.atMost(PATIENCE);
    frame.onload = () => {
      // A page of ours has knocked by now, or its knock is on its way; an error page never will.
      if (!hasKnocked) {
        view.wait.atMost(SILENCE);
      }
    };
  }
  frame.src = frameAddress(widget);
  widget.shadowRoot.appendChild(frame);
  return view;
}
