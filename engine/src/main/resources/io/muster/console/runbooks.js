// SPDX-License-Identifier: Apache-2.0
import { act, api, mayAct } from './api.js';
import { DISCARDS, element, facts, form, labelled, show, table } from './page.js';

export async function runbooks(here) {
  const { items } = await api('/v1/runbooks');
  if (!here()) {
    return;
  }
  show(
    'Runbooks',
    items.length === 0
      ? element('p', {}, 'This node was given no runbooks; name them after muster serve.')
      : element(
          'div',
          { class: 'wide' },
          table(
            ['Runbook', 'Title', 'Owner', 'Machines'],
            items.map((it) => [
              element('a', { href: '#/runbooks/' + encodeURIComponent(it.name) }, it.name),
              it.title,
              it.owner ?? '',
              String(it.machines.length),
            ]))));
}

export async function runbook(name, here) {
  const path = '/v1/runbooks/' + encodeURIComponent(name);
  const book = await api(path);
  if (!here()) {
    return;
  }
  const plan = element('pre', { tabindex: '0', 'aria-label': 'The plan' });
  const parts = [
    facts([
      ['Title', book.title],
      ['Owner', book.owner ?? ''],
      ['From', `${book.production} to ${book.recovery}`],
      ['Machines', book.machines.map((it) => it.machine).join(', ')],
    ]),
  ];
  if (mayAct()) {
    parts.push(start(path, book));
  }
  show(name, ...parts, element('h3', {}, 'Plans'), chooser(path, book, plan), element('div', { class: 'wide' }, plan));
}

/** Starts a plan; sent again with the same key where nobody knows whether it has begun. */
function start(path, book) {
  const plan = element('select', {}, ...book.plans.map((it) => element('option', {}, it)));
  const machines = book.machines.map((it) => element('input', { type: 'checkbox', value: it.machine }));
  const parameters = book.parameters.map((it) => element('input', { name: it.name, ...(it.required ? { required: '' } : {}) }));
  const reason = element('input', { maxlength: '300', required: '' });
  const typed = element('input', { autocomplete: 'off' });
  let key = crypto.randomUUID();
  return form(
    'Start a plan',
    [
      labelled('Plan', plan),
      element('fieldset', {}, element('legend', {}, 'Machines; none for all'), ...machines.map((box) => element('label', {}, box, ' ' + box.value))),
      ...parameters.map((field) => labelled(field.name, field)),
      labelled('Reason', reason),
      labelled(`To start anything but a drill, write ${book.name}`, typed),
    ],
    [element('button', {}, 'Start')],
    async () => {
      if (plan.value !== 'drill' && typed.value.trim() !== book.name) {
        throw Object.assign(new Error(`'${plan.value}' is no drill; write '${book.name}' to say that you mean it`), { status: -1 });
      }
      const given = parameters.filter((field) => field.value !== '').map((field) => [field.name, field.value]);
      try {
        const begun = await act(
          path + '/runs',
          {
            plan: plan.value,
            machines: machines.filter((box) => box.checked).map((box) => box.value),
            parameters: Object.fromEntries(given),
            yes: DISCARDS.includes(plan.value),
            reason: reason.value,
          },
          key);
        location.hash = '#/runs/' + encodeURIComponent(begun.run);
      } catch (problem) {
        // why: of all else nobody knows whether the start came through
        if (problem.status >= 400 && problem.status < 500) {
          key = crypto.randomUUID();
        }
        throw problem;
      }
    });
}

function chooser(path, book, place) {
  const plan = element('select', { 'aria-label': 'Plan to show' }, ...book.plans.map((it) => element('option', {}, it)));
  const look = async () => {
    try {
      place.textContent = (await api(`${path}/plan/${plan.value}`)).text;
    } catch (problem) {
      place.textContent = problem.message;
    }
  };
  plan.addEventListener('change', look);
  look();
  return plan;
}
