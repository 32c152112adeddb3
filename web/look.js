// Theme and colours that the page around us asks for. A colour that cannot be read is refused:
// every pair of text and ground must have the contrast that WCAG 2.2 asks of small text.

const LEAST_CONTRAST = 4.5;

// Which token of the styles each colour replaces.
const LOOK_TOKENS = {
  accent: '--accent',
  'on-accent': '--on-accent',
  background: '--background',
  text: '--text',
};

// Which tokens are read on which ground. The first names the colours that are given up when the
// pair fails.
const LOOK_PAIRS = [
  ['text', 'background'],
  ['accent', 'background'],
  ['on-accent', 'accent'],
];

/** Red, green and blue from 0 to 255; null when it is no colour of ours. */
function parseColour(text) {
  const digits = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text);
  if (digits) {
    return digits.slice(1).map((pair) => parseInt(pair, 16));
  }
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(text);
  return short && short.slice(1).map((digit) => parseInt(digit + digit, 16));
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
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}
