// SPDX-License-Identifier: Apache-2.0
import { act, api, follow, mayAct, text } from './api.js';
import { DISCARDS, element, facts, form, labelled, say, show, time } from './page.js';

/** A run, live. */
export async function run(name, here) {
  const path = '/v1/runs/' + encodeURIComponent(name);
  let now = await api(path);
  if (!here()) {
    return;
  }
  const head = element('div');
  const asks = element('div', { 'aria-live': 'polite' });
  const controls = element('div');
  const rows = new Rows(Date.parse(now.started));
  show(name, head, asks, element('h3', {}, 'Steps'), rows.place, controls);

  const questions = new Map();
  let state = '';
  const draw = () => {
    head.replaceChildren(facts([
      ['Runbook', element('a', { href: '#/runbooks/' + encodeURIComponent(now.runbook) }, now.runbook)],
      ['Plan', now.plan],
      ['State', element('span', { class: now.outcome ?? now.state }, now.outcome ?? now.state)],
      ['Started', element('span', {}, time(now.started), ' by ' + now.by + (now.reason ? ': ' + now.reason : ''))],
    ]));
    // why: what somebody is writing stays where nothing of it has changed
    const open = now.asks.map((question) => `${question.step} ${question.time}`);
    questions.forEach((made, key) => {
      if (!open.includes(key)) {
        made.remove();
        questions.delete(key);
      }
    });
    now.asks.forEach((question, i) => {
      if (!questions.has(open[i])) {
        const made = asked(path, now, question);
        questions.set(open[i], made);
        asks.append(made);
      }
    });
    if (state !== now.state) {
      state = now.state;
      controls.replaceChildren(...told(path, now));
    }
  };
  const look = async () => {
    now = await api(path);
    if (here()) {
      draw();
    }
  };
  draw();

  let coming = false;
  return follow(
    name,
    0,
    (event) => {
      rows.tell(event);
      if (!event.type.startsWith('step.') && !coming) {
        coming = true;
        setTimeout(() => {
          coming = false;
          look().catch((problem) => say(problem.message));
        }, 200);
      }
    },
    (problem, heard) => say(problem && `${problem}; this is what was known at ${heard.toLocaleTimeString()}`));
}

/** What is asked, with a button for each answer. */
function asked(path, now, question) {
  const reason = element('input', { name: 'reason', maxlength: '300' });
  const typed = element('input', { autocomplete: 'off' });
  const choices = question.choices ?? [];
  const fields = [
    element('p', {}, question.detail ?? ''),
    facts([
      ['Until', question.until ? time(question.until) : ''],
      ['Otherwise', question.otherwise ?? ''],
      ['Asked', (question.approvers ?? []).join(', ')],
    ]),
  ];
  if (!mayAct()) {
    return element('div', { class: 'asks' }, ...fields);
  }
  fields.push(labelled('Reason', reason));
  if (choices.some((it) => DISCARDS.includes(it))) {
    fields.push(labelled(`To discard data (${choices.filter((it) => DISCARDS.includes(it)).join(', ')}), write ${now.runbook}`, typed));
  }
  return form(
    'It asks',
    fields,
    choices.map((choice) => element('button', { value: choice }, choice)),
    async (choice) => {
      requireTyped(choice, typed.value, now.runbook);
      await act(path + '/answers', { choice, step: question.step, reason: reason.value });
    });
}

function requireTyped(choice, typed, runbook) {
  if (DISCARDS.includes(choice) && typed.trim() !== runbook) {
    throw Object.assign(new Error(`'${choice}' discards data; write '${runbook}' to say that you mean it`), { status: -1 });
  }
}

/** What the run can be told. */
function told(path, now) {
  const parts = [];
  if (now.state === 'ended' || now.state === 'halted') {
    const open = element('button', { type: 'button' }, 'Report');
    open.addEventListener('click', async () => {
      try {
        const page = new Blob([await text(path + '/report')], { type: 'text/html' });
        const link = element('a', { href: URL.createObjectURL(page), download: now.run + '.html' });
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 60000);
      } catch (problem) {
        say(problem.message);
      }
    });
    parts.push(open);
  }
  const words = { halted: ['retry', 'skip', 'undo', 'abort'], waiting: ['undo', 'abort'] }[now.state] ?? [];
  if (mayAct() && words.length > 0) {
    const reason = element('input', { maxlength: '300' });
    const typed = element('input', { autocomplete: 'off' });
    const paths = { retry: '/retries', skip: '/skips', abort: '/aborts', undo: '/undo' };
    parts.push(form(
      'Tell it',
      [element('p', { class: 'dim' }, now.allowed), labelled('Reason', reason), labelled(`To undo, write ${now.runbook}`, typed)],
      words.map((word) => element('button', { value: word }, word)),
      async (word) => {
        requireTyped(word, typed.value, now.runbook);
        await act(path + paths[word], word === 'undo' ? { reason: reason.value, yes: true } : { reason: reason.value });
      }));
  }
  return parts;
}

/** The steps of a run on a time line; only what has changed is drawn, once a frame. */
class Rows {
  constructor(begun) {
    this.begun = begun;
    this.latest = begun + 1;
    this.rows = new Map();
    this.changed = new Set();
    this.body = element('tbody');
    const heads = ['Step', 'State', 'Time line', 'What'].map((head) => element('th', { scope: 'col', class: head === 'What' ? 'detail' : '' }, head));
    this.place = element('div', { class: 'wide' }, element('table', {}, element('thead', {}, element('tr', {}, ...heads)), this.body));
  }

  tell(event) {
    const at = Date.parse(event.time);
    if (event.type.startsWith('step.')) {
      const row = this.rows.get(event.step) ?? this.add(event.step);
      row.state = event.state;
      row.detail = event.detail ?? '';
      if (event.type === 'step.began') {
        row.from ??= at;
      }
      row.to = event.state === 'running' || event.state === 'waiting' ? undefined : at;
      this.changed.add(row);
    }
    if (at > this.latest) {
      this.latest = at;
    }
    if (!this.frame) {
      this.frame = requestAnimationFrame(() => this.draw());
    }
  }

  add(step) {
    const row = { state: '', detail: '', drawn: 0 };
    row.word = element('span');
    row.bar = element('div', { class: 'bar' });
    row.what = element('td', { class: 'detail dim' });
    this.body.append(element(
      'tr',
      {},
      element('td', {}, step),
      element('td', {}, row.word),
      element('td', {}, element('div', { class: 'track', 'aria-hidden': 'true' }, row.bar)),
      row.what));
    this.rows.set(step, row);
    return row;
  }

  draw() {
    this.frame = 0;
    // why: when the line has grown by an eighth all bars are drawn again, and otherwise none that stays
    if (!this.scale || this.latest > this.scale) {
      this.scale = this.begun + (this.latest - this.begun) * 1.125;
      this.rows.forEach((row) => this.changed.add(row));
    }
    const all = this.scale - this.begun;
    for (const row of this.changed) {
      row.word.textContent = row.state;
      row.word.className = row.state;
      row.what.textContent = row.detail;
      row.bar.className = 'bar ' + row.state;
      if (row.from !== undefined) {
        row.bar.style.left = (100 * (row.from - this.begun)) / all + '%';
        row.bar.style.width = (100 * ((row.to ?? this.latest) - row.from)) / all + '%';
      }
    }
    this.changed.clear();
  }
}
