// A page of WebKitGTK, driven over WebDriver. That protocol reports neither requests nor errors and cannot
// run scripts before those of the page: a proxy does instead (proxy.mjs).

import { writeFile } from 'node:fs/promises';
import { startProxy } from './proxy.mjs';
import { composeByEvents } from './composition.mjs';
import { boxOf, byText, chooseFrom, collectErrors, framesOf, insertText, takeErrors } from './in-page.mjs';
import { webDriverKey } from './keys.mjs';
import { PHONE, collectViolations, describeTarget, eventually, isNetworkUrl, isNamed, isState } from './page.mjs';
import { setToday } from './fixed-date.mjs';
import { openSession } from './webkit-session.mjs';

/** Selectors of elements that may have a role. The engine decides which of them have it. */
const MAY_BE = {
  button: 'button, summary, [role=button]',
  checkbox: 'input, [role=checkbox]',
  combobox: 'select, input, [role=combobox]',
  dialog: 'dialog, [role$=dialog]',
  heading: 'h1, h2, h3, h4, h5, h6, [role=heading]',
  img: 'img, svg, [role=img]',
  link: 'a[href], [role=link]',
  option: 'option, [role=option]',
  radio: 'input, [role=radio]',
  textbox: 'input, textarea, [role=textbox]',
};

/** Compares roles. This engine reports a select as a button with a pop-up list, as ARIA 1.0 did. */
function isRole(role, wanted) {
  return role === wanted || (wanted === 'combobox' && role === 'button');
}

/** Compares names. The name of a select in a label includes the chosen option, such as 年 1990年. */
function isCalled(name, wanted) {
  return isNamed(name, wanted) || (typeof wanted === 'string' && name.startsWith(`${wanted} `));
}

/**
 * @param {object} environment
 * @param {import('./page.mjs').Options} options
 * @returns {Promise<import('./page.mjs').Page>}
 */
export async function newPage(environment, { viewport = PHONE, scripts = true, dark = false, today, before }) {
  const first = [
    `(${collectViolations})()`,
    `(${collectErrors})()`,
    today ? `(${setToday})('${today}')` : '',
    before ? `(${before})()` : '',
  ].join(';\n');
  const requests = [];
  const errors = [];
  const between = await startProxy(first, (request) => {
    if (isNetworkUrl(request.url)) {
      requests.push(request);
    }
  });
  const { driver, close } = await openSession(environment, between.address, [
    ...(dark ? ['--dark-mode'] : []),
    ...(scripts ? [] : ['--enable-javascript=false']),
  ]).catch(async (error) => {
    // The open server would keep the process of the test file alive.
    await between.close();
    throw error;
  });

  // Runs a function in the current frame and collects the errors recorded there.
  const run = async (code, ...values) => {
    const answer = await driver.executeAsyncScript(
      `const done = arguments[arguments.length - 1];
      (async () => (${code})(...[].slice.call(arguments, 0, -1)))().then(
        (value) => done({ ...(value !== undefined && { value }), errors: (${takeErrors})() }),
        (error) => done({ problem: String(error), errors: (${takeErrors})() }));`,
      ...values,
    );
    errors.push(...answer.errors);
    if ('problem' in answer) {
      throw new Error([answer.problem, ...answer.errors].join('\nthe page said: '));
    }
    return answer.value;
  };
  // Tests may run several commands at once; the current frame must not change in between.
  /** @type {Promise<any>} */
  let turn = Promise.resolve();
  const inTurn = (/** @type {() => Promise<any>} */ job) => {
    const ended = turn.then(job);
    turn = ended.catch(() => {});
    return ended;
  };
  const evaluate = (code, ...values) => inTurn(() => run(code, ...values));
  const callOn = (element, code, ...values) =>
    evaluate(`(element, ...values) => (${code}).apply(element, values)`, element, ...values);

  const find = async (/** @type {import('./page.mjs').Target} */ target) => {
    if (typeof target === 'string' || target instanceof RegExp) {
      return evaluate(byText, target instanceof RegExp ? [target.source, target.flags] : target);
    }
    const { role, name } = target;
    if (!(role in MAY_BE)) {
      throw new Error(`no selector is listed for the role ${role}`);
    }
    const visible = (selector) => [...document.querySelectorAll(selector)]
      .filter((one) => one.getClientRects().length > 0);
    for (const element of await evaluate(visible, MAY_BE[role])) {
      if (isRole(await element.getAriaRole(), role) && isCalled(await element.getAccessibleName(), name)) {
        return element;
      }
    }
    return undefined;
  };
  // Waits until the element exists, is visible and is not covered.
  const visible = (target) =>
    eventually(describeTarget(target), async () => {
      const element = await find(target);
      return element && (await callOn(element, boxOf)) && element;
    });

  // Enters the first frame below the current one whose URL contains `part`.
  const enter = async (part) => {
    for (const frame of await driver.executeScript(framesOf)) {
      await driver.switchTo().frame(frame);
      if ((await driver.executeScript('return location.href')).includes(part) || (await enter(part))) {
        return true;
      }
      await driver.switchTo().parentFrame();
    }
    return false;
  };
  const inFrame = (part, job) => inTurn(async () => {
    try {
      return (await enter(part)) && (await job());
    } finally {
      await driver.switchTo().defaultContent();
    }
  });

  // Sets the size of the page, not of the window around it.
  const resize = async ({ width, height }) => {
    const settle = (width, height) => driver.manage().window().setRect({ x: 0, y: 0, width, height });
    await settle(width, height);
    const [w, h] = await driver.executeScript('return [innerWidth, innerHeight]');
    await settle(2 * width - w, 2 * height - h);
  };
  await resize(viewport);

  return {
    requests,
    errors,
    evaluate,
    resize,
    open: async (url) => {
      await driver.get(url);
      // A page from the cache of the service worker did not pass through the proxy.
      await driver.executeScript(`if (!window.policyViolations) { ${first} }`);
    },
    state: async (state) => {
      await eventually(`the state ${state}`, async () =>
        isState(await evaluate(() => document.documentElement.dataset.state), state));
    },
    see: async (target) => {
      await visible(target);
    },
    click: async (target) => {
      await (await visible(target)).click();
    },
    fill: async (target, text) => {
      await callOn(await visible(target), insertText, text);
    },
    choose: async (target, label) => {
      if (!(await callOn(await visible(target), chooseFrom, label))) {
        throw new Error(`${describeTarget(target)} has no ${label}`);
      }
    },
    press: (key) => driver.actions().sendKeys(webDriverKey(key)).perform(),
    compose: () => composeByEvents(evaluate),
    // The driver's own command skips history entries without a user gesture, such as those of a test script.
    back: () => evaluate(() => history.back()),
    text: (selector = 'body') => evaluate((it) => document.querySelector(it).innerText, selector),
    within: async (part, code, ...values) => {
      // Retries only until the frame exists; an error inside the frame is thrown at once.
      const { value, problem } = await eventually(`a frame of ${part}`, () =>
        inFrame(part, () =>
          run(code, ...values).then((value) => ({ value }), (problem) => ({ problem }))));
      if (problem) {
        throw problem;
      }
      return value;
    },
    screenshot: async (path) => {
      await writeFile(path, Buffer.from(await driver.takeScreenshot(), 'base64'));
    },
    violations: () => evaluate(() => window.policyViolations),
    close: async () => {
      await close();
      await between.close();
    },
  };
}
