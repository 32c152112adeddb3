// Draws the QR code of a page as a camera receives it.

/** Runs in the page: returns the pixels of the QR code, four pixels to a module. */
export async function drawCode() {
  const drawing = /** @type {SVGSVGElement} */ (/** @type {Element} */ (document.querySelector('svg.qr')));
  const side = 4 * drawing.viewBox.baseVal.width;
  const copy = /** @type {SVGSVGElement} */ (drawing.cloneNode(true));
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(side));
  copy.setAttribute('height', String(side));
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(copy.outerHTML)}`;
  await new Promise((resolve, reject) => Object.assign(image, { onload: resolve, onerror: reject }));
  const canvas = Object.assign(document.createElement('canvas'), { width: side, height: side });
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  return { side, pixels: [...context.getImageData(0, 0, side, side).data] };
}

/**
 * Returns a video of one frame for Chromium's fake camera, in the format YUV4MPEG2: the code on white.
 * @param {number[]} pixels red, green, blue and alpha of each pixel
 */
export function film(side, pixels) {
  const [width, height] = [640, 480];
  const zoom = Math.floor(height / side);
  const [left, top] = [width, height].map((length) => Math.floor((length - side * zoom) / 2));
  const grey = Buffer.alloc(width * height, 235);
  for (let y = 0; y < side * zoom; y += 1) {
    for (let x = 0; x < side * zoom; x += 1) {
      const pixel = 4 * (Math.floor(y / zoom) * side + Math.floor(x / zoom));
      grey[(top + y) * width + left + x] = pixels[pixel] > 127 ? 235 : 16;
    }
  }
  const colour = Buffer.alloc((width * height) / 2, 128);
  const frame = [Buffer.from('FRAME\n'), grey, colour];
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`), ...frame, ...frame]);
}
