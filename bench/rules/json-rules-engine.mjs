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

const NAMED_GROUP = any(
  inGroup('enterprise'),
  inGroup('unemployed'),
  inGroup('rural-transfer'),
  inGroup('hardship'),
);
const GRADUATES_THIS_YEAR = all(
  is('graduation', 'given'),
  { fact: 'graduation-year', operator: 'equal', value: { fact: 'this-year' } },
);
const LEFT_WITHIN_TWO_YEARS = all(
  is('graduation', 'given'),
  more('months-since-graduation', 0),
  less('months-since-graduation', 24),
);

const CONDITIONS = {
  'in working age': all(
    is('born', 'given'),
    more('months-old', SIXTEEN),
    any(is('far-from-line', 'yes'), all(is('before-line', 'yes'), is('pension', 'none'))),
  ),
  'can be in working age': all(
    any(is('born', ''), all(is('born', 'given'), more('months-old', SIXTEEN))),
    any(
      isOneOf('far-from-line', 'yes', 'open'),
      all(isOneOf('before-line', 'yes', 'open'), isOneOf('pension', 'none', '')),
    ),
  ),
  'out of working age': any(
    all(is('born', 'given'), less('months-old', SIXTEEN)),
    all(is('far-from-line', 'no'), is('before-line', 'no'), is('pension', 'employee')),
  ),
  'can be out of working age': any(
    is('born', ''),
    all(is('born', 'given'), less('months-old', SIXTEEN)),
    all(
      isOneOf('far-from-line', 'no', 'open'),
      isOneOf('before-line', 'no', 'open'),
      isOneOf('pension', 'employee', ''),
    ),
  ),
  'in a listed group': any(
    NAMED_GROUP,
    all(inGroup('graduate'), any(GRADUATES_THIS_YEAR, all(LEFT_WITHIN_TWO_YEARS, is('employed', 'no')))),
  ),
  'can be in a listed group': any(
    inGroup('open'),
    NAMED_GROUP,
    all(
      inGroup('graduate'),
      any(
        is('graduation', ''),
        GRADUATES_THIS_YEAR,
        all(LEFT_WITHIN_TWO_YEARS, isOneOf('employed', 'no', '')),
      ),
    ),
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
