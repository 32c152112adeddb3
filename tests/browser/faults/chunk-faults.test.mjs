// Faults of the wasm chunks: users keep a page that says who may take part and where to call.

import assert from 'node:assert/strict';
import { cp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import { CHROMIUMS, inEngines } from '../harness/engines.mjs';
import { CALLS, makeAllPanic, makePanic } from '../harness/panic.mjs';
import { DIST, filesNamed, serveModified, servePlainly } from '../harness/server.mjs';

/** Asserts that the static page is shown with its notice. */
async function assertReadable(page) {
  await page.state('failed');
  assert.match(await page.text(), /12333/);
  const notices = await page.evaluate(() =>
    [...document.querySelectorAll('[data-fallback]')].map((it) => it.innerText.trim()),
  );
  assert.ok(notices.length > 0, 'there is no notice');
  assert.ok(notices.every((text) => text.length > 0), 'a notice is hidden or empty');
}

/** Changes a file and deletes its compressed forms, so that the changed file is served. */
async function damage(folder, plainName, change) {
  for (const path of await filesNamed(folder, plainName)) {
    await (/\.(br|gz)$/.test(path) ? rm(path) : change(path));
  }
}

const DAMAGES = {
  'the wasm is not there': (folder) => damage(folder, 'app.wasm', (path) => rm(path)),
  'the wasm ends too early': (folder) => damage(folder, 'app.wasm', (path) => truncate(path, 9999)),
  'the wasm is replaced by a login page': (folder) =>
    damage(folder, 'app.wasm', (path) => writeFile(path, '<h1>Please log in</h1>')),
};

const CHUNK_DAMAGES = {
  'is not there': (folder, name) => damage(folder, name, (path) => rm(path)),
  'ends too early': (folder, name) => damage(folder, name, (path) => truncate(path, 9999)),
  'is replaced by a login page': (folder, name) =>
    damage(folder, name, (path) => writeFile(path, '<h1>Please log in</h1>')),
};

/** The chunks after the first: a link to one of their pages, and an element of that page. */
const CHUNKS = {
  'app-directory.wasm': {
    link: { role: 'link', name: '绿色职业目录' },
    seen: { role: 'combobox', name: /./ },
  },
  'app-extras.wasm': {
    link: { role: 'link', name: '规则、来源和隐私说明' },
    seen: { role: 'heading', name: '规则是怎么检查的' },
  },
};

/** The faults of each chunk, and of the style that is loaded with the first of them. */
const FAULTS = Object.keys(CHUNKS).flatMap((name) =>
  Object.entries(CHUNK_DAMAGES).map(([what, change]) => ({ name, what, change: (folder) => change(folder, name) })),
);
FAULTS.push({
  name: 'app-directory.wasm',
  what: 'has no style',
  change: (folder) => damage(folder, 'chunks.css', (path) => rm(path)),
});

inEngines(CHROMIUMS, (newPage) => {
  for (const [what, change] of Object.entries(DAMAGES)) {
    test(`readable when ${what}`, async () => {
      const server = await serveModified(change);
      try {
        const page = await newPage();
        await page.open(server.address);
        await assertReadable(page);
      } finally {
        await server.stop();
      }
    });
  }

  test('readable when the connection breaks half way', async () => {
    const server = await servePlainly((response, bytes) => {
      response.writeHead(200, {
        'content-type': 'application/wasm',
        'content-length': bytes.length,
      });
      response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
    });
    try {
      const page = await newPage();
      await page.open(server.address);
      await assertReadable(page);
    } finally {
      await server.stop();
    }
  });

  test('the widget runs when the wasm has the wrong media type', async () => {
    const server = await servePlainly((response, bytes) => {
      response.writeHead(200, { 'content-type': 'text/plain' }).end(bytes);
    });
    try {
      const page = await newPage();
      await page.open(server.address);
      await page.state('running');
    } finally {
      await server.stop();
    }
  });

  test('readable when the engine has no WebAssembly', async () => {
    const server = await serveModified((folder) =>
      damage(folder, 'app.js', async (path) => {
        const script = await readFile(path, 'utf8');
        await writeFile(path, `delete window.WebAssembly;\n${script}`);
      }),
    );
    try {
      const page = await newPage();
      await page.open(server.address);
      await assertReadable(page);
    } finally {
      await server.stop();
    }
  });

  for (const { name, what, change } of FAULTS) {
    test(`a check continues when ${name} ${what}, and its pages can be requested again`, async () => {
      let folder;
      const server = await serveModified((copy) => {
        folder = copy;
        return change(copy);
      });
      try {
        const page = await newPage();
        await page.open(server.address);
        await page.state('running');
        await page.click('查查我能不能参加');
        await page.see({ role: 'heading', name: '您的工资是政府财政发的吗？' });
        await page.click(CHUNKS[name].link);
        await page.see(/^没打开，看看是不是断网了/);

        await cp(DIST, folder, { recursive: true });
        await page.click('再试一次');
        await page.see(CHUNKS[name].seen);
        assert.deepEqual(await page.violations(), []);
        await page.state('running');
      } finally {
        await server.stop();
      }
    });
  }

  test('the explanation of a term can be requested again after a failure', async () => {
    let folder;
    const server = await serveModified((copy) => {
      folder = copy;
      return damage(copy, 'app-directory.wasm', (path) => rm(path));
    });
    try {
      const page = await newPage();
      await page.open(server.address);
      await page.state('running');
      await page.click('查查我能不能参加');
      await page.see({ role: 'heading', name: '您的工资是政府财政发的吗？' });
      await page.click('“编外”是什么意思？');
      await page.see(/^没打开，看看是不是断网了/);

      await cp(DIST, folder, { recursive: true });
      await page.click('再试一次');
      await page.see(/^在机关、学校、医院这些单位干活，但不在正式名额里。/);
      assert.deepEqual(await page.violations(), []);
    } finally {
      await server.stop();
    }
  });

  test('the third chunk loads after the second, which it needs, loaded only at the second attempt', async () => {
    let folder;
    const server = await serveModified((copy) => {
      folder = copy;
      return damage(copy, 'app-directory.wasm', (path) => rm(path));
    });
    try {
      const page = await newPage();
      await page.open(server.address);
      await page.state('running');
      await page.click(CHUNKS['app-extras.wasm'].link);
      await page.see(/^没打开，看看是不是断网了/);

      await cp(DIST, folder, { recursive: true });
      await page.click('再试一次');
      await page.see(CHUNKS['app-extras.wasm'].seen);
      await page.click(CHUNKS['app-directory.wasm'].link);
      await page.see(CHUNKS['app-directory.wasm'].seen);
    } finally {
      await server.stop();
    }
  });

  for (const [chunk, name] of [['second', 'app-directory.wasm'], ['third', 'app-extras.wasm']]) {
    test(`readable after a panic in the ${chunk} chunk`, async () => {
      const server = await serveModified((folder) => damage(folder, name, makeAllPanic));
      try {
        const page = await newPage();
        await page.open(server.address);
        await assertReadable(page);
      } finally {
        await server.stop();
      }
    });
  }

  for (const [where, chosen] of Object.entries(CALLS)) {
    test(`readable after a panic ${where}`, async () => {
      const server = await serveModified((folder) =>
        damage(folder, 'app.wasm', (path) => makePanic(path, chosen)),
      );
      try {
        const page = await newPage();
        await page.open(server.address);
        await page.state(/running|failed/);
        await page.evaluate(() => document.querySelector('#qilu-green a[href]').click());
        await assertReadable(page);
      } finally {
        await server.stop();
      }
    });
  }
});
