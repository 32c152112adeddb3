// Theme and colours that the page around us asks for. A colour that makes words hard to read is
// refused: text and its ground must have the contrast that WCAG 2.2 asks of small text.

const LEAST_CONTRAST = 4.5;

// The tokens of styles/tokens.css that each colour stands in for.
const LOOK_TOKENS = {
  accent: ['--green', '--deep'],
  'on-accent': ['--on-green', '--on-deep', '--on-deep-soft'],
  background: ['--paper'],
  text: ['--ink'],
};

// What is written on what.
const LOOK_GROUNDS = {
  '--paper': ['--ink', '--ink-soft', '--green', '--yes', '--ask', '--no', '--open'],
  '--sheet': ['--ink', '--ink-soft', '--green'],
  '--ink': ['--sheet'],
  '--green': ['--on-green'],
  '--deep': ['--on-deep', '--on-deep-soft'],
  '--yes-wash': ['--ink', '--green'],
  '--ask-wash': ['--ink'],
  '--no-wash': ['--ink'],
  '--open-wash': ['--ink'],
  '--found': ['--ink'],
};

/**
 * What takes the look that a page around the widget asks for: theme, size, colours. Gives the names of the
 * colours that it refused.
 */
function takeLook(place, isLarge) {
  return (look) => {
    // Only when the page changes its mind: the person may have chosen another size since.
    if (look.large !== isLarge) {
      isLarge = look.large;
      place.host.dispatchEvent(new CustomEvent('qilu-green:size', { detail: isLarge }));
    }
    return applyLook(place, look);
  };
}

/** Makes the widget in this place look so; gives the names of the colours that it refused. */
function applyLook(place, look) {
  const { style } = place.top;
  chooseTheme(place, look.theme);
  for (const tokens of Object.values(LOOK_TOKENS)) {
    tokens.forEach((token) => style.removeProperty(token));
  }
  const properties = getComputedStyle(place.top);
  const own = (token) => parseColour(properties.getPropertyValue(token).trim());
  const { kept, refused } = readableColours(look.colours, own);
  for (const name of Object.keys(kept)) {
    LOOK_TOKENS[name].forEach((token) => style.setProperty(token, kept[name]));
  }
  return refused;
}

/** Takes colours away until everything that is left can be read beside our own ones. */
function readableColours(asked, own) {
  const kept = Object.assign({}, asked);
  const refused = [];
  for (;;) {
    const unreadable = Object.keys(kept).filter((name) => !isReadable(name, kept, own));
    if (unreadable.length === 0) {
      return { kept, refused };
    }
    for (const name of unreadable) {
      delete kept[name];
      refused.push(name);
    }
  }
}

function isReadable(name, kept, own) {
  const colour = (token) => {
    const owner = Object.keys(kept).find((one) => LOOK_TOKENS[one].includes(token));
    return owner ? parseColour(kept[owner]) : own(token);
  };
  return Object.keys(LOOK_GROUNDS).every((ground) =>
    LOOK_GROUNDS[ground].every((ink) => {
      const touches = LOOK_TOKENS[name].includes(ground) || LOOK_TOKENS[name].includes(ink);
      return !touches || contrast(colour(ground), colour(ink)) >= LEAST_CONTRAST;
    }));
}

/** Red, green and blue from 0 to 255. What we cannot read is as good as unreadable. */
function parseColour(text) {
  const digits = /^#([0-9a-f]{6}|[0-9a-f]{3})$/i.exec(text);
  if (!digits) {
    return [NaN, NaN, NaN];
  }
  const wide = digits[1].length === 6 ? digits[1] : digits[1].replace(/./g, '$&$&');
  return [0, 2, 4].map((place) => parseInt(wide.substr(place, 2), 16));
}

function luminance(colour) {
  const [red, green, blue] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast of two colours, from 1 to 21. */
function contrast(one, other) {
  const [first, second] = [luminance(one), luminance(other)];
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}

/** Takes the colours of the dark or the light theme whatever the device prefers, or as it does. */
function chooseTheme({ root, top }, theme) {
  const media = { light: 'not all', dark: 'all', auto: '(prefers-color-scheme: dark)' }[theme];
  top.style.colorScheme = theme === 'auto' ? '' : theme;
  for (const sheet of root.styleSheets) {
    for (const rule of sheet.cssRules) {
      if (DARK_RULES.has(rule) || /prefers-color-scheme/.test(rule.conditionText || '')) {
        DARK_RULES.add(rule);
        rule.media.mediaText = media;
      }
    }
  }
}

// The rules for the dark theme, which cannot be told by their condition any more once it is changed.
const DARK_RULES = new WeakSet();
