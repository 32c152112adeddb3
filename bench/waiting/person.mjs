// A person: reads, taps, chooses, and waits in between. What exceeds the thinking time is waiting.

import { find, choose, observe, seen } from './in-page.mjs';
import { pause } from '../common/phone.mjs';
import { tap, visit } from './visit.mjs';

const READING = 1_500;
const CHOOSING = 4_000;
const PATIENCE = 90_000;
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
  return visit(browser, address, phone, observe, async ({ page, session }) => {
    const waits = [];
    const asked = (text) => policy.questions.find(({ title }) => title === text);
    let { headings } = await until(page, ({ headings }) => headings.some(({ text }) => asked(text)));
    const opened = headings.at(-1).at;
    for (;;) {
      const { text } = headings.at(-1);
      const question = asked(text);
      if (!question) {
        const { interactions } = await page.evaluate(seen);
        const outcomes = Object.values(policy.outcomes).map(({ title }) => title);
        if (!outcomes.includes(text)) {
          throw new Error(`${address}: neither a question nor an outcome: ${text}`);
        }
        return { opened, waits, interactions: Object.values(interactions), outcome: text };
      }
      const fact = policy.facts[question.fact];
      const before = headings.length;
      await pause('Month' in fact.kind ? CHOOSING : READING);
      const { clicks } = await page.evaluate(seen);
      await answer(page, session, fact, question);
      const after = await until(page, ({ headings }) => headings.length > before);
      headings = after.headings;
      waits.push(headings.at(-1).at - after.clicks.at(-1));
      if (after.clicks.length === clicks.length) {
        throw new Error(`${address}: the page changed without a tap at ${text}`);
      }
    }
  });
}

async function answer(page, session, { id, kind }, question) {
  if ('Month' in kind) {
    const year = new Date().getFullYear() - AGE;
    const done = await patiently(() => page.evaluate(choose, { year, month: 3, send: SEND }));
    return done;
  }
  const options = kind.Choice ?? kind.Choices;
  const option = options.find((option) => option.id === STORY[id]);
  // A question that the story does not answer is answered by "does not know".
  await tap(session, await patiently(() => page.evaluate(find, [option ? option.label : question.unsure])));
  if (kind.Choices) {
    const button = await page.evaluate(find, [SEND]);
    if (button) {
      await tap(session, button);
    }
  }
}

async function until(page, isEnough) {
  return patiently(async () => {
    const now = await page.evaluate(seen);
    return isEnough(now) && now;
  });
}

async function patiently(look) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const found = await look();
    if (found) {
      return found;
    }
    if (Date.now() > end) {
      throw new Error('the page never came so far');
    }
    await pause(20);
  }
}
