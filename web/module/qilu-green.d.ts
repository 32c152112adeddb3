// Types of the ES module qilu-green.js (docs/module.md).

/** Loads the wasm and the data files. */
export function load(options?: LoadOptions): Promise<QiluGreen>;

export interface LoadOptions {
  /** Absolute URL of the files' folder. Default: the folder of the module. */
  base?: string | URL;
  /** `false`: without directory and national classification (about 100 kB less). */
  occupations?: boolean;
  /** Rules that replace the built-in ones (`rules.bin`). */
  rules?: OtherFile;
  /** A directory and a national classification that replace the built-in ones (`occupations.bin`). */
  directory?: OtherFile;
}

/** A file that replaces data of the build. If it cannot be used, the built-in data stay: see `QiluGreen.source`. */
export interface OtherFile {
  /** Address of the file, absolute or relative to `base`. */
  address: string | URL;
  /** Its fingerprint, `sha384-…`. */
  integrity: string;
}

/** The data in use: of the build, of the file, or of the build because the file was rejected for a reason. */
export type Source =
  | { used: 'built-in' | 'file' }
  | {
      used: 'built-in';
      /** `fetch`: no response; `fingerprint`: none or another one; `kind`, `version`, `damaged`, `policy`: the content. */
      rejected: 'fetch' | 'fingerprint' | 'kind' | 'version' | 'damaged' | 'policy';
    };

export interface QiluGreen {
  /** The date of the rules' last review, and the edition of the directory. */
  readonly edition: { readonly rules: string; readonly directory: string | null };
  /** The source of the rules and of the directory. */
  readonly source: { readonly rules: Source; readonly directory: Source };
  /** Returns the policies, their questions, and the directory's fields, marks and groups. */
  describe(): Description;
  /** @throws TypeError that names the invalid argument */
  evaluate(answers: Answers, options?: EvaluateOptions): Verdict;
  /** @throws TypeError that names the invalid argument */
  search(query: string, options?: SearchOptions): Found;
  /** Returns `null` if neither the directory nor the national classification contains the code.
   *  @throws TypeError if the argument does not have the form of a code */
  occupation(code: string): Entry | NationalOccupation | null;
}

/**
 * Answers by fact id. An answer is an option id, a list of option ids ([] means "none of these"), a month
 * such as "1990-03", a number, or "?" for 不清楚. A fact that is absent, undefined or null is not answered.
 */
export type Answers = Readonly<Record<string, string | number | readonly string[] | null | undefined>>;

export interface EvaluateOptions {
  /** Policy id. Default: the first policy. */
  policy?: string;
  /** A date such as "2026-11-21". Default: the current date in Shandong by the clock of the device. */
  asOf?: string;
}

export interface SearchOptions {
  /** Maximum number of entries, 0 to 2000. Default: 20. */
  limit?: number;
  /** Returns only entries of this field of the notice. */
  field?: 1 | 2 | 3 | 4 | 5;
  /** Returns only entries with exactly this mark; "" selects entries without a mark. */
  mark?: Mark;
  /** Returns only entries of this major group. */
  group?: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;
}

export type Outcome = 'eligible' | 'confirm' | 'ineligible' | 'incomplete';
export type State = 'met' | 'not-met' | 'unknown';
/** L: green, S: digital, LS: both. */
export type Mark = 'L' | 'S' | 'LS' | '';

export interface Description {
  policies: Policy[];
  /** `null` if loaded with `occupations: false`. */
  directory: Directory | null;
}

export interface Policy {
  id: string;
  name: string;
  summary: string;
  area: string;
  /** An archived policy is evaluated for its last day at the latest. */
  archived: boolean;
  /** The date of the last review of the rules against the sources. */
  edition: string;
  /** In asking order. Ask only `Verdict.next`: not every question matters to every user. */
  questions: Question[];
  outcomes: { outcome: Outcome; title: string; summary: string; steps: string[] }[];
}

export interface Question {
  fact: string;
  kind: 'choice' | 'choices' | 'month' | 'number';
  title: string;
  /** Short title for a list of answers. */
  short: string;
  help: string;
  /** The reason for the question. */
  why: string;
  options: { id: string; label: string; hint: string }[];
  /** Label of the answer [] (none of these). Empty unless `kind` is "choices". */
  none: string;
  /** Value and label of the answer "I do not know". */
  unsure: { value: '?'; label: string };
  /** Unit of a number. Empty for other kinds. */
  unit: string;
}

export interface Verdict {
  policy: string;
  asOf: string;
  /** The date evaluated: `asOf`, or the last day of an archived policy if that is earlier. */
  evaluatedFor: string;
  outcome: Outcome;
  title: string;
  summary: string;
  /** Next steps for the user. */
  steps: string[];
  /** Disclaimer to show with every outcome. */
  selfCheck: string;
  /** Whether the programme runs on that date. It does not change the outcome. */
  programme: {
    status: 'not-begun' | 'in-force' | 'continued' | 'ended';
    text: string;
    citations: Citation[];
  };
  conditions: Condition[];
  /** Facts without an answer that could still change the outcome. */
  missing: string[];
  /** The question to ask next. `null` if the outcome is settled. */
  next: Question | null;
  changes: Change[];
}

export interface Condition {
  id: string;
  name: string;
  /** Not met: the user is not eligible if `true`; the office must confirm if `false`. */
  required: boolean;
  state: State;
  /** Whether a question about the condition has no answer yet. */
  open: boolean;
  reason: string;
  /** Ids of the facts that support the reason. */
  facts: string[];
  citations: Citation[];
}

export interface Citation {
  id: string;
  /** `null` for our own interpretation. */
  document: { title: string; number: string; issuer: string; date: string; address: string } | null;
  clause: string;
  /** Text of the clause. */
  quote: string;
  note: string;
  /** Label of our own interpretation. `null` for a clause. */
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
  /** Statement to show for an entry with this basis. */
  statement: string;
}

export interface Found {
  /** "listed": the query was empty. "filtered": the filter excludes all matches. "near-in-meaning": no name
   *  matches; the results do similar work. "not-in-directory": the query names a national occupation. */
  finding: 'listed' | 'found' | 'filtered' | 'near-in-meaning' | 'not-in-directory' | 'nothing-found';
  /** "sure": a whole name, work type or label. "maybe": part of one, a typo, or work much
   *  like it ("near-in-meaning"). "near": only the meaning. */
  confidence: 'sure' | 'maybe' | 'near';
  /** Whether the national occupations match better than the entries and are shown first. */
  nationalFirst: boolean;
  /** Number of entries before `limit` is applied. */
  total: number;
  entries: Entry[];
  /** National occupations outside the directory, at most three. */
  national: NationalOccupation[];
  /** Similar directory entries, for results with a national occupation. */
  similar: Entry[];
}

export interface Entry {
  inDirectory: true;
  code: string;
  name: string;
  mark: Mark;
  field: Field;
  /** The phrase of the notice that supports the entry. */
  phrase: string;
  group: Group;
  smallGroup: string;
  basis: Basis;
  /** The edition of the national classification that introduced it. */
  announced: string;
  workTypes: string[];
  description: string;
  /** The matching text. `null` outside a search. */
  matched: Matched | null;
}

export interface NationalOccupation {
  inDirectory: false;
  code: string;
  name: string;
  mark: Mark;
  smallGroup: string;
  workTypes: string[];
  /** States that this is a national occupation and not in the directory. */
  statement: string;
  /** The most similar entries of the directory. */
  nearest: { code: string; name: string }[];
  matched: Matched;
}

export interface Matched {
  by: 'name' | 'work-type' | 'label' | 'code' | 'description';
  text: string;
  /** Half-open character ranges of `text`, for highlighting. */
  ranges: [start: number, end: number][];
}
