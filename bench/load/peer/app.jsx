// The peer: the same start page, questions and directory, built from common libraries. Preact renders,
// json-rules-engine evaluates, MiniSearch and pinyin-pro search. The hash routes are the same as ours.

import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import data from 'bench:data';
import { openDirectory } from 'bench:directory';
import { create } from '../../rules/json-rules-engine.mjs';
import { factsOf } from '../../rules/facts.mjs';

const { policy, texts } = data;
const judge = create();
const today = new Date();
const MONTH = today.getFullYear() * 12 + today.getMonth();

function useRoute() {
  const [route, setRoute] = useState(location.hash || '#/');
  useEffect(() => {
    const follow = () => setRoute(location.hash || '#/');
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return route;
}

function App() {
  const route = useRoute();
  const [answers, setAnswers] = useState({});
  const answer = async (fact, value) => {
    const next = { ...answers, [fact]: value };
    setAnswers(next);
    const outcome = await judge(factsOf(policy, { answers: next, month: MONTH }));
    const open = policy.questions.find((question) => !(policy.facts[question.fact].id in next));
    location.hash = outcome === 'incomplete' && open ? `#/check/${policy.facts[open.fact].id}` : `#/result/${outcome}`;
  };
  const [, page, name] = route.split('/');
  return (
    <>
      <header class="shell-head">
        <a href="#/">{texts.shell.name}</a>
      </header>
      <main>
        {page === 'check' ? (
          <Question id={name ?? policy.facts[policy.questions[0].fact].id} answer={answer} />
        ) : page === 'result' ? (
          <Result outcome={name} />
        ) : page === 'directory' ? (
          <Directory />
        ) : (
          <Start />
        )}
      </main>
      <footer>
        <p>{texts.shell['self-check']}</p>
        <a href="tel:12333">12333</a>
        <p>{texts.shell['hotline-words']}</p>
      </footer>
    </>
  );
}

function Start() {
  const { start } = texts;
  return (
    <>
      <h1>
        {policy.name} {start.ask}
      </h1>
      <p>{start.lead}</p>
      <div class="doors">
        <a class="door door-check" href="#/check">
          {start.check}
        </a>
        <a class="door" href="#/directory">
          {start.directory}
        </a>
      </div>
      <h2>{start.who}</h2>
      <ul>
        {policy.conditions.map(({ rule }) => (
          <li>{policy.rules[rule].name}</li>
        ))}
      </ul>
      <h2>{start.know}</h2>
      <p>{start.privacy}</p>
      <p>{start['self-check']}</p>
    </>
  );
}

function Question({ id, answer }) {
  const fact = policy.facts.find((fact) => fact.id === id);
  const question = policy.questions.find((question) => policy.facts[question.fact] === fact);
  const options = fact.kind.Choice ?? fact.kind.Choices ?? [];
  return (
    <div class="question">
      <h1>{question.title}</h1>
      <p class="help">{question.help}</p>
      <ul class="options">
        {options.map((option) => (
          <li>
            <button class="option" type="button" onClick={() => answer(id, fact.kind.Choices ? [option.id] : option.id)}>
              <span class="option-label">{option.label}</span>
              <span class="option-hint">{option.hint}</span>
            </button>
          </li>
        ))}
        {'Month' in fact.kind && <Month choose={(month) => answer(id, month)} />}
        <li>
          <button class="option" type="button" onClick={() => answer(id, '?')}>
            {question.unsure}
          </button>
        </li>
      </ul>
      <details>
        <summary>为什么要问</summary>
        {question.why}
      </details>
    </div>
  );
}

function Month({ choose }) {
  const read = ({ target }) => {
    const [year, month] = target.value.split('-').map(Number);
    choose(year * 12 + month - 1);
  };
  return (
    <li>
      <input type="month" onChange={read} />
    </li>
  );
}

function Result({ outcome }) {
  const { title, summary, steps } = policy.outcomes[outcome];
  return (
    <>
      <h1>{title}</h1>
      <p>{summary}</p>
      <ol>
        {steps.map((step) => (
          <li>{step}</li>
        ))}
      </ol>
    </>
  );
}

function Directory() {
  const [search, setSearch] = useState(null);
  const [found, setFound] = useState([]);
  useEffect(() => {
    openDirectory().then((opened) => setSearch(() => opened));
  }, []);
  return (
    <>
      <h1>{texts.shell.directory}</h1>
      <input type="search" disabled={!search} onInput={({ target }) => setFound(search(target.value))} />
      <ul>
        {found.map((row) => (
          <li>
            {row.name} {row.code}
          </li>
        ))}
      </ul>
    </>
  );
}

render(<App />, document.getElementById('app'));
