// bench/served_desk.mjs - a desk served on loopback to be measured or photographed: started, signed in to, asked,
// ended.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import http from 'node:http';

export const example_day = '2026-03-16'; // the day after the last rows of both tables
const password = 'only as long as the measurement';
const start_seconds_max = 120;

/** Starts `regie serve`; resolves once it says where it listens. */
export async function serve(regie, workspace) {
  const child = spawn(regie, ['serve', '--workspace', workspace, '--address', '127.0.0.1:0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((done) => child.once('exit', done));
  const started = Date.now();
  let said = '';
  child.stdout.on('data', (bytes) => (said += bytes));
  while (!said.includes('Ctrl-C')) {
    if (child.exitCode !== null) throw new Error(`regie serve ended with ${child.exitCode}`);
    const waited = Date.now() - started;
    if (waited > start_seconds_max * 1000) throw new Error('regie serve did not say its address');
    await new Promise((done) => setTimeout(done, 10));
  }
  return {
    port: Number(/127\.0\.0\.1:(\d+)/.exec(said)[1]),
    origin: /http:\/\/127\.0\.0\.1:\d+/.exec(said)[0],
    code: /code=(\S+)/.exec(said)?.[1],
    pid: child.pid,
    end: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** One request, resolved with {status, headers, text}; `session` is what sign_in() gave. */
export function ask(desk, { method = 'GET', path, body, session, headers = {}, agent }) {
  const sent = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
  const all = { Accept: 'application/json', ...headers };
  if (session) all.Cookie = session.cookie;
  if (method !== 'GET') {
    all['Idempotency-Key'] ??= randomUUID();
    if (session) all['X-Regie-Token'] = session.token;
  }
  if (sent) Object.assign(all, { 'Content-Type': 'application/json', 'Content-Length': sent.length });
  return new Promise((done, failed) => {
    const request = http.request(
      { host: '127.0.0.1', port: desk.port, method, path, headers: all, agent, timeout: 60_000 },
      (answer) => {
        const parts = [];
        answer.on('data', (part) => parts.push(part));
        answer.on('error', failed);
        answer.on('end', () =>
          done({ status: answer.statusCode, headers: answer.headers, text: Buffer.concat(parts).toString() }),
        );
      },
    );
    request.on('timeout', () => request.destroy(new Error('no answer for 60 seconds')));
    request.on('error', (error) => {
      // An idle connection ended as it was used again: as browsers do, on another, under the same key.
      const was_idle = request.reusedSocket && error.code === 'ECONNRESET';
      if (was_idle) done(ask(desk, { method, path, body, session, headers: all, agent }));
      else failed(error);
    });
    request.end(sent);
  });
}

/** The JSON of an answer that must be one. */
export async function told(desk, question) {
  const answer = await ask(desk, question);
  if (answer.status !== 200) throw new Error(`${question.path}: ${answer.status} ${answer.text}`);
  return JSON.parse(answer.text);
}

/** A session of the one person of this desk, who is made where there is nobody yet. */
export async function sign_in(desk, name = 'bench') {
  const first = desk.code
    ? { path: '/api/v1/set-up', body: { code: desk.code, name, password, language: 'en' } }
    : { path: '/api/v1/sign-in', body: { name, password } };
  const answer = await ask(desk, { method: 'POST', ...first });
  if (answer.status !== 200) throw new Error(`${first.path}: ${answer.status} ${answer.text}`);
  desk.code = undefined;
  const me = JSON.parse(answer.text);
  const cookie = answer.headers['set-cookie'][0].split(';')[0];
  return { cookie, token: me.token, workspace: me.workspaces[0].id };
}

/** Megabytes of a process: what it holds now, and the most it ever did. */
export function memory(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const kilobytes = (field) => Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)[1]);
  const megabytes = (field) => Math.round(kilobytes(field) / 1024);
  return { now: megabytes('VmRSS'), most: megabytes('VmHWM') };
}

/** Of a sorted list: the smallest value that `share` of them do not exceed. */
export function quantile(sorted, share) {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

export function sorted_copy(values) {
  return [...values].sort((a, b) => a - b);
}
