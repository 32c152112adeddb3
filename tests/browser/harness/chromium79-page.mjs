// A page of Chromium 79, driven over the DevTools protocol of 2019. (Playwright and current Puppeteer call
// methods that it does not have.)

import { writeFile } from 'node:fs/promises';
import CDP from 'chrome-remote-interface';
import { composeByEvents } from './composition.mjs';
import { boxOf, byText, chooseFrom, selectText } from './in-page.mjs';
import { keyEvents, consumedKeyEvents } from './keys.mjs';
import {
  PHONE,
  collectViolations,
  describeTarget,
  eventually,
  isNetworkUrl,
  holdings,
  isNamed,
  isState,
  isViolationMessage,
  printed,
} from './page.mjs';
import { setToday } from './fixed-date.mjs';

/**
 * @param {number} port
 * @param {import('./page.mjs').Options} options
 * @returns {Promise<import('./page.mjs').Page>}
 */
export async function newPage(
  port,
  { viewport = PHONE, scripts = true, dark = false, mobile = false, today, before } = {},
) {
  const browser = await CDP({ port, target: await browserTarget(port) });
  // A separate browser context, so that the page starts with an empty cache and empty storage.
  const { browserContextId } = await browser.Target.createBrowserContext();
  const { targetId } = await browser.Target.createTarget({ url: 'about:blank', browserContextId });
  const client = await CDP({ port, target: targetId });
  const { Accessibility, DOM, Emulation, Input, Log, Network, Page, Runtime } = client;
  // The JavaScript execution contexts of all frames.
  let contexts = [];
  Runtime.executionContextCreated(({ context }) => contexts.push(context));
  Runtime.executionContextDestroyed(({ executionContextId }) => {
    contexts = contexts.filter(({ id }) => id !== executionContextId);
  });
  Runtime.executionContextsCleared(() => {
    contexts = [];
  });
  await Promise.all([Page.enable(), Runtime.enable(), Network.enable(), Log.enable(), DOM.enable()]);

  const requests = [];
  const errors = [];
  const warnings = [];
  const loggedViolations = [];
  const note = (text, level) => {
    if (isViolationMessage(text)) {
      loggedViolations.push(text);
    } else if (level === 'error') {
      errors.push(text);
    } else if (level === 'warning') {
      warnings.push(text);
    }
  };
  Network.requestWillBeSent(({ request }) => {
    if (isNetworkUrl(request.url)) {
      requests.push({ url: request.url, method: request.method });
    }
  });
  // This engine does not know each keyword of the policy; nothing was blocked.
  Log.entryAdded(({ entry }) => note(entry.text, /invalid source/.test(entry.text) ? 'info' : entry.level));
  Runtime.consoleAPICalled(({ type, args }) =>
    note(args.map((value) => value.description ?? value.value).join(' '), type),
  );
  Runtime.exceptionThrown(({ exceptionDetails }) =>
    errors.push(exceptionDetails.exception?.description ?? exceptionDetails.text),
  );

  const resize = (size) =>
    Emulation.setDeviceMetricsOverride({ ...size, deviceScaleFactor: 1, mobile });
  await resize(viewport);
  await Emulation.setEmulatedMedia({
    features: [{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }],
  });
  await Emulation.setScriptExecutionDisabled({ value: !scripts });
  await Page.addScriptToEvaluateOnNewDocument({ source: `(${collectViolations})()` });
  if (today) {
    await Page.addScriptToEvaluateOnNewDocument({ source: `(${setToday})('${today}')` });
  }
  if (before) {
    await Page.addScriptToEvaluateOnNewDocument({ source: `(${before})()` });
  }

  const expression = async (source, contextId) => {
    const { result, exceptionDetails } = await Runtime.evaluate({
      expression: source,
      contextId,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) {
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    }
    return result.value;
  };
  const evaluate = (code, ...values) => expression(`(${code})(...${JSON.stringify(values)})`);

  // Returns the protocol's object id of the element.
  const find = async (target) => {
    if (typeof target === 'string' || target instanceof RegExp) {
      const pattern = target instanceof RegExp ? [target.source, target.flags] : null;
      const { result } = await Runtime.evaluate({
        expression: `(${byText})(${JSON.stringify(pattern ?? target)})`,
      });
      return result.objectId;
    }
    const { nodes } = await Accessibility.getFullAXTree();
    const node = nodes.find(
      ({ ignored, role, name }) =>
        !ignored && role?.value === target.role && isNamed(name?.value ?? '', target.name),
    );
    if (!node) {
      return undefined;
    }
    const { object } = await DOM.resolveNode({ backendNodeId: node.backendDOMNodeId });
    return object.objectId;
  };
  const call = async (objectId, code, ...values) => {
    const { result } = await Runtime.callFunctionOn({
      objectId,
      functionDeclaration: String(code),
      arguments: values.map((value) => ({ value })),
      awaitPromise: true,
      returnByValue: true,
    });
    return result.value;
  };
  // Waits until the element exists, is visible and is not covered.
  const visible = (target) =>
    eventually(describeTarget(target), async () => {
      const handle = await find(target);
      const box = handle && (await call(handle, boxOf).catch(() => null));
      return box && { handle, ...box };
    });

  return {
    requests,
    errors,
    warnings,
    evaluate,
    resize,
    devTools: (command, values) => client.send(command, values),
    pdf: () => printed((command, values) => client.send(command, values)),
    open: async (url) => {
      loggedViolations.length = 0;
      const loaded = Page.loadEventFired();
      const { errorText } = await Page.navigate({ url });
      if (errorText) {
        throw new Error(`${url}: ${errorText}`);
      }
      await loaded;
    },
    state: async (state) => {
      await eventually(`the state ${state}`, async () => {
        const current = await expression('document.documentElement.dataset.state');
        return isState(current, state);
      });
    },
    see: async (target) => {
      await visible(target);
    },
    click: async (target) => {
      const { x, y } = await visible(target);
      const button = { x, y, button: 'left', clickCount: 1 };
      await Input.dispatchMouseEvent({ type: 'mouseMoved', x, y });
      await Input.dispatchMouseEvent({ type: 'mousePressed', ...button });
      await Input.dispatchMouseEvent({ type: 'mouseReleased', ...button });
    },
    fill: async (target, text) => {
      const { handle } = await visible(target);
      await call(handle, selectText);
      await Input.insertText({ text });
    },
    choose: async (target, label) => {
      const { handle } = await visible(target);
      if (!(await call(handle, chooseFrom, label))) {
        throw new Error(`${describeTarget(target)} has no ${label}`);
      }
    },
    press: async (key) => {
      for (const event of keyEvents(key)) {
        await Input.dispatchKeyEvent(event);
      }
    },
    // The protocol of 2019 cannot compose, but it can send the keys that an input method consumes.
    compose: async () => ({
      ...(await composeByEvents(evaluate)),
      key: async (key) => {
        for (const event of consumedKeyEvents(key)) {
          await Input.dispatchKeyEvent(event);
        }
      },
    }),
    back: () => expression('void history.back()'),
    text: (selector = 'body') => evaluate((it) => document.querySelector(it).innerText, selector),
    within: async (part, code, ...values) => {
      const context = await eventually(`a frame of ${part}`, async () => {
        const { frameTree } = await Page.getFrameTree();
        const frame = below(frameTree).find(({ url, urlFragment = '' }) =>
          `${url}${urlFragment}`.includes(part),
        );
        return frame && contexts.find(({ auxData }) => auxData.isDefault && auxData.frameId === frame.id);
      });
      return expression(`(${code})(...${JSON.stringify(values)})`, context.id);
    },
    screenshot: async (path, whole = false) => {
      const height = whole ? await expression('document.documentElement.scrollHeight') : 0;
      const clip = { x: 0, y: 0, width: viewport.width, height, scale: 1 };
      const { data } = await Page.captureScreenshot(whole ? { clip } : {});
      await writeFile(path, Buffer.from(data, 'base64'));
    },
    violations: async () => {
      const seen = scripts ? await expression('window.policyViolations') : [];
      return [...seen, ...loggedViolations];
    },
    holds: () => holdings((method) => client.send(method)),
    close: async () => {
      await client.close();
      await browser.Target.disposeBrowserContext({ browserContextId });
      await browser.close();
    },
  };
}

/** Returns all frames below the main frame. */
function below({ childFrames = [] }) {
  return childFrames.flatMap((tree) => [tree.frame, ...below(tree)]);
}

async function browserTarget(port) {
  const { webSocketDebuggerUrl } = await CDP.Version({ port });
  return webSocketDebuggerUrl;
}
