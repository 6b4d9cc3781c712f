// SPDX-License-Identifier: Apache-2.0
import { api, begin, forget, known, refresh } from './api.js';
import { element, say, show, table, time } from './page.js';
import { run } from './run.js';
import { runbook, runbooks } from './runbooks.js';

const PAGES = { runs, runbooks, replicas, schedules };
let leave = () => {};
let opened = 0;

/** Shows what the address names; a page says how it is left, and draws nothing once another is open. */
async function open() {
  const turn = ++opened;
  const here = () => turn === opened;
  leave();
  leave = () => {};
  say('');
  if (!known()) {
    signIn();
    return;
  }
  try {
    const [page, name] = location.hash.slice(2).split('/').map(decodeURIComponent);
    const there = Object.hasOwn(PAGES, page) ? page : 'runs';
    navigation(there);
    const left = await (name ? (there === 'runbooks' ? runbook : run)(name, here) : PAGES[there](here));
    if (here()) {
      leave = left ?? leave;
      document.querySelector('main').focus();
    } else {
      left?.();
    }
  } catch (problem) {
    if (here()) {
      say(problem.message);
    }
  }
}

function navigation(current) {
  const links = Object.keys(PAGES).map((page) => {
    const link = element('a', { href: '#/' + page }, page[0].toUpperCase() + page.slice(1));
    if (page === current) {
      link.setAttribute('aria-current', 'page');
    }
    return link;
  });
  document.querySelector('nav').replaceChildren(...links);
  const out = element('button', { type: 'button' }, 'Sign out');
  out.addEventListener('click', () => {
    forget();
    open();
  });
  const { name, role } = known();
  document.querySelector('#who').replaceChildren(`${name}, ${role} `, out);
}

function signIn() {
  document.querySelector('nav').replaceChildren();
  document.querySelector('#who').replaceChildren();
  const token = element('input', { type: 'password', autocomplete: 'off', required: '', id: 'token' });
  const form = element('form', {}, element('label', { for: 'token' }, 'Token'), token, element('button', {}, 'Sign in'));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    try {
      await begin(token.value.trim());
      await open();
    } catch (problem) {
      say(problem.message);
    }
  });
  show('Sign in', form);
  token.focus();
}

/** Calls something now and then, as long as the page is seen. */
function repeatedly(work) {
  let good = new Date();
  const timer = setInterval(async () => {
    if (document.visibilityState === 'visible') {
      try {
        await work();
        good = new Date();
        say('');
      } catch (problem) {
        say(`${problem.message}; this is what was known at ${good.toLocaleTimeString()}`);
      }
    }
  }, 3000);
  return () => clearInterval(timer);
}

async function runs(here) {
  const place = element('div', { class: 'wide' });
  const look = async () => {
    const { items } = await api('/v1/runs?limit=100');
    if (!here()) {
      return;
    }
    place.replaceChildren(
      items.length === 0
        ? element('p', {}, 'There are no runs yet.')
        : table(
            ['Run', 'Plan', 'State', 'Started', 'Until'],
            items.map((it) => [
              element('a', { href: '#/runs/' + encodeURIComponent(it.run) }, it.run),
              it.plan,
              state(it.outcome ?? it.state),
              time(it.started),
              it.until ? time(it.until) : '',
            ])));
  };
  show('Runs', place);
  await look();
  return repeatedly(look);
}

function state(word) {
  return element('span', { class: word }, word);
}

async function replicas(here) {
  const { items } = await api('/v1/replicas');
  if (!here()) {
    return;
  }
  show(
    'Replicas',
    element(
      'div',
      { class: 'wide' },
      table(
        ['Runbook', 'Machine', 'State', 'Newest point', 'Allowed'],
        items.map((it) => [
          element('a', { href: '#/runbooks/' + encodeURIComponent(it.runbook) }, it.runbook),
          `${it.machine} (${it.kind})`,
          it.problem ? element('span', { class: 'failed' }, it.problem) : it.state,
          it.newest ? time(it.newest) : 'none',
          it.allowed,
        ]))));
}

async function schedules(here) {
  const { items } = await api('/v1/schedules');
  if (!here()) {
    return;
  }
  show(
    'Schedules',
    items.length === 0
      ? element('p', {}, 'No drill begins by itself here.')
      : element(
          'div',
          { class: 'wide' },
          table(
            ['Schedule', 'Runbook', 'Every', 'Next'],
            items.map((it) => [
              it.schedule,
              it.runbook ?? 'the one that was proven least recently',
              `${it.every}, ${it.zone}`,
              it.next ? time(it.next) : 'never',
            ]))));
}

addEventListener('hashchange', () => {
  // why: the link that skips to the content is no page
  if (location.hash === '' || location.hash.startsWith('#/')) {
    open();
  }
});
addEventListener('unknown-token', () => {
  if (known()) {
    forget();
    open();
    say('the token counts no more; sign in with another one');
  }
});
await refresh().catch(() => {});
open();
