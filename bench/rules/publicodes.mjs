// The policy for publicodes, written by hand with its own features. Two-valued logic needs four rules per
// condition (is it met, is it failed, can it still be met, can it still fail). The verdict is a `variations`.

import Engine from 'publicodes';

const GROUPS = ['enterprise', 'unemployed', 'rural-transfer', 'hardship', 'graduate', 'open'];
const TEXTS = ['state-funded', 'pension', 'able', 'willing', 'employed', 'place', 'born', 'far-from-line', 'before-line', 'graduation'];
const NUMBERS = ['months-old', 'months-since-graduation', 'graduation-year', 'this-year'];

const all = (...conditions) => ({ 'toutes ces conditions': conditions });
const any = (...conditions) => ({ 'une de ces conditions': conditions });
const isOneOf = (fact, ...values) => any(...values.map((value) => `${spoken(fact)} = '${value}'`));
const OPEN = 'unanswered';

const NAMED_GROUP = any('group enterprise', 'group unemployed', 'group rural transfer', 'group hardship');
const GRADUATES_THIS_YEAR = all("graduation = 'given'", 'graduation year = this year');
const LEFT_WITHIN_TWO_YEARS = all(
  "graduation = 'given'",
  'months since graduation > 0',
  'months since graduation < 24',
);

const RULES = {
  'in working age': all(
    "born = 'given'",
    'months old > 192',
    any("far from line = 'yes'", all("before line = 'yes'", "pension = 'none'")),
  ),
  'can be in working age': all(
    any(`born = '${OPEN}'`, all("born = 'given'", 'months old > 192')),
    any(
      isOneOf('far-from-line', 'yes', 'open'),
      all(isOneOf('before-line', 'yes', 'open'), isOneOf('pension', 'none', OPEN)),
    ),
  ),
  'out of working age': any(
    all("born = 'given'", 'months old < 192'),
    all("far from line = 'no'", "before line = 'no'", "pension = 'employee'"),
  ),
  'can be out of working age': any(
    `born = '${OPEN}'`,
    all("born = 'given'", 'months old < 192'),
    all(
      isOneOf('far-from-line', 'no', 'open'),
      isOneOf('before-line', 'no', 'open'),
      isOneOf('pension', 'employee', OPEN),
    ),
  ),
  'in a listed group': any(
    NAMED_GROUP,
    all('group graduate', any(GRADUATES_THIS_YEAR, all(LEFT_WITHIN_TWO_YEARS, "employed = 'no'"))),
  ),
  'can be in a listed group': any(
    'group open',
    NAMED_GROUP,
    all(
      'group graduate',
      any(
        `graduation = '${OPEN}'`,
        GRADUATES_THIS_YEAR,
        all(LEFT_WITHIN_TWO_YEARS, isOneOf('employed', 'no', OPEN)),
      ),
    ),
  ),
  'in shandong': all("place != 'outside'", "place != '?'", `place != '${OPEN}'`),
  'can be in shandong': all("place != 'outside'", "place != '?'"),
  ineligible: any("state funded = 'yes'", 'out of working age', "able = 'no'", "willing = 'no'"),
  'can be ineligible': any(
    isOneOf('state-funded', 'yes', OPEN),
    'can be out of working age',
    isOneOf('able', 'no', OPEN),
    isOneOf('willing', 'no', OPEN),
  ),
  eligible: all(
    "state funded = 'no'",
    'in working age',
    "able = 'yes'",
    "willing = 'yes'",
    'in a listed group',
    'in shandong',
  ),
  'can be eligible': all(
    isOneOf('state-funded', 'no', OPEN),
    'can be in working age',
    isOneOf('able', 'yes', OPEN),
    isOneOf('willing', 'yes', OPEN),
    'can be in a listed group',
    'can be in shandong',
  ),
  open: any('can be ineligible', all('can be eligible', 'eligible = non')),
  verdict: {
    variations: [
      { si: 'ineligible', alors: "'ineligible'" },
      { si: 'open', alors: "'incomplete'" },
      { si: 'eligible', alors: "'eligible'" },
      { sinon: "'confirm'" },
    ],
  },
};

/** @returns {(facts: object) => string} */
export function create() {
  const inputs = [
    ...TEXTS.map((name) => [spoken(name), { 'par défaut': `'${OPEN}'` }]),
    ...NUMBERS.map((name) => [spoken(name), { 'par défaut': 0 }]),
    ...GROUPS.map((name) => [`group ${spoken(name)}`, { 'par défaut': 'non' }]),
  ];
  const engine = new Engine({ ...Object.fromEntries(inputs), ...RULES });
  return (facts) => {
    engine.setSituation(situation(facts));
    return engine.evaluate('verdict').nodeValue;
  };
}

function situation(facts) {
  return Object.fromEntries([
    ...TEXTS.map((name) => [spoken(name), `'${facts[name] === '' ? OPEN : facts[name]}'`]),
    ...NUMBERS.map((name) => [spoken(name), facts[name]]),
    ...GROUPS.map((name) => [`group ${spoken(name)}`, facts.groups.includes(name) ? 'oui' : 'non']),
  ]);
}

/** Converts an identifier to a publicodes name: words with spaces, because a hyphen would be a minus. */
function spoken(name) {
  return name.replaceAll('-', ' ');
}
