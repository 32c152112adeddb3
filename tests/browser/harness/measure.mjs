// Measures a rendered page. The functions run in the page and are sent as text, so that they must not refer
// to anything outside of themselves. Each returns the violations as text and the value closest to its limit.
// `window.within` is the shadow root of the widget in inline mode (states.mjs).

/** Finds controls that are smaller than `least` CSS pixels in one direction. */
export function smallTargets(least) {
  const pressed =
    'a[href], button, select, textarea, summary, label.option, input, [role=option], [role=button], [tabindex="0"]';
  const wrong = [];
  let smallest = Infinity;
  for (const element of (window.within ?? document).querySelectorAll(pressed)) {
    // The label of a checkbox or radio button belongs to its target.
    const labels = /^(checkbox|radio)$/.test(element.type) ? [...element.labels] : [];
    const boxes = [element, ...labels].map((one) => one.getBoundingClientRect());
    const own = boxes[0];
    if (own.width === 0 || own.height === 0 || !element.checkVisibility({ visibilityProperty: true })) {
      continue;
    }
    const width = Math.max(...boxes.map((box) => box.right)) - Math.min(...boxes.map((box) => box.left));
    const height = Math.max(...boxes.map((box) => box.bottom)) - Math.min(...boxes.map((box) => box.top));
    const size = Math.min(width, height);
    smallest = Math.min(smallest, size);
    // Half a pixel is a rounding error.
    if (size < least - 0.5) {
      const name = (element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 20);
      wrong.push(`${element.localName}.${element.className} “${name}”: ${width.toFixed(1)} × ${height.toFixed(1)}`);
    }
  }
  return { wrong, closest: smallest };
}

/**
 * Finds text with a contrast below 4.5:1, and meaningful shapes and edges below 3:1, against their real
 * background.
 */
export function faintThings() {
  const parse = (text) => {
    const numbers = (/^rgba?\((.+)\)$/.exec(text)?.[1] ?? '0, 0, 0, 0').split(/[\s,/]+/).map(Number);
    return { rgb: numbers.slice(0, 3), alpha: numbers[3] ?? 1 };
  };
  const over = (above, below) =>
    above.rgb.map((part, index) => part * above.alpha + below[index] * (1 - above.alpha));
  const luminance = (rgb) => {
    const [red, green, blue] = rgb.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one, other) => {
    const [bright, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (bright + 0.05) / (dark + 0.05);
  };
  // The canvas colour shows behind the outermost element.
  const canvas = document.createElement('i');
  canvas.style.color = 'Canvas';
  document.body.appendChild(canvas);
  const bottom = parse(getComputedStyle(canvas).color).rgb;
  canvas.remove();
  const ground = (element) => {
    if (!element) {
      return bottom;
    }
    const own = parse(getComputedStyle(element).backgroundColor);
    return own.alpha === 1 ? own.rgb : over(own, ground(element.parentElement));
  };
  const wrong = [];
  const closest = { words: Infinity, shapes: Infinity };
  const meet = (kind, least, element, colour, below, what) => {
    const reached = contrast(over(parse(colour), below), below);
    closest[kind] = Math.min(closest[kind], reached);
    if (reached < least - 0.005) {
      wrong.push(`${what}: ${reached.toFixed(2)} instead of ${least} (${element.localName}.${element.className.baseVal ?? element.className})`);
    }
  };
  const isDrawn = (element) => {
    const box = element.getBoundingClientRect();
    // Content of a closed disclosure is not drawn either.
    return box.width > 1 && box.height > 1 && element.checkVisibility({ visibilityProperty: true });
  };
  const walker = document.createTreeWalker(window.within ?? document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const text = walker.currentNode.textContent.trim();
    if (text && isDrawn(element) && !element.closest(':disabled, script, style, noscript, option')) {
      const style = getComputedStyle(element);
      const colour = element.closest('svg') ? style.fill : style.color;
      meet('words', 4.5, element, colour, ground(element), `“${text.slice(0, 20)}”`);
    }
  }
  for (const field of (window.within ?? document).querySelectorAll('input, select, textarea')) {
    if (isDrawn(field)) {
      meet('words', 4.5, field, getComputedStyle(field).color, ground(field), 'a field');
      meet('words', 4.5, field, getComputedStyle(field, '::placeholder').color, ground(field), 'a placeholder');
    }
  }
  // The edge or the background of a control must contrast with the surroundings.
  for (const element of (window.within ?? document).querySelectorAll('.button, .option, .size, .wish, .door, input, select, .hotline-number[href]')) {
    if (isDrawn(element) && !element.disabled && getComputedStyle(element).appearance === 'none' || element.matches('.button, .option, .door')) {
      const around = ground(element.parentElement);
      const style = getComputedStyle(element);
      const edge = over(parse(style.borderTopColor), around);
      const reached = Math.max(
        parseFloat(style.borderTopWidth) > 0 ? contrast(edge, around) : 1,
        contrast(ground(element), around),
      );
      closest.shapes = Math.min(closest.shapes, reached);
      if (reached < 2.995) {
        wrong.push(`the edge of ${element.localName}.${element.className}: ${reached.toFixed(2)} instead of 3`);
      }
    }
  }
  for (const shape of (window.within ?? document).querySelectorAll('.sign-body, .sign-inner[d]:not([d=""]), .age-rail, .age-span, .age-doubt, .age-end, .age-today')) {
    const style = getComputedStyle(shape);
    const inner = shape.matches('.sign-inner');
    const colour = style.fill === 'none' || inner ? style.stroke : style.fill;
    const body = inner && getComputedStyle(shape.parentElement.querySelector('.sign-body')).fill;
    const below = body && body !== 'none' ? parse(body).rgb : ground(shape.closest('svg').parentElement);
    meet('shapes', 3, shape, shape.matches('line') ? style.stroke : colour, below, 'a mark');
  }
  return { wrong, closest };
}

/** Finds text that leaves the page, overlaps other text or is cut off, and pages that scroll sideways. */
export function lostWords() {
  const wrong = [];
  const width = document.documentElement.clientWidth;
  const scrolls = document.scrollingElement.scrollWidth;
  if (scrolls > width) {
    const wide = [...(window.within ?? document.body).querySelectorAll('*')].find(
      (one) => one.getBoundingClientRect().right > width + 0.5 && !one.closest('.unseen, .room, [role=region][tabindex="0"]'),
    );
    wrong.push(`the page scrolls sideways: ${scrolls} on ${width} (${wide?.localName}.${wide?.className})`);
  }
  const lines = [];
  const walker = document.createTreeWalker(window.within ?? document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const element = node.parentElement;
    // Ignored: text for screen readers only, overlays, and elements with their own scroll bar. These include
    // data tables, to which WCAG 1.4.10 allows two dimensions, in a region that the keyboard can scroll.
    const apart = '.unseen, script, style, noscript, .suggestions, option, .room, [role=region][tabindex="0"]';
    const isElsewhere = element.closest(apart);
    // Shortened on purpose; the occupation's page shows the whole text.
    const isShortened = Number(getComputedStyle(element).webkitLineClamp) > 0;
    // On a touch screen, the lists of a month are for the keyboard and the screen reader.
    let clipped = element;
    while (clipped && getComputedStyle(clipped).clip !== 'rect(0px, 0px, 0px, 0px)') {
      clipped = clipped.parentElement;
    }
    if (clipped || !node.textContent.trim() || isElsewhere || isShortened || !element.checkVisibility({ visibilityProperty: true })) {
      continue;
    }
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width < 1 || box.height < 1) {
        continue;
      }
      const excerpt = `“${node.textContent.trim().slice(0, 20)}”`;
      if (box.left < -1 || box.right > width + 1) {
        wrong.push(`${excerpt} runs out of the page: ${box.left.toFixed()}–${box.right.toFixed()} of ${width}`);
      }
      lines.push({ box, element, excerpt });
    }
    for (let around = element; around && around !== document.documentElement; around = around.parentElement) {
      const style = getComputedStyle(around);
      if (style.overflowX !== 'visible' && style.display !== 'inline' && around.scrollWidth > around.clientWidth + 1) {
        wrong.push(`${around.className} cuts off “${node.textContent.trim().slice(0, 20)}”`);
      }
    }
  }
  lines.sort((one, other) => one.box.top - other.box.top);
  lines.forEach((one, index) => {
    for (let next = index + 1; next < lines.length && lines[next].box.top < one.box.bottom; next += 1) {
      const other = lines[next];
      const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      // The boxes of lines are taller than their glyphs.
      if (across > 2 && down > 0.45 * Math.min(one.box.height, other.box.height)) {
        wrong.push(`${one.excerpt} and ${other.excerpt} lie over each other`);
      }
    }
  });
  return { wrong, closest: width - scrolls };
}

/** Doubles the font size and nothing else, as WeChat's setting does. */
export function doubleType() {
  const around = (window.within ?? document).querySelector('.qg') ?? document.body;
  for (const size of ['s', 'm', 'l', 'xl', 'xxl', 'poster']) {
    const token = `--text-${size}`;
    const probe = document.createElement('i');
    probe.style.fontSize = `var(${token})`;
    around.appendChild(probe);
    const now = parseFloat(getComputedStyle(probe).fontSize);
    probe.remove();
    around.style.setProperty(token, `${2 * now}px`);
  }
}

/** Restores the font size. */
export function usualType() {
  ((window.within ?? document).querySelector('.qg') ?? document.body).removeAttribute('style');
}

/** Checks forced colours: the outcome icon must be drawn, and controls must have an edge. */
export function unmarked() {
  const wrong = [];
  for (const sign of (window.within ?? document).querySelectorAll('.outcome .sign-body')) {
    const { fill, stroke } = getComputedStyle(sign);
    if (fill === 'none' && stroke === 'none') {
      wrong.push('the mark of the outcome is not drawn');
    }
  }
  for (const element of (window.within ?? document).querySelectorAll('.button, .option, .size, .wish, .door, input, select')) {
    const { borderTopWidth, borderTopStyle, appearance } = getComputedStyle(element);
    const hasEdge = parseFloat(borderTopWidth) > 0 && borderTopStyle !== 'none';
    if (element.getBoundingClientRect().width > 0 && !hasEdge && appearance === 'none') {
      wrong.push(`${element.className} has no edge`);
    }
  }
  return { wrong, closest: 0 };
}

/** Switches the text spacing of WCAG 2.2, 1.4.12, on or off. */
export function spacedWords(on) {
  const sheet = new CSSStyleSheet();
  if (on) {
    sheet.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }' +
        ' p { margin-bottom: 2em !important }',
    );
  }
  (window.within ?? document).adoptedStyleSheets = [sheet];
}

/** Finds accessible names that do not contain the visible label (WCAG 2.2, 2.5.3). */
export function otherNames() {
  const wrong = [];
  for (const element of (window.within ?? document).querySelectorAll('a[aria-label], button[aria-label]')) {
    const seen = element.innerText.replace(/\s+/g, ' ').trim();
    if (!element.getAttribute('aria-label').includes(seen)) {
      wrong.push(`“${seen}” is called “${element.getAttribute('aria-label')}”`);
    }
  }
  return wrong;
}

/**
 * Finds elements with transitions or animations. Two animations without motion are allowed: `settle` ignores a second
 * tap, `late` shows a notice after some seconds.
 */
export function moving() {
  const wrong = [];
  for (const element of (window.within ?? document).querySelectorAll('*')) {
    for (const part of [undefined, '::before', '::after']) {
      const { transitionDuration, animationName } = getComputedStyle(element, part);
      if (/[1-9]/.test(transitionDuration) || !/^(none|settle|late)$/.test(animationName)) {
        wrong.push(`${element.localName}.${element.className}: ${transitionDuration} ${animationName}`);
      }
    }
  }
  return wrong;
}

/** Returns whether the page can be switched to the large size. */
export const hasSizes = () => (window.within ?? document).querySelector('.qg') !== null;

/** Sets the size of text: "normal", "large" or "extra-large". */
export function setSize(size) {
  const classes = (window.within ?? document).querySelector('.qg')?.classList;
  classes?.toggle('qg-large', size !== 'normal');
  classes?.toggle('qg-extra-large', size === 'extra-large');
}

/** Simulates the font size of the user's browser settings, as a percentage; "" restores the default. */
export function deviceType(size) {
  // In inline mode, the root element of the host page has no effect on the widget.
  (window.within?.querySelector('.qg-root') ?? document.documentElement).style.fontSize = size;
}

/**
 * Returns the line breaks in headings, labels, options, what doors say and names of occupations: the text, the index of the first character of the line,
 * the text between two opportunities to break, and the number of characters that a line has room for.
 */
export function lineBreaks() {
  const breaks = [];
  const root = window.within ?? document;
  for (const element of root.querySelectorAll('h1, h2, h3, summary, .option-label, .option-hint, .field-label, .door-name, .door-words, .entry-name, .work-types > li')) {
    const box = element.getBoundingClientRect();
    const size = parseFloat(getComputedStyle(element).fontSize);
    // A single line, or not drawn.
    if (box.width <= 1 || box.height < 2 * size || !element.checkVisibility({ visibilityProperty: true })) {
      continue;
    }
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    let text = '';
    let last = -Infinity;
    while (walker.nextNode()) {
      const node = walker.currentNode;
      // A mark behind a name is not part of it.
      if (node.parentElement.closest('.letters')) {
        continue;
      }
      // The smallest text decides whether a break was needed.
      const own = parseFloat(getComputedStyle(node.parentElement).fontSize);
      for (let index = 0; index < node.textContent.length; index += 1) {
        range.setStart(node, index);
        range.setEnd(node, index + 1);
        const [character] = range.getClientRects();
        if (character && character.width > 0) {
          // Boxes of lines overlap, but a line begins further left than the one before ends.
          if (character.left < last - 1) {
            const unit = node.textContent;
            breaks.push({ text: '', at: text.length, unit, room: Math.floor(box.width / own), element });
          }
          last = character.left;
        }
        text += node.textContent[index];
      }
    }
    breaks.filter((one) => one.element === element).forEach((one) => Object.assign(one, { text, element: undefined }));
  }
  return breaks;
}
