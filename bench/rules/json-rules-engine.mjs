// The policy for json-rules-engine, written by hand with its own features: named conditions, and one rule per
// outcome. The engine has no three-valued logic, so each condition becomes four: is it met, is it failed, can
// it still be met, can it still fail.

import { Engine } from 'json-rules-engine';

const is = (fact, value) => ({ fact, operator: 'equal', value });
const isOneOf = (fact, ...value) => ({ fact, operator: 'in', value });
const more = (fact, value) => ({ fact, operator: 'greaterThan', value });
const less = (fact, value) => ({ fact, operator: 'lessThan', value });
const inGroup = (value) => ({ fact: 'groups', operator: 'contains', value });
const all = (...conditions) => ({ all: conditions });
const any = (...conditions) => ({ any: conditions });
const not = (condition) => ({ not: condition });
const named = (condition) => ({ condition });

const SIXTEEN = 16 * 12;
const CITIES = [
  'jinan', 'qingdao', 'zibo', 'zaozhuang', 'dongying', 'yantai', 'weifang', 'jining',
  'taian', 'weihai', 'rizhao', 'linyi', 'dezhou', 'liaocheng', 'binzhou', 'heze',
];

const FORTY_FOUR = 44 * 12;
const NOT_STUDENT = not(inGroup('student'));
/** The answer on work: if it is not asked for, the group that was chosen says it. */
const LOOKING = any(is('employed', 'looking'), all(is('employed', ''), inGroup('unemployed')));
const WITHOUT_WORK = any(LOOKING, is('employed', 'not-looking'));
const AT_ENTERPRISE = any(
  is('employed', 'enterprise'),
  all(is('employed', ''), inGroup('enterprise'), not(inGroup('unemployed'))),
);
const GRADUATES_THIS_YEAR = all(
  is('graduation', 'given'),
  { fact: 'graduation-year', operator: 'equal', value: { fact: 'this-year' } },
);
const HAS_LEFT_SCHOOL = all(is('graduation', 'given'), more('months-since-graduation', 0));
const LEFT_WITHIN_TWO_YEARS = all(HAS_LEFT_SCHOOL, less('months-since-graduation', 24));
const LEFT_GRADUATE = all(inGroup('graduate'), HAS_LEFT_SCHOOL);
const NOT_AT_SCHOOL = all(NOT_STUDENT, any(not(inGroup('graduate')), HAS_LEFT_SCHOOL));

const CONDITIONS = {
  // The question about a pension is not asked if no pension for early retirement is possible yet.
  'too early for a pension': all(
    is('far-from-line', 'yes'),
    any(is('sex', 'male'), less('months-old', FORTY_FOUR)),
  ),
  'in working age': all(
    is('born', 'given'),
    more('months-old', SIXTEEN),
    is('before-line', 'yes'),
    any(is('pension', 'none'), all(is('pension', ''), named('too early for a pension'))),
  ),
  'can be in working age': any(
    is('born', ''),
    all(
      is('born', 'given'),
      more('months-old', SIXTEEN),
      isOneOf('before-line', 'yes', 'open'),
      isOneOf('pension', 'none', ''),
    ),
  ),
  'out of working age': all(
    is('born', 'given'),
    any(less('months-old', SIXTEEN), all(is('before-line', 'no'), is('pension', 'employee'))),
  ),
  'can be out of working age': any(
    is('born', ''),
    all(
      is('born', 'given'),
      any(
        less('months-old', SIXTEEN),
        all(isOneOf('before-line', 'no', 'open'), isOneOf('pension', 'employee', '')),
      ),
    ),
  ),
  'in a listed group': any(
    all(any(inGroup('enterprise'), LEFT_GRADUATE), AT_ENTERPRISE, NOT_STUDENT),
    all(any(inGroup('unemployed'), LEFT_GRADUATE), LOOKING, NOT_AT_SCHOOL),
    all(inGroup('rural-transfer'), NOT_STUDENT),
    inGroup('hardship'),
    all(inGroup('graduate'), GRADUATES_THIS_YEAR),
    all(LEFT_GRADUATE, LEFT_WITHIN_TWO_YEARS, WITHOUT_WORK, NOT_STUDENT),
  ),
  'can be in a listed group': any(
    inGroup('open'),
    named('in a listed group'),
    all(inGroup('graduate'), is('graduation', '')),
    all(LEFT_GRADUATE, is('employed', ''), NOT_STUDENT),
  ),
  ineligible: any(
    is('state-funded', 'yes'),
    named('out of working age'),
    is('able', 'no'),
    is('willing', 'no'),
  ),
  'can be ineligible': any(
    isOneOf('state-funded', 'yes', ''),
    named('can be out of working age'),
    isOneOf('able', 'no', ''),
    isOneOf('willing', 'no', ''),
  ),
  eligible: all(
    is('state-funded', 'no'),
    named('in working age'),
    is('able', 'yes'),
    is('willing', 'yes'),
    named('in a listed group'),
    isOneOf('place', ...CITIES),
  ),
  'can be eligible': all(
    isOneOf('state-funded', 'no', ''),
    named('can be in working age'),
    isOneOf('able', 'yes', ''),
    isOneOf('willing', 'yes', ''),
    named('can be in a listed group'),
    isOneOf('place', ...CITIES, ''),
  ),
  open: all(
    not(named('ineligible')),
    any(named('can be ineligible'), all(named('can be eligible'), not(named('eligible')))),
  ),
};

const OUTCOMES = {
  ineligible: all(named('ineligible')),
  eligible: all(not(named('open')), named('eligible')),
  incomplete: all(named('open')),
  confirm: all(not(named('ineligible')), not(named('open')), not(named('eligible'))),
};

/** @returns {(facts: object) => Promise<string>} */
export function create() {
  const engine = new Engine();
  for (const [name, condition] of Object.entries(CONDITIONS)) {
    engine.setCondition(name, condition);
  }
  for (const [type, conditions] of Object.entries(OUTCOMES)) {
    engine.addRule({ conditions, event: { type } });
  }
  return async (facts) => {
    const { events } = await engine.run(facts);
    return events.map(({ type }) => type).join(' ');
  };
}
