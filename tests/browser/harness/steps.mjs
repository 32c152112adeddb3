// Steps written as data, so that one list of states serves pictures and tests.

import { eventually } from './page.mjs';

/**
 * One step: {"click": target}, {"fill": [target, text]}, {"choose": [target, label]}, {"press": key},
 * {"see": target}, {"go": "#/route"}, {"back": true}, {"reload": true}, {"wish": how many occupations}, {"pass":
 * milliseconds} (on a device of kiosk-device.mjs) or {"paper": true}, as it is printed. A target is a text, or
 * {"role": …, "name": …}; what stands between slashes is a pattern.
 */
const STEPS = {
  click: (page, target) => page.click(targetOf(target)),
  fill: (page, [target, text]) => page.fill(targetOf(target), text),
  choose: (page, [target, label]) => page.choose(targetOf(target), label),
  press: (page, key) => page.press(key),
  see: (page, target) => page.see(targetOf(target)),
  go,
  back: (page) => page.back(),
  pass: (page, time) => page.evaluate((it) => window.device.pass(it), time),
  paper: (page) => page.devTools('Emulation.setEmulatedMedia', { media: 'print' }),
  reload: async (page) => {
    const address = await page.evaluate(() => location.href);
    // The same address again would be no new page.
    await page.open('about:blank');
    await page.open(address);
    await page.state('running');
  },
  wish: async (page, most) => {
    for (let count = 1; count <= most; count += 1) {
      await page.see({ role: 'button', name: /^想学：/ });
      await page.evaluate(() => document.querySelector('.wish[aria-pressed=false]').click());
      await eventually(`${count} on the list`, async () => {
        const chosen = () => document.querySelectorAll('.wish[aria-pressed=true]').length;
        return (await page.evaluate(chosen)) === count;
      });
    }
  },
};

/** Opens a page of the widget by a link, as its own pages do: in a frame, too, where the address is not ours. */
export function go(page, route) {
  return page.evaluate((it) => {
    const link = document.createElement('a');
    link.href = it;
    (window.within ?? document).querySelector('.qg').appendChild(link);
    link.click();
    link.remove();
  }, route);
}

function targetOf(target) {
  const words = target.name ?? target;
  const [, pattern] = /^\/(.+)\/$/.exec(words) ?? [];
  if (!pattern) {
    return target;
  }
  return target.role ? { ...target, name: new RegExp(pattern) } : new RegExp(pattern);
}

/** Takes the steps one after the other. */
export async function walk(page, steps) {
  for (const step of steps) {
    const [[kind, what], ...more] = Object.entries(step);
    if (!(kind in STEPS) || more.length > 0) {
      throw new Error(`not a step: ${JSON.stringify(step)}`);
    }
    await STEPS[kind](page, what).catch((error) => {
      throw new Error(`${JSON.stringify(step)}: ${error.message}`, { cause: error });
    });
  }
}
