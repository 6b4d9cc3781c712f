// SPDX-License-Identifier: Apache-2.0

/** What the token says; empty where nobody has signed in. */
let me = JSON.parse(sessionStorage.getItem('me'));

/** Who has signed in. */
export function known() {
  return me;
}

/** Signs in: the token is kept as long as this tab is open, and goes nowhere but to this server. */
export async function begin(token) {
  sessionStorage.setItem('token', token);
  try {
    me = await api('/v1/me');
    sessionStorage.setItem('me', JSON.stringify(me));
  } catch (problem) {
    forget();
    throw problem;
  }
}

/** Looks again who has signed in: a role may have changed. */
export async function refresh() {
  if (me) {
    me = await api('/v1/me');
    sessionStorage.setItem('me', JSON.stringify(me));
  }
}

export function forget() {
  me = null;
  sessionStorage.clear();
}

export function mayAct() {
  return me.role !== 'viewer';
}

function headers(more) {
  return { Authorization: 'Bearer ' + sessionStorage.getItem('token'), ...more };
}

async function sent(path, options) {
  let answer;
  try {
    answer = await fetch(path, { cache: 'no-store', credentials: 'omit', ...options });
  } catch {
    throw Object.assign(new Error('the node cannot be reached'), { status: 0 });
  }
  if (answer.status === 401) {
    dispatchEvent(new Event('unknown-token'));
  }
  if (!answer.ok) {
    const problem = await answer.json().catch(() => ({}));
    const sentences = problem.sentences?.join('; ') ?? problem.detail ?? `the node has answered ${answer.status}`;
    throw Object.assign(new Error(sentences), { status: answer.status });
  }
  return answer;
}

/** A document. */
export async function api(path) {
  return (await sent(path, { headers: headers() })).json();
}

/** A text, such as a report. */
export async function text(path) {
  return (await sent(path, { headers: headers() })).text();
}

/** Does something; what starts a run is sent with a key, so that it can be sent again. */
export async function act(path, body, key) {
  const more = { 'Content-Type': 'application/json', ...(key ? { 'Idempotency-Key': key } : {}) };
  const answer = await sent(path, { method: 'POST', headers: headers(more), body: JSON.stringify(body) });
  return answer.status === 204 ? {} : answer.json();
}

/** Longer than the node is ever silent, in milliseconds. */
const SILENCE = 40000;

/** Statuses that another try does not change. */
const FINAL = [401, 403, 404];

/**
 * Follows the events of a run until it is told to stop or the run has ended. Whoever was cut off
 * goes on after the last event; what is silent for too long counts as cut off.
 */
export function follow(run, after, told, lost) {
  const stop = new AbortController();
  let last = after;
  let wait = 1000;
  let heard = new Date();
  const listen = async () => {
    while (!stop.signal.aborted) {
      const dead = new AbortController();
      let timer = setTimeout(() => dead.abort(), SILENCE);
      try {
        const answer = await sent(`/v1/runs/${encodeURIComponent(run)}/events`, {
          headers: headers({ Accept: 'text/event-stream', 'Last-Event-ID': String(last) }),
          signal: AbortSignal.any([stop.signal, dead.signal]),
        });
        if (answer.status === 204) {
          return;
        }
        lost('', heard);
        wait = 1000;
        const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
        let text = '';
        for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
          clearTimeout(timer);
          timer = setTimeout(() => dead.abort(), SILENCE);
          heard = new Date();
          text += piece.value;
          const parts = text.split('\n\n');
          text = parts.pop();
          for (const part of parts) {
            const id = /^id: (\d+)$/m.exec(part);
            const data = /^data: (.*)$/m.exec(part);
            if (id && data) {
              last = Number(id[1]);
              told(JSON.parse(data[1]));
            }
          }
        }
      } catch (problem) {
        if (stop.signal.aborted) {
          return;
        }
        lost(dead.signal.aborted ? 'the node is silent' : problem.message, heard);
        if (FINAL.includes(problem.status)) {
          return;
        }
      } finally {
        clearTimeout(timer);
      }
      await new Promise((done) => setTimeout(done, wait));
      wait = Math.min(wait * 2, 30000);
    }
  };
  listen();
  return () => stop.abort();
}
