// WebKitGTK, as Debian packages it: MiniBrowser, driven by WebKitWebDriver on a virtual screen.

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDisplay } from './display.mjs';
import { newPage } from './webkit-page.mjs';

// The window cannot be narrower than its buttons. Without them, it can be as narrow as a phone.
const NO_BUTTONS = `
  * { padding: 0; margin: 0; min-width: 0; min-height: 0; border-width: 0; font-size: 1px; }
  image { -gtk-icon-source: none; -gtk-icon-transform: scale(0); }
`;

/** The abilities that the engine lacks under test (docs/engines.md). */
export const lacks = [
  'composition',
  'theme of a page',
  'requests',
  'errors',
  'scripts before the page',
  'answers of the worker',
  'cache on disk',
  'brotli',
  'a worker at each first visit',
];

export async function launch() {
  const settings = await mkdtemp(join(tmpdir(), 'webkit-'));
  await mkdir(join(settings, 'gtk-3.0'));
  await writeFile(join(settings, 'gtk-3.0', 'gtk.css'), NO_BUTTONS);
  const display = await openDisplay();
  const environment = {
    ...process.env,
    DISPLAY: display.name,
    XDG_CONFIG_HOME: settings,
    LANG: 'zh_CN.UTF-8',
    LANGUAGE: 'zh_CN',
    // The sandbox needs privileges that root in a container does not have.
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    // A machine without a desktop has no accessibility bus.
    NO_AT_BRIDGE: '1',
    // JavaScriptCore on Linux x64 replaces a running WebAssembly function by a faulty copy now and then, which then reads
    // outside of the memory (bugs.webkit.org, 289009; docs/engines.md has the figures).
    JSC_useWasmOSR: '0',
    GTK_A11Y: 'none',
  };
  return {
    // Each page has its own driver and session, so that it starts with an empty cache and empty storage.
    newPage: (options = {}) => newPage(environment, options),
    close: async () => {
      await display.close();
      await rm(settings, { recursive: true });
    },
  };
}
