// tools/shots.mjs - called by tools/shots PROGRAM WORKSPACE FOLDER: signs in as a person would and takes the pictures.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';

const { chromium } = createRequire(new URL('../tests/browser/package.json', import.meta.url))('playwright-core');
const [program, workspace, folder] = process.argv.slice(2);
const day = '2026-03-16';
mkdirSync(folder, { recursive: true });

const server = spawn(program, ['serve', '--workspace', workspace, '--address', '127.0.0.1:0']);
const told = await new Promise((done, failed) => {
  let text = '';
  server.stdout.on('data', (bytes) => {
    text += bytes;
    if (text.includes('Ctrl-C')) done(text);
  });
  server.stderr.on('data', (bytes) => process.stderr.write(bytes));
  server.on('exit', () => failed(new Error(`the desk ended:\n${text}`)));
});
// --no-sandbox: Chromium refuses one as root, and these pages are our own.
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
try {
  const address = /http:\/\/127\.0\.0\.1:\d+/.exec(told)[0];
  const page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
  await page.goto(`${address}/sign-in`);
  const answers = await page.evaluate(
    async ([set_up, key, today]) => {
      const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': key };
      const made = await fetch('/api/v1/set-up', { method: 'POST', headers, body: JSON.stringify(set_up) });
      return { status: made.status, today: await (await fetch(today)).json() };
    },
    [
      { code: /code=([\w-]+)/.exec(told)[1], name: 'maud', full_name: 'Maud de Wit', password: randomUUID(), language: 'en' },
      randomUUID(),
      `/api/v1/w/${basename(workspace)}/today?as_of=${day}`,
    ],
  );
  if (answers.status >= 300) throw new Error(`the first person could not be made: ${answers.status}`);
  const base = `${address}/w/${basename(workspace)}`;
  const pages = {
    today: `${base}/today`,
    finding: `${base}/findings/${answers.today.findings[0].id}`,
    timeline: `${base}/timeline`,
    decide: `${base}/decide?finding=${answers.today.findings[0].id}`,
  };
  for (const [name, path] of Object.entries(pages)) {
    await page.goto(`${path}${path.includes('?') ? '&' : '?'}as_of=${day}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: join(folder, `${name}.png`) });
    console.log(`    docs/pictures/${name}.png`);
  }
} finally {
  await browser.close();
  server.kill('SIGTERM');
}
