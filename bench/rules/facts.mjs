// Converts a case to the facts for the peers. Neither peer can express the retirement schedule, so all
// calendar arithmetic happens here and is not timed. Our engine gets the raw answers.
//
// An answer can also be '?' (the user does not know) or '' (not asked yet). A fact from the schedule is
// 'yes', 'no', 'unknown', or 'open' if a question without an answer could still decide it.

const ANSWERS = ['state-funded', 'sex', 'pension', 'able', 'willing', 'employed', 'place'];
/** Eight years before the retirement month, in months: since then a pension for early retirement is possible. */
const FAR = -96;

/** @param policy and case, both as written by `bench-material` */
export function factsOf(policy, { answers, month }) {
  const facts = Object.fromEntries(ANSWERS.map((name) => [name, answers[name] ?? '']));
  const groups = answers.groups ?? '';
  const retirement = policy.schedules[0];
  const birth = answers['birth-month'];
  const graduation = answers['graduation-month'];
  return {
    ...facts,
    groups: Array.isArray(groups) ? groups : [groups === '' ? 'open' : 'unknown'],
    born: given(birth),
    'months-old': isMonth(birth) ? month - birth : 0,
    'far-from-line': beforeLine(policy, retirement, answers, month, FAR),
    'before-line': beforeLine(policy, retirement, answers, month, 0),
    graduation: given(graduation),
    'months-since-graduation': isMonth(graduation) ? month - graduation : 0,
    'graduation-year': isMonth(graduation) ? Math.floor(graduation / 12) : 0,
    'this-year': Math.floor(month / 12),
  };
}

function isMonth(answer) {
  return typeof answer === 'number';
}

function given(answer) {
  return isMonth(answer) ? 'given' : (answer ?? '');
}

/**
 * Returns whether `month` is before the retirement month moved by `plus` months: 'open' if the result depends
 * on questions without an answer.
 */
function beforeLine(policy, schedule, answers, month, plus) {
  const birth = answers['birth-month'];
  if (birth === undefined) {
    return 'open';
  }
  if (!isMonth(birth)) {
    return 'unknown';
  }
  const values = new Set();
  for (const sex of waysToAnswer(policy, answers, 'sex')) {
    for (const post of waysToAnswer(policy, answers, 'post')) {
      values.add(agreed(possibleLines(policy, schedule, { sex, post }), birth, month, plus));
    }
  }
  return values.size === 1 ? [...values][0] : 'open';
}

function waysToAnswer(policy, answers, name) {
  return answers[name] === undefined ? [...options(policy, name), '?'] : [answers[name]];
}

function options(policy, name) {
  return policy.facts.find((fact) => fact.id === name).kind.Choice.map((option) => option.id);
}

function possibleLines(policy, schedule, chosen) {
  return schedule.lines.filter((line) =>
    line.selectors.every((selector) => {
      const { id } = policy.facts[selector.fact];
      const index = options(policy, id).indexOf(chosen[id]);
      return index < 0 || ((selector.options | selector.doubtful) >> index) & 1;
    }),
  );
}

function agreed(lines, birth, month, plus) {
  const values = new Set(
    lines.map((line) => {
      const moment = birth + ageAtLine(line, birth) + plus;
      return month === moment ? 'unknown' : month < moment ? 'yes' : 'no';
    }),
  );
  return values.size === 1 ? [...values][0] : 'unknown';
}

function ageAtLine({ age, delays }, birth) {
  const reached = birth + age;
  const delay = delays.findLast(({ from }) => from <= reached);
  if (!delay?.one_month_per) {
    return age;
  }
  return age + Math.min(Math.floor((reached - delay.from) / delay.one_month_per) + 1, delay.at_most);
}
