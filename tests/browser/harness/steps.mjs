// Steps in a page, as data: states.json is used by tests and screenshots.

import { eventually } from './page.mjs';

/**
 * The kinds of steps: {"click": target}, {"fill": [target, text]}, {"choose": [target, label]},
 * {"press": key}, {"see": target}, {"go": "#/route"}, {"back": true}, {"reload": true},
 * {"wish": number of occupations}, {"pass": milliseconds} (on a device of kiosk-device.mjs) or
 * {"paper": true} (print media). A target is a text, or {"role": …, "name": …}; a text between slashes is a
 * regular expression.
 */
const STEPS = {
  click: async (page, target) => {
    if (target === '下一步') {
      // On a touch screen, the button below the lists of a month is seen while it has the focus.
      await page.evaluate(() => (window.within ?? document).querySelector('.form-end > .button')?.focus());
    }
    await page.click(targetOf(target));
  },
  fill: (page, [target, text]) => page.fill(targetOf(target), text),
  choose: (page, [target, label]) => page.choose(targetOf(target), label),
  press: (page, key) => page.press(key),
  see: (page, target) => page.see(targetOf(target)),
  go,
  back: (page) => page.back(),
  pass: (page, time) => page.evaluate((milliseconds) => window.device.pass(milliseconds), time),
  paper: (page) => page.devTools('Emulation.setEmulatedMedia', { media: 'print' }),
  reload: async (page) => {
    const address = await page.evaluate(() => location.href);
    // Opening the same address again would not reload.
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

/** Opens a page of the widget by a link, as its own pages do; works in a frame, too. */
export function go(page, route) {
  return page.evaluate((address) => {
    const link = document.createElement('a');
    link.href = address;
    (window.within ?? document).querySelector('.qg').appendChild(link);
    link.click();
    link.remove();
  }, route);
}

function targetOf(target) {
  const text = target.name ?? target;
  const [, pattern] = /^\/(.+)\/$/.exec(text) ?? [];
  if (!pattern) {
    return target;
  }
  return target.role ? { ...target, name: new RegExp(pattern) } : new RegExp(pattern);
}

/** Runs the steps in order. */
export async function runSteps(page, steps) {
  for (const step of steps) {
    const [[kind, argument], ...more] = Object.entries(step);
    if (!(kind in STEPS) || more.length > 0) {
      throw new Error(`not a step: ${JSON.stringify(step)}`);
    }
    await STEPS[kind](page, argument).catch((error) => {
      throw new Error(`${JSON.stringify(step)}: ${error.message}`, { cause: error });
    });
  }
}
