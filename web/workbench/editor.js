// The text editor of the workbench: CodeMirror 6, joined by esbuild into a script of its own that the page loads when the
// first file is opened. A build without Node has no such script, and the page shows a plain text field instead.

import { autocompletion, closeBrackets, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching, HighlightStyle, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import { toml } from '@codemirror/legacy-modes/mode/toml';
import { lintGutter, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { Annotation, EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/**
 * @typedef {object} OpenFile
 * @property {string} path
 * @property {string} text
 * @property {number} version Changes whenever the text was changed by anything but this editor.
 * @property {number} line The line to show, from 1; 0 leaves the view where it is.
 * @property {[number, string][]} diagnostics Lines, from 1, with their messages.
 * @property {[string, string, string][]} ids Kind, id and description.
 *
 * @typedef {object} Listeners
 * @property {(text: string) => void} edited Called with each edit.
 * @property {() => void} paused Called when typing has paused.
 */

/** The pause after the last key, in milliseconds, before the file is checked. */
const PAUSE = 500;

/** The number of lines above the cursor in which the key of an array is searched. */
const KEY_WITHIN = 40;

/** The kind of id that the value of a key is; any id fits other keys. */
const KINDS = new Map(Object.entries({
  cite: 'citation', rule: 'rule', all: 'rule', any: 'rule', not: 'rule', when: 'rule', fact: 'fact', source: 'source', sources: 'source',
}));

const WORDS = {
  Find: '查找', Replace: '换成', next: '下一处', previous: '上一处', all: '全部', 'match case': '区分大小写', 'by word': '整个词',
  replace: '换掉', 'replace all': '全部换掉', close: '关上', 'current match': '这一处', 'replaced $ matches': '换掉了$处',
  'replaced match on line $': '换掉了第$行的', 'on line': '在第', Completions: '可以填的', 'Diagnostics': '写错的地方',
  'No diagnostics': '没有写错的地方', regexp: '正则表达式',
};

const HIGHLIGHT = HighlightStyle.define([
  { tag: tags.comment, color: 'var(--ink-soft)', fontStyle: 'italic' },
  { tag: [tags.propertyName, tags.definition(tags.variableName), tags.atom], color: 'var(--green)' },
  { tag: tags.string, color: 'var(--ask)' },
  { tag: [tags.number, tags.bool], color: 'var(--no)' },
]);

const THEME = EditorView.theme({
  '&': { fontSize: 'inherit', height: '36rem', maxHeight: '75vh', border: '1px solid var(--line-firm)', color: 'inherit' },
  '&.cm-focused': { outline: '3px solid var(--focus)' },
  '.cm-scroller': { fontFamily: 'monospace', lineHeight: '1.5' },
  '.cm-content': { caretColor: 'currentColor' },
  '.cm-cursor': { borderLeftColor: 'currentColor' },
  '.cm-gutters': { background: 'none', color: 'inherit', borderRight: '1px solid var(--line-firm)' },
  '.cm-activeLine': { background: 'var(--open-wash)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground':
    { background: 'var(--found)' },
  '.cm-panels, .cm-tooltip': { background: 'var(--sheet)', color: 'var(--ink)', border: '1px solid var(--line-firm)' },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': { background: 'var(--green)', color: 'var(--on-green)' },
  '.cm-completionDetail': { fontStyle: 'normal', marginLeft: '1em' },
});

/** Marks a change that did not come from the officer. */
const replaced = Annotation.define();

/** @type {WeakMap<Element, Editor>} */
const editors = new WeakMap();

/**
 * Shows a file in the element; the first call creates its editor.
 * @param {Element} host
 * @param {OpenFile} file
 * @param {Listeners} listeners
 */
export function showFile(host, file, listeners) {
  let editor = editors.get(host);
  if (!editor) {
    editor = new Editor(host, listeners);
    editors.set(host, editor);
  }
  editor.show(file);
}

/**
 * Returns the view of the editor in the element, for tests and the console.
 * @param {Element} host
 */
export function viewIn(host) {
  const editor = editors.get(host);
  return editor && editor.view;
}

class Editor {
  /**
   * @param {Element} host
   * @param {Listeners} listeners
   */
  constructor(host, listeners) {
    this.listeners = listeners;
    this.path = '';
    this.version = -1;
    this.diagnostics = '';
    /** @type {OpenFile['ids']} */
    this.ids = [];
    this.timer = 0;
    // In a shadow root, CodeMirror adopts constructed style sheets, which the page's policy allows; in the document it
    // would insert `<style>` elements.
    const root = host.attachShadow({ mode: 'open' });
    this.view = new EditorView({ root, parent: root, state: EditorState.create() });
  }

  /** @param {OpenFile} file */
  show(file) {
    this.ids = file.ids;
    if (file.path !== this.path) {
      this.view.setState(this.createState(file));
      this.diagnostics = '';
    } else if (file.version !== this.version && file.text !== this.view.state.doc.toString()) {
      this.view.dispatch({
        changes: { from: 0, to: this.view.state.doc.length, insert: file.text },
        annotations: replaced.of(true),
      });
    }
    this.path = file.path;
    this.version = file.version;
    this.mark(file.diagnostics);
    if (file.line > 0) {
      const { from } = this.view.state.doc.line(Math.min(file.line, this.view.state.doc.lines));
      this.view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: 'start', yMargin: 60 }) });
      this.view.focus();
    }
  }

  /** @param {OpenFile} file */
  createState(file) {
    const language = file.path.endsWith('.toml') ? [StreamLanguage.define(toml)] : [];
    return EditorState.create({
      doc: file.text,
      extensions: [
        EditorState.phrases.of(WORDS),
        EditorView.contentAttributes.of({ 'aria-label': file.path, spellcheck: 'false' }),
        lineNumbers(), lintGutter(), history(), drawSelection(), bracketMatching(), closeBrackets(), highlightActiveLine(),
        highlightSelectionMatches(), search({ top: true }),
        autocompletion({ override: [(context) => this.complete(context)], icons: false }),
        keymap.of([...completionKeymap, ...defaultKeymap, ...historyKeymap, ...searchKeymap]),
        ...language, syntaxHighlighting(HIGHLIGHT), THEME,
        EditorView.updateListener.of((update) => this.update(update)),
      ],
    });
  }

  /** @param {import('@codemirror/view').ViewUpdate} update */
  update(update) {
    if (!update.docChanged || update.transactions.some((transaction) => transaction.annotation(replaced))) {
      return;
    }
    this.listeners.edited(update.state.doc.toString());
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.listeners.paused(), PAUSE);
  }

  /**
   * Marks lines with their diagnostics.
   * @param {OpenFile['diagnostics']} diagnostics
   */
  mark(diagnostics) {
    const key = JSON.stringify(diagnostics);
    if (key === this.diagnostics) {
      return;
    }
    this.diagnostics = key;
    const { doc } = this.view.state;
    this.view.dispatch(setDiagnostics(this.view.state, diagnostics.map(([number, message]) => {
      const { from, to } = doc.line(Math.min(Math.max(number, 1), doc.lines));
      return { from, to, message, severity: 'error' };
    })));
  }

  /**
   * Completes ids inside quotes.
   * @param {import('@codemirror/autocomplete').CompletionContext} context
   */
  complete(context) {
    const word = context.matchBefore(/"[\w-]*$/);
    if (!word) {
      return null;
    }
    const kind = KINDS.get(keyAt(context.state, context.pos));
    const options = this.ids
      .filter((entry) => !kind || entry[0] === kind)
      .map(([, label, detail]) => ({ label, detail }));
    return { from: word.from + 1, options, validFor: /^[\w-]*$/ };
  }
}

/**
 * Returns the key whose value contains the position; an array may have begun on a line above.
 * @param {EditorState} state
 * @param {number} position
 */
function keyAt(state, position) {
  const line = state.doc.lineAt(position).number;
  for (let number = line; number > Math.max(0, line - KEY_WITHIN); number -= 1) {
    const { text } = state.doc.line(number);
    const match = /^\s*([\w-]+)\s*=/.exec(text);
    if (match) {
      return match[1];
    }
    if (/^\s*\[/.test(text)) {
      return '';
    }
  }
  return '';
}
