// Steps written as data, so that one list of states serves pictures and tests.

/**
 * One step: {"click": target}, {"fill": [target, text]}, {"choose": [target, label]}, {"press": key},
 * {"see": target}, {"go": "#/route"}, {"back": true}, {"pass": milliseconds} (on a device of
 * kiosk-device.mjs) or {"paper": true}, as it is printed. A target is a text, or {"role": …, "name": …}.
 */
const STEPS = {
  click: (page, target) => page.click(target),
  fill: (page, [target, text]) => page.fill(target, text),
  choose: (page, [target, label]) => page.choose(target, label),
  press: (page, key) => page.press(key),
  see: (page, target) => page.see(target),
  go: (page, route) => page.evaluate((it) => void (location.hash = it), route),
  back: (page) => page.back(),
  pass: (page, time) => page.evaluate((it) => window.device.pass(it), time),
  paper: (page) => page.devTools('Emulation.setEmulatedMedia', { media: 'print' }),
};

/** Takes the steps one after the other. */
export async function walk(page, steps) {
  for (const step of steps) {
    const [[kind, what], ...more] = Object.entries(step);
    if (!(kind in STEPS) || more.length > 0) {
      throw new Error(`not a step: ${JSON.stringify(step)}`);
    }
    await STEPS[kind](page, what);
  }
}
