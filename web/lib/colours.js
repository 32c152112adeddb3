// The colours of the widget on a host page that names some of its own. Text and its background must have the contrast
// that WCAG 2.2 requires for small text (1.4.3).

const MIN_CONTRAST = 4.5;
const WHITE = '#ffffff';
const BLACK = '#000000';

/**
 * @typedef {[red: number, green: number, blue: number]} Colour From 0 to 255; NaN if unreadable.
 * @typedef {Record<string, string>} Tokens Colours by the names of styles/tokens.css.
 */

/** The colours that are used as they are, or refused: the property's name and its token. */
const TOKEN_OF_COLOUR = /** @type {Record<string, string>} */ ({ background: '--paper', text: '--ink' });
export const PAPER_TOKENS = Object.values(TOKEN_OF_COLOUR);

/**
 * The text colours that are used on each background.
 * @type {Record<string, string[]>}
 */
export const TEXT_ON_BACKGROUND = {
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

/** The tokens that are derived from an accent. */
export const ACCENT_TOKENS = ['--green', '--on-green', '--deep', '--on-deep', '--on-deep-soft'];

/**
 * Returns the tokens that the requested colours replace, and the names of the refused ones. An accent is never refused:
 * each use of it has a shade with enough contrast.
 * @param {Record<string, string>} requested `accent`, `on-accent`, `background` and `text`, as far as requested.
 * @param {(token: string) => string} ownColour
 */
export function readableColours(requested, ownColour) {
  const { tokens, refused } = readablePaper(requested, ownColour);
  const colourOf = (/** @type {string} */ token) => tokens[token] || ownColour(token);
  const { accent } = requested;
  const preferred = requested['on-accent'];
  if (accent && isColour(accent)) {
    Object.assign(tokens, shadesOf(accent, colourOf));
  } else if (accent) {
    refused.push('accent');
  }
  if (preferred) {
    const readable = ['--green', '--deep'].filter((background) => isReadable(preferred, colourOf(background)));
    if (readable.includes('--green')) {
      tokens['--on-green'] = preferred;
    }
    if (readable.includes('--deep')) {
      tokens['--on-deep'] = tokens['--on-deep-soft'] = preferred;
    }
    if (readable.length === 0) {
      refused.push('on-accent');
    }
  }
  return { tokens, refused };
}

/**
 * Removes background and text until what remains is readable beside the widget's own colours.
 * @param {Record<string, string>} requested
 * @param {(token: string) => string} ownColour
 */
function readablePaper(requested, ownColour) {
  const names = Object.keys(TOKEN_OF_COLOUR).filter((name) => requested[name]);
  /** @type {string[]} */
  const refused = [];
  for (;;) {
    /** @type {Tokens} */
    const tokens = {};
    names.forEach((name) => {
      tokens[TOKEN_OF_COLOUR[name]] = requested[name];
    });
    const colourOf = (/** @type {string} */ token) => tokens[token] || ownColour(token);
    const unreadable = names.filter((name) => !Object.keys(TEXT_ON_BACKGROUND).every((background) =>
      TEXT_ON_BACKGROUND[background].every((text) =>
        ![background, text].includes(TOKEN_OF_COLOUR[name]) ||
        // Derived from the accent, if there is one, to suit the background.
        (requested.accent && ACCENT_TOKENS.includes(text)) ||
        isReadable(colourOf(text), colourOf(background)))));
    if (unreadable.length === 0) {
      return { tokens, refused };
    }
    unreadable.forEach((name) => names.splice(names.indexOf(name), 1));
    refused.push(...unreadable);
  }
}

/**
 * Returns the shades of an accent: itself for the field on the start page, and a lighter or darker one, as near to it as
 * is readable, for links and buttons.
 * @param {string} accent
 * @param {(token: string) => string} colourOf
 * @returns {Tokens}
 */
function shadesOf(accent, colourOf) {
  const backgrounds = Object.keys(TEXT_ON_BACKGROUND)
    .filter((background) => TEXT_ON_BACKGROUND[background].includes('--green')).map(colourOf);
  const end = [BLACK, WHITE].find((colour) => backgrounds.every((background) => isReadable(colour, background)));
  const link = nearest(accent, end || colourOf('--ink'), (shade) =>
    backgrounds.every((background) => isReadable(shade, background)));
  const [onLink, onField] = [link, accent].map((background) => (isReadable(WHITE, background) ? WHITE : BLACK));
  return {
    '--green': link,
    '--on-green': onLink,
    '--deep': accent,
    '--on-deep': onField,
    // A little of the field's colour in it.
    '--on-deep-soft': nearest(mix(onField, accent, 0.25), onField, (shade) => isReadable(shade, accent)),
  };
}

/**
 * Returns the first readable colour on the way from one to another.
 * @param {string} from
 * @param {string} to
 * @param {(colour: string) => boolean} isFit
 */
function nearest(from, to, isFit) {
  const steps = 20;
  for (let step = 0; step < steps; step += 1) {
    const colour = mix(from, to, step / steps);
    if (isFit(colour)) {
      return colour;
    }
  }
  return to;
}

/**
 * @param {string} from
 * @param {string} to
 * @param {number} portion Of the second colour, from 0 to 1.
 */
function mix(from, to, portion) {
  const [first, second] = [parseColour(from), parseColour(to)];
  return '#' + first.map((channel, index) => {
    const mixed = Math.round(channel + (second[index] - channel) * portion);
    return (256 + mixed).toString(16).slice(1);
  }).join('');
}

/**
 * @param {string} text
 * @param {string} background
 */
function isReadable(text, background) {
  return contrast(parseColour(text), parseColour(background)) >= MIN_CONTRAST;
}

/** @param {string} text */
export function isColour(text) {
  return !isNaN(parseColour(text)[0]);
}

/**
 * Parses `#rgb` and `#rrggbb`. Any other text is a colour with which nothing is readable.
 * @param {string} text
 * @returns {Colour}
 */
export function parseColour(text) {
  const digits = /^#([0-9a-f]{6}|[0-9a-f]{3})$/i.exec(text);
  if (!digits) {
    return [NaN, NaN, NaN];
  }
  const wide = digits[1].length === 6 ? digits[1] : digits[1].replace(/./g, '$&$&');
  return /** @type {Colour} */ ([0, 2, 4].map((index) => parseInt(wide.substr(index, 2), 16)));
}

/**
 * Returns the relative luminance of WCAG 2.2.
 * @param {Colour} colour
 */
function luminance(colour) {
  const [red, green, blue] = colour.map((value) => {
    const channel = value / 255;
    return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/**
 * Returns the contrast ratio of WCAG 2.2, from 1 to 21.
 * @param {Colour} one
 * @param {Colour} other
 */
export function contrast(one, other) {
  const [first, second] = [luminance(one), luminance(other)];
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}
