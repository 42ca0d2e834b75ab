// bench/load.mjs - many people at one desk at once, then beside slow and silent clients.
import http from 'node:http';
import net from 'node:net';
import { ask, example_day, memory, quantile, serve, sign_in, sorted_copy, told } from './served_desk.mjs';

const [regie, workspace_folder] = process.argv.slice(2);
const seconds = Number(process.env.LOAD_SECONDS ?? 120);
const users = Number(process.env.LOAD_USERS ?? 200);
const slow_clients = 50;
const silent_clients = 200;
const think_ms = 1000;
// The server takes 256 connections of one address: those that do no work come from others.
const slow_address = '127.0.0.3';
const silent_address = '127.0.0.2';

// The same people do the same things in every run.
let state = 7;
function random() {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}
const one_of = (list) => list[Math.floor(random() * list.length)];
const wait = (ms) => new Promise((done) => setTimeout(done, ms));

const mix = [
  [0.6, 'today'],
  [0.7, 'finding'],
  [0.8, 'series'],
  [0.88, 'decisions'],
  [0.93, 'timeline'],
  [1, 'write'],
];

/** What one person asks next. */
function next_question(person, known) {
  const drawn = random();
  const kind = mix.find(([up_to]) => drawn < up_to)[1];
  const at = `/api/v1/w/${known.workspace}`;
  const common = `language=en&as_of=${example_day}`;
  const span = 'from=2025-10-01&to=2026-03-15';
  if (kind === 'write') {
    const mine = person.notes.length > 0 && random() < 0.5 ? person.notes.pop() : undefined;
    if (mine) return { kind, method: 'DELETE', path: `${at}/notes/${mine}?${common}` };
    const text = `Seen by person ${person.number}, note ${++person.written}`;
    return { kind, method: 'POST', path: `${at}/notes?${common}`, body: { text, from: '2026-03-12' } };
  }
  const paths = {
    today: () => `${at}/today?${common}`,
    finding: () => `${at}/findings/${one_of(known.findings)}?${common}`,
    series: () => `${at}/series?metric=${one_of(known.metrics)}&${span}&${common}`,
    decisions: () => `${at}/decisions?${common}`,
    timeline: () => `${at}/timeline?${span}&${common}`,
  };
  return { kind, method: 'GET', path: paths[kind]() };
}

/** One request of a person, counted. */
async function step(desk, person, known, tally) {
  const question = next_question(person, known);
  // A page that is open knows what it was told last; one that is opened anew does not.
  const tag = random() < 0.5 ? person.tags.get(question.path) : undefined;
  const began = performance.now();
  let answer;
  try {
    answer = await ask(desk, {
      ...question,
      session: person.session,
      agent: person.agent,
      headers: tag ? { 'If-None-Match': tag } : {},
    });
  } catch (error) {
    tally.count(question.kind, performance.now() - began, error.code ?? error.message);
    return;
  }
  tally.count(question.kind, performance.now() - began, answer.status);
  if (answer.status >= 400) tally.example ??= `${question.method} ${question.path}: ${answer.text}`;
  if (answer.headers.etag) person.tags.set(question.path, answer.headers.etag);
  if (question.method === 'POST' && answer.status === 201) person.notes.push(JSON.parse(answer.text).id);
}

function new_tally() {
  const times = {};
  const answers = {};
  const tally = {
    times,
    answers,
    bad: 0,
    example: undefined,
    count: (kind, ms, status) => {
      (times[kind] ??= []).push(ms);
      answers[status] = (answers[status] ?? 0) + 1;
      if (![200, 201, 304].includes(status)) tally.bad += 1;
    },
  };
  return tally;
}

async function people_work(desk, people, known, until, tally) {
  await Promise.all(
    people.map(async (person) => {
      await wait(random() * think_ms);
      while (Date.now() < until) {
        await step(desk, person, known, tally);
        await wait(think_ms * (0.5 + random()));
      }
    }),
  );
}

/** Keeps `count` connections open that `live` feeds, each anew when the server lets it go. */
function keep_open(desk, count, localAddress, live) {
  const kept = { let_go: 0, refused: 0, stop: () => undefined };
  const sockets = new Set();
  let over = false;
  const open = (index) => {
    if (over) return;
    const socket = net.connect({ host: '127.0.0.1', port: desk.port, localAddress });
    sockets.add(socket);
    const timer = setInterval(() => live?.(socket, index), 200);
    socket.resume();
    socket.on('error', () => (kept.refused += 1));
    socket.on('close', () => {
      clearInterval(timer);
      sockets.delete(socket);
      kept.let_go += 1;
      if (!over) setTimeout(() => open(index), 100);
    });
  };
  for (let index = 0; index < count; index++) open(index);
  kept.stop = () => {
    over = true;
    for (const socket of sockets) socket.destroy();
  };
  return kept;
}

/** A byte at a time, of the headers by half of them and of a body by the others. */
function trickle(known) {
  const at = `/api/v1/w/${known.workspace}`;
  const head = `GET ${at}/today HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Pad: ${'x'.repeat(4000)}`;
  const post =
    `POST ${at}/notes HTTP/1.1\r\nHost: 127.0.0.1\r\n` +
    'Content-Type: application/json\r\nContent-Length: 4000\r\n\r\n';
  return (socket, index) => {
    if (socket.connecting || socket.destroyed) return;
    if (index % 2 === 1) {
      socket.write(socket.bytesWritten === 0 ? post : ' ');
    } else {
      socket.write(head[socket.bytesWritten % head.length]);
    }
  };
}

const ms = (value) => (value < 100 ? value.toFixed(1) : value.toFixed(0));

function print_times(label, tally) {
  const all = (kinds) => sorted_copy(kinds.flatMap((kind) => tally.times[kind] ?? []));
  const kinds = mix.map(([, kind]) => kind);
  const reads = kinds.filter((kind) => kind !== 'write');
  const row = (what, times) => {
    if (times.length === 0) return;
    const figures = [0.5, 0.95, 0.99, 1].map((share) => `${ms(quantile(times, share))} ms`).join(' | ');
    console.log(`| ${label}, ${what} | ${times.length} | ${figures} |`);
  };
  row('reads', all(reads));
  for (const kind of reads) row(kind, all([kind]));
  row('writes', all(['write']));
}

/** One round of everybody; says false where anything went wrong. */
async function round(desk, people, known, label) {
  const tally = new_tally();
  const before = memory(desk.pid).now;
  let middle = before;
  const half = setTimeout(() => (middle = memory(desk.pid).now), seconds * 500);
  const began = Date.now();
  await people_work(desk, people, known, began + seconds * 1000, tally);
  clearTimeout(half);
  const after = memory(desk.pid);
  const done = Object.values(tally.times).flat().length;
  print_times(label, tally);
  const say = [
    `${label}: ${done} requests, ${(done / ((Date.now() - began) / 1000)).toFixed(0)} a second`,
    `answers ${JSON.stringify(tally.answers)}`,
    `server ${before}, ${middle}, ${after.now} MB at start, middle, end (most ${after.most} MB)`,
  ];
  console.error(say.join('\n  '));
  const example = tally.example ?? '(no answer)';
  if (tally.bad) console.error(`  WRONG: ${tally.bad} were not answered well, as ${example}`);
  return tally.bad === 0;
}

async function learn(desk, session) {
  const at = `/api/v1/w/${session.workspace}`;
  const today = await told(desk, { path: `${at}/today?as_of=${example_day}`, session });
  const { metrics } = await told(desk, { path: `${at}/timeline?as_of=${example_day}`, session });
  if (today.findings.length === 0) throw new Error('this workspace has no finding to open');
  const daily = [];
  for (const { name } of metrics.slice(0, 10)) {
    const answer = await ask(desk, { path: `${at}/series?metric=${name}&as_of=${example_day}`, session });
    if (answer.status === 200) daily.push(name);
  }
  return { workspace: session.workspace, findings: today.findings.map((one) => one.id), metrics: daily };
}

async function main() {
  const desk = await serve(regie, workspace_folder);
  let good = true;
  try {
    const people = [];
    for (let number = 1; number <= users; number++) {
      const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
      people.push({ number, agent, session: await sign_in(desk), notes: [], written: 0, tags: new Map() });
    }
    const known = await learn(desk, people[0].session);
    console.error(`${users} people signed in; ${seconds} s each round`);
    console.log('| what | requests | half within | 95 % within | 99 % within | slowest |');
    console.log('|---|---|---|---|---|---|');
    good = await round(desk, people, known, `${users} people`);
    const slow = keep_open(desk, slow_clients, slow_address, trickle(known));
    const silent = keep_open(desk, silent_clients, silent_address);
    const beside = `beside ${slow_clients} slow, ${silent_clients} silent`;
    good = (await round(desk, people, known, beside)) && good;
    slow.stop();
    silent.stop();
    console.error(`  let go and opened anew: ${slow.let_go} slow, ${silent.let_go} silent`);
    console.error(`  broken off: ${slow.refused} slow, ${silent.refused} silent`);
    for (const person of people) person.agent.destroy();
  } finally {
    await desk.end();
  }
  process.exitCode = good ? 0 : 1;
}

await main();
