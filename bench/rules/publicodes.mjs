// The policy for publicodes, written by hand with its own features. Two-valued logic needs four rules per
// condition (is it met, is it failed, can it still be met, can it still fail). The verdict is a `variations`.

import Engine from 'publicodes';

const GROUPS = ['enterprise', 'unemployed', 'rural-transfer', 'student', 'hardship', 'graduate', 'open'];
const TEXTS = [
  'state-funded', 'sex', 'pension', 'able', 'willing', 'employed', 'place',
  'born', 'far-from-line', 'before-line', 'graduation',
];
const NUMBERS = ['months-old', 'months-since-graduation', 'graduation-year', 'this-year'];

const all = (...conditions) => ({ 'toutes ces conditions': conditions });
const any = (...conditions) => ({ 'une de ces conditions': conditions });
const isOneOf = (fact, ...values) => any(...values.map((value) => `${spoken(fact)} = '${value}'`));
const OPEN = 'unanswered';

// A rule of its own is evaluated once for each case, so each expression that is read twice is one.
const RULES = {
  // The answer on work: if it is not asked for, the group that was chosen says it.
  looking: any("employed = 'looking'", all(`employed = '${OPEN}'`, 'group unemployed')),
  'without work': any('looking', "employed = 'not-looking'"),
  'at enterprise': any(
    "employed = 'enterprise'",
    all(`employed = '${OPEN}'`, 'group enterprise', 'group unemployed = non'),
  ),
  'not student': 'group student = non',
  'graduates this year': all("graduation = 'given'", 'graduation year = this year'),
  'has left school': all("graduation = 'given'", 'months since graduation > 0'),
  'left within two years': all('has left school', 'months since graduation < 24'),
  'left graduate': all('group graduate', 'has left school'),
  'not at school': all('not student', any('group graduate = non', 'has left school')),
  // The question about a pension is not asked if no pension for early retirement is possible yet.
  'too early for a pension': all("far from line = 'yes'", any("sex = 'male'", 'months old < 528')),
  'in working age': all(
    "born = 'given'",
    'months old > 192',
    "before line = 'yes'",
    any("pension = 'none'", all(`pension = '${OPEN}'`, 'too early for a pension')),
  ),
  'can be in working age': any(
    `born = '${OPEN}'`,
    all(
      "born = 'given'",
      'months old > 192',
      isOneOf('before-line', 'yes', 'open'),
      isOneOf('pension', 'none', OPEN),
    ),
  ),
  'out of working age': all(
    "born = 'given'",
    any('months old < 192', all("before line = 'no'", "pension = 'employee'")),
  ),
  'can be out of working age': any(
    `born = '${OPEN}'`,
    all(
      "born = 'given'",
      any(
        'months old < 192',
        all(isOneOf('before-line', 'no', 'open'), isOneOf('pension', 'employee', OPEN)),
      ),
    ),
  ),
  'in a listed group': any(
    all(any('group enterprise', 'left graduate'), 'at enterprise', 'not student'),
    all(any('group unemployed', 'left graduate'), 'looking', 'not at school'),
    all('group rural transfer', 'not student'),
    'group hardship',
    all('group graduate', 'graduates this year'),
    all('left graduate', 'left within two years', 'without work', 'not student'),
  ),
  'can be in a listed group': any(
    'group open',
    'in a listed group',
    all('group graduate', `graduation = '${OPEN}'`),
    all('left graduate', `employed = '${OPEN}'`, 'not student'),
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
