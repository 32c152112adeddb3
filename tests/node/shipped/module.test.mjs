// The shipped ES module, imported from dist/ in Node.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { asCase, readCases } from '../../browser/harness/cases.mjs';
import { DIST } from '../../browser/harness/server.mjs';

const { load } = await import(pathToFileURL(join(DIST, 'qilu-green.js')).href);

const WHOLE = {
  'state-funded': 'no',
  'birth-month': '1990-03',
  able: 'yes',
  willing: 'yes',
  groups: ['enterprise'],
  place: 'jinan',
};
const ON = { asOf: '2026-11-21' };

describe('evaluate', () => {
  let green;
  before(async () => {
    green = await load();
  });

  for (const policy of ['qilu-green', 'qilu-green-award']) {
    test(`every golden case of ${policy} has the expected outcome`, async () => {
      const cases = await readCases(policy);
      assert.ok(cases.length >= 10, `${cases.length} cases`);
      for (const { story, asOf, answers, ...expected } of cases) {
        assert.deepEqual(asCase(green.evaluate(answers, { policy, asOf })), expected, story);
      }
    });
  }

  test('a verdict contains reasons, citations and the status of the programme', () => {
    const verdict = green.evaluate(WHOLE, ON);
    assert.equal(verdict.outcome, 'eligible');
    assert.equal(verdict.title, '符合条件');
    assert.equal(verdict.next, null);
    assert.deepEqual(verdict.missing, []);
    assert.match(verdict.selfCheck, /自己查的结果，不算报名，也不是审批/);
    assert.equal(verdict.programme.status, 'continued');
    assert.ok(verdict.programme.citations.length > 0);
    for (const { name, state, reason, facts, citations } of verdict.conditions) {
      assert.equal(state, 'met', name);
      assert.ok(reason.length > 5 && facts.length > 0 && citations.length > 0, name);
    }
    const age = verdict.conditions.find(({ id }) => id === 'working-age');
    assert.match(age.reason, /1990年3月|16周岁|36/);
    assert.match(age.citations[0].document.title, /\S/);
    assert.match(age.citations[0].quote, /劳动年龄/);
  });

  test('unanswered facts are missing, and the next question has its options', () => {
    const verdict = green.evaluate({ 'state-funded': 'no', able: undefined, willing: null }, ON);
    assert.equal(verdict.outcome, 'incomplete');
    assert.equal(verdict.next.fact, 'birth-month');
    assert.equal(verdict.next.kind, 'month');
    assert.ok(verdict.missing.includes('able') && verdict.missing.includes('willing'));
    assert.ok(verdict.next.why.length > 5);
  });

  test('a change of the outcome has its month', () => {
    const verdict = green.evaluate({ ...WHOLE, 'birth-month': '2011-05' }, ON);
    assert.equal(verdict.outcome, 'ineligible');
    const [change] = verdict.changes;
    assert.equal(change.by, 'date');
    assert.equal(change.from, '2027-05');
    assert.match(change.text, /2027年/);
  });

  test('不清楚 is reported as unknown, never as no', () => {
    const verdict = green.evaluate({ ...WHOLE, 'state-funded': '?' }, ON);
    assert.equal(verdict.outcome, 'confirm');
    assert.equal(verdict.conditions.find(({ id }) => id === 'not-state-funded').state, 'unknown');
  });

  test('the default date is the current one in Shandong', () => {
    const day = new Date(Date.now() + 8 * 3600 * 1000).toISOString().slice(0, 10);
    assert.equal(green.evaluate(WHOLE).asOf, day);
  });

  for (const [argument, call] of Object.entries({
    'answers': () => green.evaluate('no'),
    'answers["nothing"]': () => green.evaluate({ nothing: 'no' }, ON),
    'answers["state-funded"]': () => green.evaluate({ 'state-funded': 'maybe' }, ON),
    'answers["able"]': () => green.evaluate({ able: true }, ON),
    'answers["birth-month"]': () => green.evaluate({ 'birth-month': '1990-13' }, ON),
    'answers["groups"]': () => green.evaluate({ groups: 'enterprise' }, ON),
    'answers["place"]': () => green.evaluate({ place: ['jinan'] }, ON),
    'options': () => green.evaluate({}, 'qilu-green'),
    'options.asof': () => green.evaluate({}, { asof: '2026-11-21' }),
    'policy': () => green.evaluate({}, { policy: 'none' }),
    'asOf': () => green.evaluate({}, { asOf: '2026-02-30' }),
  })) {
    test(`a wrong ${argument} is named`, () => {
      assert.throws(call, (error) => error instanceof TypeError && error.message.startsWith(`${argument}: must be `));
    });
  }

  test('an impossible month is refused with its bound, and the next call works', () => {
    assert.throws(() => green.evaluate({ 'birth-month': '2030-01' }, ON), /TypeError: answers\["birth-month"\]: must be not after 2026-11/);
    assert.throws(() => green.evaluate({ 'able\tx': 'yes\n' }, ON), TypeError);
    assert.equal(green.evaluate(WHOLE, ON).outcome, 'eligible');
  });
});

describe('search', () => {
  let green;
  before(async () => {
    green = await load();
  });

  test('an entry contains its description, its basis and the match', () => {
    const { finding, total, entries, national } = green.search('收废品', { limit: 3 });
    assert.equal(finding, 'found');
    assert.ok(total >= entries.length && entries.length <= 3);
    assert.deepEqual(national, []);
    const [first] = entries;
    assert.equal(first.name, '再生物资回收挑选工');
    assert.deepEqual(first.matched, { by: 'label', text: '收废品', ranges: [[0, 3]] });
    assert.match(first.basis.statement, /.{6}/);
    assert.match(first.field.clause, /^二（[一二三四五]）$/);
    assert.deepEqual(green.occupation(first.code), { ...first, matched: null });
  });

  test('initials and a code find the entry of 工业废水处理工', () => {
    for (const query of ['gyfs', '6-28-03-03', '6280303']) {
      assert.equal(green.search(query).entries[0].name, '工业废水处理工', query);
    }
  });

  test('an occupation outside the directory is reported as such, with similar entries', () => {
    const { finding, total, entries, national } = green.search('美发师');
    assert.deepEqual([finding, total, entries], ['not-in-directory', 0, []]);
    assert.equal(national[0].statement, '美发师：国家有这个职业，绿色目录里没有。');
    assert.equal(national[0].nearest.length, 0, 'nothing in the directory is like it');
    assert.equal(green.search('锅炉操作工').national[0].nearest.length > 0, true);
    assert.deepEqual(green.occupation('4-10-03-02').name, '美发师');
    assert.equal(green.occupation('1-99-99-99'), null);
    assert.equal(green.search('没有这种东西哦').finding, 'nothing-found');
  });

  test('the search is filtered by field, mark and group', () => {
    const { directory } = green.describe();
    const all = green.search('', { limit: 2000 });
    assert.deepEqual([all.finding, all.total], ['listed', directory.count]);
    const sum = (name, values) =>
      values.reduce((total, value) => total + green.search('', { limit: 0, [name]: value }).total, 0);
    assert.equal(sum('field', directory.fields.map(({ field }) => field)), directory.count);
    assert.equal(sum('mark', directory.marks.map(({ mark }) => mark)), directory.count);
    assert.equal(sum('group', directory.groups.map(({ group }) => group)), directory.count);
  });

  for (const [argument, call] of Object.entries({
    query: () => green.search(7),
    limit: () => green.search('工', { limit: -1 }),
    field: () => green.search('工', { field: 6 }),
    mark: () => green.search('工', { mark: 'X' }),
    group: () => green.search('工', { group: '6' }),
    'options.basis': () => green.search('工', { basis: 'named' }),
    code: () => green.occupation('6-28'),
  })) {
    test(`a wrong ${argument} is named`, () => {
      assert.throws(call, (error) => error instanceof TypeError && error.message.startsWith(`${argument}: must be `));
    });
  }
});

describe('load', () => {
  test('without occupations it evaluates and reports that there is no directory', async () => {
    const green = await load({ occupations: false });
    assert.equal(green.evaluate(WHOLE, ON).outcome, 'eligible');
    assert.equal(green.edition.directory, null);
    assert.match(green.edition.rules, /^\d{4}-\d\d-\d\d$/);
    assert.throws(() => green.search('工'), /occupations/);
  });

  test('a wrong option is named, and a missing file is an error', async () => {
    await assert.rejects(load({ occupation: false }), /TypeError: options.occupation: must be/);
    await assert.rejects(load({ base: 7 }), /TypeError: options.base/);
    const elsewhere = pathToFileURL(join(tmpdir(), 'nowhere', 'x.js')).href;
    await assert.rejects(load({ base: elsewhere }), /ENOENT/);
    assert.equal((await load({ base: pathToFileURL(join(DIST, 'qilu-green.js')) })).search('gyfs').finding, 'found');
  });

  test('the types match the arguments and results', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'qilu-green-types-'));
    try {
      for (const name of ['qilu-green.js', 'qilu-green.d.ts', 'package.json']) {
        await cp(join(DIST, name), join(folder, name));
      }
      const compiler = fileURLToPath(new URL('../../../node_modules/typescript/bin/tsc', import.meta.url));
      const options = ['--noEmit', '--strict', '--target', 'es2022', '--module', 'nodenext'];
      const check = async (source) => {
        const path = join(folder, 'sample.mts');
        await writeFile(path, source);
        const run = promisify(execFile)(process.execPath, [compiler, ...options, path]);
        return run.then(() => '', ({ stdout }) => stdout);
      };
      const use = `import { load, type Entry, type Verdict } from './qilu-green.js';
        const green = await load({ base: new URL('https://example.org/qilu/'), occupations: true });
        const verdict: Verdict = green.evaluate({ groups: ['a'], able: '?', n: 4.5 }, { asOf: '2026-11-21' });
        const met: string[] = verdict.conditions.filter((one) => one.state === 'met').map((one) => one.reason);
        for (const change of verdict.changes) {
          met.push(change.by === 'date' ? change.from : change.fact);
        }
        const first: Entry | undefined = green.search('工', { mark: 'LS', field: 3 }).entries[0];
        const found = green.occupation('6-28-03-03');
        const near: string | undefined = found?.inDirectory ? found.field.clause : found?.nearest[0]?.name;
        void [first, near, met, green.edition.rules, green.describe().policies[0]?.questions[0]?.why];`;
      assert.equal(await check(use), '');
      assert.match(await check(use.replace("'met')", "'true')")), /error TS2367/);
      assert.match(await check(use.replace("mark: 'LS'", "mark: 'X'")), /error TS2322/);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('every name that the types declare exists', async () => {
    const green = await load();
    const names = Object.keys(green).sort();
    assert.deepEqual(names, ['describe', 'edition', 'evaluate', 'occupation', 'search', 'source']);
    const pinned = (await readdir(DIST)).filter((name) => /^qilu-green\.[0-9a-f]{12}\.js$/.test(name));
    assert.equal(pinned.length, 1);
    const other = await import(pathToFileURL(join(DIST, pinned[0])).href);
    assert.equal(typeof other.load, 'function');
  });
});
