// SPDX-License-Identifier: Apache-2.0

/** What may discard data, so that it has to be meant. */
export const DISCARDS = ['undo', 'permanent', 'commit'];

/** An element; what is in it is text, whatever it holds. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  made.append(...children);
  return made;
}

/** Shows a page. */
export function show(title, ...children) {
  document.title = title + ' - Muster';
  document.querySelector('main').replaceChildren(element('h2', {}, title), ...children);
}

/** Says what is wrong; nothing where nothing is. */
export function say(sentence) {
  document.querySelector('#state').textContent = sentence;
}

export function table(heads, rows) {
  return element(
    'table',
    {},
    element('thead', {}, element('tr', {}, ...heads.map((head) => element('th', { scope: 'col' }, head)))),
    element('tbody', {}, ...rows.map((row) => element('tr', {}, ...row.map((cell) => element('td', {}, cell))))));
}

/** An instant, in the zone of whoever looks. */
export function time(instant) {
  return element('time', { datetime: instant, title: instant }, new Date(instant).toLocaleString());
}

/** Names and what they stand for. */
export function facts(pairs) {
  return element(
    'dl',
    {},
    ...pairs.filter(([, value]) => value !== '').flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]));
}

/** A form that does something once, and says how it went. */
export function form(title, fields, buttons, work) {
  const made = element('form', { 'aria-label': title }, element('h3', {}, title), ...fields, ...buttons);
  made.addEventListener('submit', async (event) => {
    event.preventDefault();
    const all = [...made.querySelectorAll('button')];
    all.forEach((button) => (button.disabled = true));
    try {
      say('');
      await work(event.submitter?.value ?? '');
    } catch (problem) {
      say(problem.message + (problem.status === 0 ? '; it is not known whether it was done: look before you do it again' : ''));
    } finally {
      all.forEach((button) => (button.disabled = false));
    }
  });
  return made;
}

export function labelled(label, field) {
  return element('label', {}, label + ' ', field);
}
