// A person: reads, taps, chooses, and waits in between. What exceeds the thinking time is waiting.

import { find, choose, observe, seen } from './in-page.mjs';
import { pause } from '../common/phone.mjs';
import { tap, visit } from './visit.mjs';

const READING = 1_500;
const CHOOSING = 4_000;
const PATIENCE = 90_000;
/** The time after which a person taps again. */
const LOST = 8_000;
/** "36岁男工，在济南一家机械厂上班": the answers by fact; the month is counted back from today. */
const STORY = {
  'state-funded': 'no', sex: 'male', post: 'worker', pension: 'none', able: 'yes', willing: 'yes',
  groups: 'enterprise', employed: 'yes', place: 'jinan',
};
const AGE = 36;
const SEND = '下一步';

/**
 * Walks through the questions. Returns the time of the first question, the waits after each tap, and the delays from
 * each interaction to the next paint, in milliseconds.
 */
export function person(browser, address, phone, policy) {
  const questions = new Map(policy.questions.map((question) => [question.title, question]));
  const outcomes = Object.values(policy.outcomes).map(({ title }) => title);
  const isKnown = (text) => questions.has(text) || outcomes.includes(text);
  return visit(browser, address, phone, observe, async ({ page, session }) => {
    const waits = [];
    let opened;
    let from;
    for (let answered = 0; ; ) {
      const { headings, interactions } = await until(
        page,
        ({ headings }) => headings.length > answered && isKnown(headings.at(-1).text),
      );
      answered = headings.length;
      const { text, at } = headings.at(-1);
      opened ??= at;
      if (from !== undefined) {
        waits.push(at - from);
      }
      const question = questions.get(text);
      if (!question) {
        return { opened, waits, interactions: Object.values(interactions), outcome: text };
      }
      const fact = policy.facts[question.fact];
      await pause('Month' in fact.kind ? CHOOSING : READING);
      from = await answerUntilNext(page, answered, () => answer(page, session, fact, question));
    }
  });
}

/**
 * Answers until another heading is shown. Returns the time of the tap; of the first try if it was lost or there was
 * nothing to tap yet.
 */
async function answerUntilNext(page, headings, answer) {
  const begin = await page.evaluate(() => performance.now());
  const end = Date.now() + PATIENCE;
  for (let tries = 0; Date.now() < end; tries += 1) {
    const again = Date.now() + ((await answer()) ? LOST : 0);
    const now = await until(page, (now) => now.headings.length > headings || Date.now() > again);
    if (now.headings.length > headings) {
      if (tries > 0) {
        console.error(`answered at try ${tries + 1}: ${now.headings[headings - 1].text}`);
      }
      return tries > 0 ? begin : now.clicks.at(-1);
    }
  }
  throw new Error('no tap was answered');
}

/** Answers a question. Returns whether there was something to tap. */
async function answer(page, session, { id, kind }, question) {
  if ('Month' in kind) {
    const year = new Date().getFullYear() - AGE;
    return page.evaluate(choose, { year, month: 3, send: SEND });
  }
  const options = kind.Choice ?? kind.Choices;
  const option = options.find((option) => option.id === STORY[id]);
  // A question that the story does not answer is answered by "does not know".
  const found = await page.evaluate(find, [option ? option.label : question.unsure]);
  if (found) {
    await tap(session, found);
  }
  const button = found && kind.Choices && (await page.evaluate(find, [SEND]));
  if (button) {
    await tap(session, button);
  }
  return Boolean(found);
}

async function until(page, isEnough) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const now = await page.evaluate(seen);
    if (isEnough(now)) {
      return now;
    }
    if (Date.now() > end) {
      throw new Error(`the page stayed at ${JSON.stringify(now.headings.at(-1))}`);
    }
    await pause(20);
  }
}
