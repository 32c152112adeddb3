// Colours in any form that the browser knows.

import { create } from './dom.js';

/**
 * Returns an opaque colour as `#rrggbb`, or undefined.
 * @param {string} computed The computed value of `color`.
 */
export function opaqueColour(computed) {
  const channels = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(computed);
  if (channels) {
    return hex(channels.slice(1).map(Number));
  }
  // Browsers that are set to resist fingerprinting return noise instead of what was painted.
  const known = paintedPixel('#123456');
  const pixel = hex(known) === '#123456ff' ? hex(paintedPixel(computed)) : '';
  return pixel.endsWith('ff') ? pixel.slice(0, 7) : undefined;
}

/**
 * Returns red, green, blue and alpha of a colour such as `oklch(0.5 0.1 150)`, as it is painted.
 * @param {string} colour
 */
function paintedPixel(colour) {
  const canvas = create('canvas');
  canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d');
  if (!context) {
    return [];
  }
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  return [...context.getImageData(0, 0, 1, 1).data];
}

/** @param {number[]} channels */
function hex(channels) {
  return '#' + channels.map((channel) => channel.toString(16).padStart(2, '0')).join('');
}
