// tests/browser/desk.mjs - a desk with workspaces in a scratch folder, one browser, and what every page must keep to.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium, selectors } from 'playwright-core';

const here = dirname(fileURLToPath(import.meta.url));
const axe_source = createRequire(import.meta.url)('axe-core').source;
export const regie = process.env.REGIE ?? join(here, '../../build/release/regie');
export const examples = join(here, '../../examples');
export const example_day = '2026-03-16';
export const person = { name: 'maud', full_name: 'Maud de Wit', password: 'six geese a-laying' };
const answer_ms = 40_000;
selectors.setTestIdAttribute('data-test');

// A space and a letter beyond ASCII: paths of real people have both.
export const scratch = mkdtempSync(join(tmpdir(), 'regie tést '));
const desks = new Set();
let browser;
after(async () => {
  for (const desk of desks) await desk.close();
  await browser?.close();
  rmSync(scratch, { recursive: true, force: true });
});

async function the_browser() {
  browser ??= await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    // Chromium refuses its sandbox as root, and containers have little shared memory; the pages are our own.
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--disable-background-networking'],
  });
  return browser;
}

export const run = (...words) =>
  execFileSync(regie, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** Exports with known truth in a folder of the scratch; weeks after a decision, if any, are moved beside them. */
export function simulate(scenario, { seed = 1, more = [] } = {}) {
  const exports = join(scratch, [scenario, seed, ...more].join('-'));
  const later = `${exports}-later`;
  if (existsSync(exports)) return { exports, later };
  run('simulate', scenario, '--seed', String(seed), ...more, '--out', exports);
  rmSync(join(exports, 'truth.json'));
  if (more.includes('--weeks-after')) renameSync(join(exports, 'later'), later);
  return { exports, later };
}

/** A workspace made and filled from the shell, as its keeper would. */
export function make_workspace(folder, { name, language = 'en', bring = [], restored = false }) {
  const first = restored ? `${folder}-first` : folder;
  run(
    'init',
    first,
    '--name',
    name,
    '--currency',
    'EUR',
    '--time-zone',
    'Europe/Amsterdam',
    '--language',
    language,
  );
  for (const path of bring) run('import', path, '--workspace', first);
  if (!restored) return;
  run('backup', `${folder}.regie-backup`, '--workspace', first);
  rmSync(first, { recursive: true });
  run('restore', `${folder}.regie-backup`, folder);
}

function started(child, { with_code = true } = {}) {
  return new Promise((done, failed) => {
    let told = '';
    const hear = (text) => {
      told += text;
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(told);
      const code = /set-up#code=([\w-]+)/.exec(told);
      if (address && (code || !with_code)) done({ address: address[0], code: code?.[1] });
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    child.on('exit', () => failed(new Error(`the desk ended:\n${told}`)));
  });
}

const serve = (where) =>
  spawn(regie, ['serve', ...where, '--address', '127.0.0.1:0'], { stdio: ['ignore', 'pipe', 'pipe'] });

/** A desk over workspaces {folder: {name, language, bring, spoil}}; with one it serves that one alone. */
export async function open_desk(workspaces, { language = 'en' } = {}) {
  const root = mkdtempSync(join(scratch, 'desk-'));
  const folders = Object.keys(workspaces);
  for (const folder of folders) {
    make_workspace(join(root, folder), workspaces[folder]);
    if (workspaces[folder].spoil) writeFileSync(join(root, folder, 'records.sqlite'), 'no database any more');
  }
  const where = folders.length === 1 ? ['--workspace', join(root, folders[0])] : ['--workspaces', root];
  const server = serve(where);
  const { address, code } = await started(server);
  const desk = new Desk(address, server);
  desk.where = where;
  desks.add(desk);
  await desk.set_up(code, language);
  return desk;
}

class Desk {
  constructor(address, server) {
    this.address = address;
    this.server = server;
    this.contexts = [];
  }

  /** A fresh browser of somebody: no cookies, nothing remembered. */
  async visitor({ language = 'en', width = 1440, height = 900 } = {}) {
    const context = await (
      await the_browser()
    ).newContext({
      baseURL: this.address,
      locale: language === 'nl' ? 'nl-NL' : 'en-GB',
      timezoneId: 'Europe/Amsterdam',
      viewport: { width, height },
      reducedMotion: 'reduce',
      acceptDownloads: true,
    });
    context.setDefaultTimeout(answer_ms);
    this.contexts.push(context);
    const page = await context.newPage();
    await watch(page, this.address);
    return page;
  }

  async set_up(code, language) {
    const page = await this.visitor({ language });
    await page.goto(`/set-up#code=${code}`);
    await page.getByTestId('name').fill(person.name);
    await page.getByTestId('full-name').fill(person.full_name);
    await page.getByTestId('password').fill(person.password);
    await page.getByLabel(language === 'nl' ? 'Nederlands' : 'English').check();
    await page.getByTestId('set-up').click();
    await page.waitForURL((url) => !url.pathname.startsWith('/set-up'));
    this.page = page;
  }

  async sign_in(page, { name, password }) {
    await page.getByTestId('name').fill(name);
    await page.getByTestId('password').fill(password);
    await page.getByTestId('sign-in').click();
  }

  /** Adds a person through the settings page and sets a password with the code told there: a signed-in visitor. */
  async colleague(workspace, { name, password, role }) {
    await this.page.goto(`/w/${workspace}/settings`);
    await this.page.getByTestId('add-person').click();
    const form = this.page.getByTestId('people');
    await form.getByTestId('person-name').fill(name);
    await form.getByRole('combobox').selectOption(role);
    await form.getByTestId('save-person').click();
    const link = await this.page.getByTestId('told-once').first().inputValue();
    const page = await this.visitor();
    await page.goto(link);
    await page.getByTestId('password').fill(password);
    await page.getByTestId('set-password').click();
    await page.waitForURL(/sign-in/);
    await this.sign_in(page, { name, password });
    await page.waitForURL((url) => url.pathname.startsWith('/w/'));
    return page;
  }

  /** What another test has shown in the browser already, done at once: a write by the first person. */
  async write(method, path, data) {
    const { token } = await (await this.page.request.get('/api/v1/me')).json();
    const headers = { 'X-Regie-Token': token, 'Idempotency-Key': randomUUID() };
    const answer = await this.page.request.fetch(path, { method, data, headers });
    assert.ok(answer.ok(), `${method} ${path}: ${await answer.text()}`);
    return answer.json();
  }

  /** As by a power cut. */
  async dies() {
    const ended = new Promise((done) => this.server.once('exit', done));
    this.server.kill('SIGKILL');
    await ended;
  }

  /** Started again: another address, the same people, nobody signed in. */
  async comes_back() {
    for (const context of this.contexts.splice(0)) await context.close();
    this.server = serve(this.where);
    ({ address: this.address } = await started(this.server, { with_code: false }));
    this.page = await this.visitor();
    await this.page.goto('/');
    await this.sign_in(this.page, person);
    await this.page.waitForURL((url) => url.pathname.startsWith('/w/'));
  }

  async close() {
    desks.delete(this);
    for (const context of this.contexts) await context.close();
    const ended = new Promise((done) => this.server.once('exit', done));
    this.server.kill('SIGTERM');
    await ended;
  }
}

// --- what every page keeps to -----------------------------------------------------------------------------------

const troubles = new WeakMap();

async function watch(page, address) {
  const seen = [];
  troubles.set(page, seen);
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      seen.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => seen.push(`page error: ${error.stack ?? error}`));
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== address)
      seen.push(`request to another host: ${request.url()}`);
  });
  await page.exposeFunction('regie_violation', (text) => seen.push(`content security policy: ${text}`));
  await page.addInitScript(() =>
    addEventListener('securitypolicyviolation', (event) =>
      globalThis.regie_violation(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`),
    ),
  );
}

/** Nothing went wrong on this page so far; `refused` are statuses that the test itself provoked. */
export function assert_quiet(page, { refused = [] } = {}) {
  const provoked = (one) => refused.some((status) => one.includes(`responded with a status of ${status}`));
  const seen = troubles.get(page);
  const left = seen.filter((one) => !provoked(one));
  seen.length = 0;
  assert.deepEqual(left, [], `on ${page.url()}`);
}

/** What an earlier test left behind is not this one's. */
export const forget = (page) => troubles.get(page).splice(0);

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** axe finds nothing to mend on the page as it stands. */
export async function assert_accessible(
  page,
  about = page.url(),
  only = { type: 'tag', values: standards },
) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe_source);
  // What was just switched (a theme, a width) is drawn in the next frame.
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
  const found = await page.evaluate(
    (runOnly) => globalThis.axe.run(document, { runOnly, resultTypes: ['violations'] }),
    only,
  );
  const told = found.violations.flatMap((one) =>
    one.nodes.slice(0, 3).map((node) => `${one.id}: ${node.target.join(' ')} - ${node.failureSummary}`),
  );
  assert.deepEqual(told, [], `axe on ${about}`);
}

/** The page itself does not scroll sideways; tables and charts may within their own box. */
export async function assert_fits(page, about = page.url()) {
  const { wide, screen, widest } = await page.evaluate(() => {
    const screen = document.documentElement.clientWidth;
    const out = [...document.querySelectorAll('body *')].filter(
      (one) => one.getBoundingClientRect().right > screen + 1,
    );
    return {
      screen,
      wide: document.documentElement.scrollWidth,
      widest: out.slice(0, 5).map((one) => one.outerHTML.slice(0, 120)),
    };
  });
  assert.ok(wide <= screen, `${about} is ${wide} wide on a screen of ${screen}: ${widest.join('\n')}`);
}

/** A link or switch in the rail of a wide screen. */
export const rail = (page, name) => page.getByRole('banner').getByTestId(name);

/** Counts what a person does: clicks, and fields typed into. */
export function counting(page) {
  const counted = { clicks: 0, fields: 0 };
  return {
    counted,
    async click(target, options) {
      counted.clicks += 1;
      await (typeof target === 'string' ? page.getByTestId(target) : target).click(options);
    },
    async type(target, text) {
      counted.fields += 1;
      await (typeof target === 'string' ? page.getByTestId(target) : target).pressSequentially(text);
    },
  };
}

/** The page has what it shows: no skeletons, no request under way. */
export async function settled(page) {
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"], .loading'));
}
