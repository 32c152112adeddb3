// A portal's own interface, built on the ES module. Rules and search run in the page, so no answer leaves it.

import { load } from 'https://example.org/qilu/qilu-green.js';

const green = await load();
const question = document.getElementById('question');
const verdict = document.getElementById('verdict');
const answers = {};

function element(name, text) {
  return Object.assign(document.createElement(name), { textContent: text });
}

/** Evaluates the answers and shows the next question, or the outcome if no question is left. */
function show() {
  const evaluated = green.evaluate(answers);
  const { next } = evaluated;
  question.replaceChildren(...(next ? [element('h2', next.title), ...fields(next), element('button', '下一步')] : []));
  verdict.replaceChildren(...(next ? [] : [
    element('h2', evaluated.title),
    ...evaluated.conditions.map((condition) => element('p', condition.reason)),
    // Show these two with every outcome.
    element('p', evaluated.programme.text),
    element('p', evaluated.selfCheck),
  ]));
}

function fields({ kind, options, unit, unsure }) {
  if (kind === 'month' || kind === 'number') {
    const input = Object.assign(document.createElement('input'), { name: 'value', type: kind, required: true });
    return [input, document.createTextNode(unit)];
  }
  const choices = kind === 'choice' ? [...options, { id: unsure.value, label: unsure.label }] : options;
  return choices.map(({ id, label }) => {
    const input = document.createElement('input');
    Object.assign(input, { name: 'value', value: id, type: kind === 'choice' ? 'radio' : 'checkbox' });
    const line = element('label', label);
    line.prepend(input);
    return line;
  });
}

question.addEventListener('submit', (event) => {
  event.preventDefault();
  const values = new FormData(question).getAll('value');
  const { fact, kind } = green.evaluate(answers).next;
  if (kind === 'choices') {
    // An empty list is the answer "none of these".
    answers[fact] = values;
  } else if (values.length > 0) {
    answers[fact] = kind === 'number' ? Number(values[0]) : values[0];
  }
  show();
});

document.getElementById('query').addEventListener('input', (event) => {
  const { entries } = green.search(event.target.value, { limit: 5 });
  document.getElementById('entries').replaceChildren(
    ...entries.map(({ code, name }) => element('li', `${code} ${name}`)),
  );
});

show();
