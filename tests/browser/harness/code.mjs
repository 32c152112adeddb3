// The QR code of a page, as others see it.

/** Runs in the page: the code as a camera sees it, four pixels to a module. */
export async function drawCode() {
  const drawing = document.querySelector('svg.qr');
  const side = 4 * drawing.viewBox.baseVal.width;
  const copy = drawing.cloneNode(true);
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', side);
  copy.setAttribute('height', side);
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(copy.outerHTML)}`;
  await new Promise((resolve, reject) => Object.assign(image, { onload: resolve, onerror: reject }));
  const canvas = Object.assign(document.createElement('canvas'), { width: side, height: side });
  const pen = canvas.getContext('2d');
  pen.drawImage(image, 0, 0);
  return { side, pixels: [...pen.getImageData(0, 0, side, side).data] };
}
