// tests/browser/letters.mjs - mail as people write it, and a real mail server on loopback that writes down what it is given.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { scratch } from './desk.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const hour = 3_600_000;

/** One mail; `ago` in hours before now. */
export function mail({ from, to = 'Acme <info@acme.example>', subject, id, answers = '', ago, text, head = '' }) {
  return [
    `From ${id} Tue Mar 10 09:00:00 2026`,
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    `Date: ${new Date(Date.now() - ago * hour).toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${id}@mail.example>`,
    ...(answers ? [`In-Reply-To: <${answers}@mail.example>`] : []),
    ...(head ? [head] : []),
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    text,
    '',
    '',
  ].join('\n');
}

/** aiosmtpd with its folder and port; undefined where it is not installed. */
export async function mail_server() {
  const folder = mkdtempSync(join(scratch, 'mail-'));
  const program = join(here, '../../src/os/testing/mail_server.py');
  // Debian's Python has the library; another one that comes first in the path may not.
  const child = spawn(process.env.PYTHON ?? '/usr/bin/python3', [program, folder], { stdio: ['pipe', 'pipe', 'inherit'] });
  const port = await new Promise((done) => {
    child.stdout.setEncoding('utf8').once('data', (told) => done(Number(told.split(' ')[0])));
    child.once('exit', () => done(undefined));
  });
  if (!port) return undefined;
  return {
    port,
    /** Addresses in the order their letters were taken. */
    taken: () => {
      const list = join(folder, 'taken');
      return existsSync(list)
        ? readFileSync(list, 'utf8').trim().split('\n').map((line) => line.split(' ').at(-1))
        : [];
    },
    letter: (address) => readFileSync(join(folder, address), 'utf8'),
    close: () => child.stdin.end(),
  };
}

/** The settings of the desk's keeper: letters go to this server. */
export const uses_server = (desk, server) =>
  desk.write('PUT', '/api/v1/mail', {
    host: '127.0.0.1', port: server.port, security: 'none', user: '', password: '', sender: 'desk@acme.example',
  });

/** Asks again until it is so: the desk goes its rounds once a minute. */
export async function until(so, { seconds = 150, every_ms = 500 } = {}) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const seen = await so();
    if (seen) return seen;
    if (Date.now() > end) throw new Error(`not so within ${seconds} s: ${so}`);
    await new Promise((done) => setTimeout(done, every_ms));
  }
}
