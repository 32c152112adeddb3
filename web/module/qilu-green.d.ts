// What the ES module qilu-green.js takes and gives (docs/module.md).

/** Fetches or reads the wasm and the bundles that lie beside the module. */
export function load(options?: LoadOptions): Promise<QiluGreen>;

export interface LoadOptions {
  /** Where the files are, as a whole address; beside the module unless told. */
  base?: string | URL;
  /** false: without the directory, for those who only evaluate (about 60 kB less). */
  occupations?: boolean;
}

export interface QiluGreen {
  /** The day our rules were last reviewed, and the name of the directory's edition. */
  readonly edition: { readonly rules: string; readonly directory: string | null };
  /** What can be asked and answered. */
  describe(): Description;
  /** @throws TypeError that names the argument that is wrong */
  evaluate(answers: Answers, options?: EvaluateOptions): Verdict;
  /** @throws TypeError that names the argument that is wrong */
  search(query: string, options?: SearchOptions): Found;
  /** null: neither the directory nor the national classification has it.
   *  @throws TypeError when it is not written as a code */
  occupation(code: string): Entry | NationalOccupation | null;
}

/**
 * Answers by the id of their fact: the id of an option, a list of such ids ([]: none of these), a month
 * such as "1990-03", a number; "?" for 不清楚. A fact that is absent, undefined or null is not answered.
 */
export type Answers = Readonly<Record<string, string | number | readonly string[] | null | undefined>>;

export interface EvaluateOptions {
  /** The id of a policy; the first one unless told. */
  policy?: string;
  /** A day such as "2026-11-21"; the device's day in Shandong unless told. */
  asOf?: string;
}

export interface SearchOptions {
  /** How many entries at most: 0 to 2000, 20 unless told. */
  limit?: number;
  /** Only this field of the notice. */
  field?: 1 | 2 | 3 | 4 | 5;
  /** Only exactly this mark; "" for those without. */
  mark?: Mark;
  /** Only this major group. */
  group?: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;
}

export type Outcome = 'eligible' | 'confirm' | 'ineligible' | 'incomplete';
export type State = 'met' | 'not-met' | 'unknown';
/** L: green, S: digital, LS: both. */
export type Mark = 'L' | 'S' | 'LS' | '';

export interface Description {
  policies: Policy[];
  /** null when loaded without occupations. */
  directory: Directory | null;
}

export interface Policy {
  id: string;
  name: string;
  summary: string;
  area: string;
  /** It belongs to a time that is over, and is evaluated for its last day at the latest. */
  archived: boolean;
  /** The day the rules were last reviewed against the sources. */
  edition: string;
  /** In asking order. Ask what `Verdict.next` says: not every question matters to everybody. */
  questions: Question[];
  outcomes: { outcome: Outcome; title: string; summary: string; steps: string[] }[];
}

export interface Question {
  fact: string;
  kind: 'choice' | 'choices' | 'month' | 'number';
  title: string;
  /** Its name in a list of answers. */
  short: string;
  help: string;
  /** Why it is asked. */
  why: string;
  options: { id: string; label: string; hint: string }[];
  /** The words for [] where several can be chosen; else empty. */
  none: string;
  /** How "I do not know" is said, to us and to people. */
  unsure: { value: '?'; label: string };
  /** Of a number; else empty. */
  unit: string;
}

export interface Verdict {
  policy: string;
  asOf: string;
  /** The day the answers are evaluated for: asOf, or the last day of a policy that is over. */
  evaluatedFor: string;
  outcome: Outcome;
  title: string;
  summary: string;
  /** What to do next. */
  steps: string[];
  /** To be shown with every outcome. */
  selfCheck: string;
  /** Whether the programme runs on that day: a line of its own, no part of the outcome. */
  programme: {
    status: 'not-begun' | 'in-force' | 'continued' | 'ended';
    text: string;
    citations: Citation[];
  };
  conditions: Condition[];
  /** Facts not answered that could still change the outcome. */
  missing: string[];
  /** The question to ask next; null when the outcome is settled. */
  next: Question | null;
  changes: Change[];
}

export interface Condition {
  id: string;
  name: string;
  /** Not met: the person is not eligible. Else the office must confirm. */
  required: boolean;
  state: State;
  /** A question on it is still open. */
  open: boolean;
  reason: string;
  /** The facts the reason rests on. */
  facts: string[];
  citations: Citation[];
}

export interface Citation {
  id: string;
  /** null for a reading of our own. */
  document: { title: string; number: string; issuer: string; date: string; address: string } | null;
  clause: string;
  /** The words of the clause. */
  quote: string;
  note: string;
  /** The words that label a reading of our own; null for a clause. */
  reading: string | null;
}

export type Change =
  | { by: 'date'; condition: string; from: string; state: State; text: string }
  | { by: 'answer'; fact: string; text: string };

export interface Directory {
  edition: string;
  count: number;
  fields: Field[];
  marks: { mark: Mark; name: string; meaning: string }[];
  groups: Group[];
  bases: Basis[];
}

export interface Field { field: 1 | 2 | 3 | 4 | 5; name: string; clause: string; heading: string }
export interface Group { group: number; name: string }
export interface Basis {
  basis: 'named' | 'national-green' | 'national-digital' | 'programme-field';
  name: string;
  /** What may be said of an entry on this ground. */
  statement: string;
}

export interface Found {
  /** listed: nothing was typed. filtered: only the filter hides what there is. near-in-meaning: nothing bears this
   *  name; entries and national occupations of similar work. not-in-directory: the name of a national occupation. */
  finding: 'listed' | 'found' | 'filtered' | 'near-in-meaning' | 'not-in-directory' | 'nothing-found';
  /** How certain it is that the first result is meant: a whole name or usual word, a part of one, or near in meaning. */
  confidence: 'sure' | 'maybe' | 'near';
  /** Whether the national occupations fit better than the entries, and should be shown first. */
  nationalFirst: boolean;
  /** How many entries there are, the limit set aside. */
  total: number;
  entries: Entry[];
  /** National occupations that the directory does not have, at most three. */
  national: NationalOccupation[];
  /** Entries that are only similar, beside a national occupation. */
  similar: Entry[];
}

export interface Entry {
  inDirectory: true;
  code: string;
  name: string;
  mark: Mark;
  field: Field;
  /** The notice's own word it rests on. */
  phrase: string;
  group: Group;
  smallGroup: string;
  basis: Basis;
  /** The edition of the national classification that brought it. */
  announced: string;
  workTypes: string[];
  description: string;
  /** What matched; null outside a search. */
  matched: Matched | null;
}

export interface NationalOccupation {
  inDirectory: false;
  code: string;
  name: string;
  mark: Mark;
  smallGroup: string;
  workTypes: string[];
  /** That it is a national occupation and not in the directory. */
  statement: string;
  /** The nearest entries of the directory. */
  nearest: { code: string; name: string }[];
  matched: Matched;
}

export interface Matched {
  by: 'name' | 'work-type' | 'label' | 'code' | 'description';
  text: string;
  /** Half-open ranges of characters of `text`, for highlighting. */
  ranges: [start: number, end: number][];
}
