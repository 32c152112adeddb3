// The accessibility tree for screen readers: roles, names, states and live regions.

import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { launch } from '../harness/chromium.mjs';
import { eventually } from '../harness/page.mjs';
import { serve } from '../harness/server.mjs';
import { openState, readStates } from '../harness/states.mjs';
import { find, heard } from '../harness/accessibility-tree.mjs';

let browser;
let server;
let page;
before(async () => {
  [browser, server] = await Promise.all([launch(), serve()]);
});
afterEach(() => page?.close());
after(() => Promise.all([browser?.close(), server?.stop()]));

const STATES = await readStates();

/** Opens a state of states.json and returns its accessibility tree. */
async function open(name) {
  const state = STATES.find((one) => one.name === name);
  ({ page } = await openState(browser, { widget: server.address }, state, 'page'));
  return heard(page);
}

const focusedNames = (tree) => tree.filter(({ states }) => states.focused).map(({ name }) => name);

test('every state: one top heading, no skipped level, landmarks, a name for every control', async () => {
  const NAMED = ['link', 'button', 'combobox', 'textbox', 'checkbox', 'option', 'image', 'img', 'navigation'];
  for (const { name, scripts, modes } of STATES) {
    if (!modes.includes('page') || !scripts) {
      continue;
    }
    const tree = await open(name);
    const levels = tree.filter(({ role }) => role === 'heading').map(({ states }) => states.level);
    assert.equal(levels.filter((level) => level === 1).length, 1, `${name}: headings ${levels}`);
    levels.forEach((level, index) =>
      assert.ok(index === 0 || level <= levels[index - 1] + 1, `${name}: headings ${levels}`),
    );
    assert.equal(tree.filter(({ role }) => role === 'main').length, 1, name);
    const mute = tree.filter(({ role, name: label }) => NAMED.includes(role) && label.trim() === '');
    assert.deepEqual(mute.map(({ role }) => role), [], `${name}: without a name`);
    const title = await page.evaluate(() => [document.title, document.documentElement.lang]);
    assert.ok(title[0].length > 5 && title[1] === 'zh-CN', `${name}: ${title}`);
    await page.close();
  }
});

test('a question: its heading has the focus, its answers are a group, the chosen one is pressed', async () => {
  const tree = await open('question answered before');
  const question = '您的工资是政府财政发的吗？';
  assert.deepEqual(focusedNames(tree).filter((name) => name === question), [question]);
  find(tree, 'group', question);
  assert.equal(find(tree, 'button', /^不是/).states.pressed, 'true');
  assert.equal(find(tree, 'button', '是 机关干部，公办学校、医院里财政发工资的人').states.pressed, 'false');
  find(tree, 'navigation', '可以查的两件事');
  find(tree, 'button', '大字版');
  assert.match(await page.evaluate(() => document.title), /^您的工资是政府财政发的吗？/);
});

test('a disclosure has an expanded state, and its content is in the tree only if it is open', async () => {
  const tree = await open('question of one answer');
  const closed = tree.find(({ name }) => name === '“编外”是什么意思？');
  assert.equal(closed?.states.expanded, false);
  const contains = (nodes) => nodes.some(({ name }) => name.includes('但不在正式名额里'));
  assert.ok(!contains(tree));
  await page.click('“编外”是什么意思？');
  assert.ok(contains(await heard(page)));
});

test('a form error is announced, and the field is marked as invalid', async () => {
  const before = await open('question of a month');
  assert.equal(find(before, 'combobox', /^年/).states.invalid, 'false');
  await page.click('下一步');
  await page.see('还没选年份。');
  const tree = await heard(page);
  const alert = find(tree, 'alert', /.*/);
  assert.equal(alert.states.live, 'assertive');
  assert.equal(find(tree, 'combobox', /^年/).states.invalid, 'true');
  assert.ok(tree.some(({ name }) => name === '还没选年份。'));
});

test('several answers are checkboxes in one group', async () => {
  const tree = await open('question of several answers');
  find(tree, 'group', '您是下面哪种人？（可以选几个）');
  const boxes = tree.filter(({ role }) => role === 'checkbox');
  assert.ok(boxes.length >= 5 && boxes.every(({ states }) => states.checked === 'false'));
});

test('a verdict: outcome, conditions as a list, each with its state as text, a description of the image', async () => {
  const tree = await open('verdict eligible');
  assert.ok(focusedNames(tree).includes('符合条件'));
  const text = tree.map(({ name }) => name).join('\n');
  const conditions = tree.filter(({ role, states }) => role === 'heading' && states.level === 3);
  assert.equal(conditions.length, 6);
  assert.equal(text.split('\n').filter((line) => line === '满足').length >= 6, true, 'a state is not in words');
  find(tree, 'image', /^2006年3月满16岁，.*到退休年龄.*；现在36岁。$/);
  assert.ok(tree.some(({ role }) => role === 'list'));
});

test('search: the field is a combobox with its suggestions, the count is announced', async () => {
  const tree = await open('directory, suggestions');
  const field = find(tree, 'combobox', '您干什么活，想学什么？');
  assert.equal(field.states.expanded, true);
  assert.ok(tree.filter(({ role }) => role === 'option').length > 0);
  await page.press('ArrowDown');
  const active = await eventually('an active suggestion', () =>
    page.evaluate(() => {
      const id = document.activeElement.getAttribute('aria-activedescendant');
      const option = id && document.getElementById(id);
      return option && option.getAttribute('aria-selected') === 'true' && option.innerText;
    }),
  );
  assert.ok(active.length > 0);
  await page.press('Escape');
  const found = await heard(page);
  assert.ok(
    found.some(({ role, states }) => role === 'status' && states.live === 'polite'),
    'nothing announces how many were found',
  );
});

test('another page: its heading takes the focus and the title follows', async () => {
  await open('occupation');
  // The page was opened by its URL, before the directory was loaded.
  await eventually('the title', () => page.evaluate(() => /工业废水处理工/.test(document.title)));
  const titles = [await page.evaluate(() => document.title)];
  await page.click({ role: 'link', name: /回到目录/ });
  await page.see({ role: 'heading', name: '绿色职业目录' });
  await eventually('the focus', async () => focusedNames(await heard(page)).includes('绿色职业目录'));
  titles.push(await page.evaluate(() => document.title));
  assert.match(titles[0], /工业废水处理工/);
  assert.match(titles[1], /绿色职业目录/);
});
