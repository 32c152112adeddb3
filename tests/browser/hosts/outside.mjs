// Pictures of a host page with and without a widget: how many pixels differ outside the element.

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

async function picture(page) {
  const folder = await mkdtemp(join(tmpdir(), 'qilu-green-picture-'));
  try {
    const path = join(folder, 'page.png');
    await page.screenshot(path);
    return `data:image/png;base64,${(await readFile(path)).toString('base64')}`;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Returns the number of pixels outside the element that differ between the two pictures, and one of their positions. */
const DIFFERENCE = async (id, one, other) => {
  const pixels = await Promise.all([one, other].map(async (source) => {
    const image = new Image();
    image.src = source;
    await new Promise((resolve) => {
      image.onload = resolve;
    });
    const canvas = document.createElement('canvas');
    canvas.width = image.width;
    canvas.height = image.height;
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, image.width, image.height);
  }));
  const { width, height } = pixels[0];
  const scale = width / innerWidth;
  const { left, top, right, bottom } = document.getElementById(id).getBoundingClientRect();
  const found = [];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const isInside = x >= Math.floor(left * scale) && x < Math.ceil(right * scale) &&
        y >= Math.floor(top * scale) && y < Math.ceil(bottom * scale);
      const at = (y * width + x) * 4;
      if (!isInside && [0, 1, 2].some((channel) => pixels[0].data[at + channel] !== pixels[1].data[at + channel])) {
        found.push([x, y]);
      }
    }
  }
  const isShown = pixels[0].data.some((value, index) => value !== pixels[1].data[index]);
  return { isShown, outside: found.length, first: found[0] };
};

/** Compares the page as it is with the page in which the element is invisible. */
export async function differenceOutside(page, id) {
  const shown = await picture(page);
  await page.evaluate((it) => {
    document.getElementById(it).style.visibility = 'hidden';
  }, id);
  const hidden = await picture(page);
  await page.evaluate((it) => {
    document.getElementById(it).style.visibility = '';
  }, id);
  return page.evaluate(DIFFERENCE, id, shown, hidden);
}
