// bench/desk.mjs - first paint, Today and what a person does, in Chromium over a large workspace.
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { ask, example_day, quantile, serve, sign_in, sorted_copy, told } from './served_desk.mjs';

const [regie, workspace_folder] = process.argv.slice(2);
const root = fileURLToPath(new URL('..', import.meta.url));
const { chromium } = createRequire(`${root}tests/browser/`)('playwright-core');
const runs = Number(process.env.DESK_RUNS ?? 5);
const first_paint_ms = 300;
const today_ms = 1000;
const interaction_ms = 100;
const first_load_bytes = 120_000;
const all_files_bytes = 200_000;
const as_of = `as_of=${example_day}`;
const over = [];

const ms = (value) => `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`;

/** One row of the table: of `times`, beside what it should be under. */
function row(what, times, bar) {
  const sorted = sorted_copy(times);
  const most = sorted.at(-1);
  const cells = [what, sorted.length, ms(quantile(sorted, 0.5)), ms(most), bar ? ms(bar) : ''];
  console.log(`| ${cells.join(' | ')} |`);
  if (bar && most >= bar) over.push(`${what}: ${ms(most)}`);
}

/** A browser that knows nothing yet but, where one is given, the session. */
async function fresh_page(browser, desk, session) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
  context.setDefaultTimeout(60_000);
  await context.addInitScript({ path: `${root}bench/desk_page.js` });
  if (session) {
    const [name, value] = session.cookie.split('=');
    await context.addCookies([{ name, value, url: desk.origin }]);
  }
  return context.newPage();
}

async function first_paints(browser, desk, session, what, path) {
  const times = [];
  for (let run = 0; run < runs; run++) {
    const page = await fresh_page(browser, desk, session);
    await page.goto(desk.origin + path);
    times.push(await page.evaluate(() => bench.first_paint()));
    await page.context().close();
  }
  row(`first paint, ${what}`, times, first_paint_ms);
}

/** Milliseconds from opening Today until all of it is drawn. */
async function open_today(browser, desk, session) {
  const page = await fresh_page(browser, desk, session);
  await page.goto(`${desk.origin}/w/${session.workspace}/today?${as_of}`);
  const time = await page.evaluate(() => bench.today);
  const cards = await page.locator('[data-test="card"]').count();
  const { findings } = await told(desk, { path: `/api/v1/w/${session.workspace}/today?${as_of}`, session });
  const stories = findings.filter((one) => one.leads_story).length; // each is told on one card
  if (cards === 0 || cards !== stories) throw new Error(`${cards} cards of ${stories} stories`);
  await page.context().close();
  return time;
}

/** Milliseconds from the input until the page shows it. */
async function after(page, name, argument, act) {
  await page.evaluate(([holds, given]) => bench.after_input(holds, given), [name, argument]);
  await act();
  return page.evaluate(() => bench.answer());
}

async function times_of(count, one) {
  const times = [];
  for (let run = 0; run < count; run++) times.push(await one(run));
  return times;
}

async function on_today(page) {
  const ids = await page.locator('[data-test="card"]').evaluateAll((cards) => cards.map((card) => card.id));
  let at = -1; // none is chosen yet
  const next = await times_of(runs, async () => {
    if (at === ids.length - 1) {
      await page.reload();
      await page.evaluate(() => bench.today);
      at = -1;
    }
    at += 1;
    return after(page, 'current', ids[at], () => page.keyboard.press('j'));
  });
  row('next card with j', next, interaction_ms);

  const palette = await times_of(runs, async () => {
    const time = await after(page, 'palette', undefined, () => page.keyboard.press('Control+k'));
    await page.keyboard.press('Escape');
    return time;
  });
  row('open the palette', palette, interaction_ms);

  const switch_language = (holds, selector) => async (run) => {
    const before = await page.locator(selector).first().textContent();
    const button = page.locator(`.rail [data-test="language-${run % 2 ? 'en' : 'nl'}"]`);
    const time = await after(page, holds, before, () => button.click());
    await page.waitForLoadState('networkidle');
    return time;
  };
  const labels = switch_language('labels', '[data-test="go-decisions"] span');
  row('switch language, labels', await times_of(runs + 1, labels), interaction_ms);
  const sentences = switch_language('sentences', '[data-test="coverage"]');
  row('switch language, sentences', await times_of(runs + 1, sentences), interaction_ms);
}

async function on_findings(page) {
  const links = page.locator('[data-test="explain"]');
  const count = await links.count();
  const back = async () => {
    await page.goBack();
    await links.first().waitFor();
  };
  const open = async (run) => {
    const link = links.nth(run % count);
    return after(page, 'finding', await link.textContent(), () => link.click());
  };
  const open_and_back = async (run) => {
    const time = await open(run);
    await back();
    return time;
  };
  row('open a finding, first time', await times_of(Math.min(runs, count), open_and_back), interaction_ms);
  row('open a finding, again', await times_of(runs, open_and_back), interaction_ms);

  await open(0);
  const drawers = await times_of(runs, async () => {
    const time = await after(page, 'rows', undefined, () => page.locator('[data-test="show-rows"]').click());
    await page.keyboard.press('Escape');
    return time;
  });
  row('open the rows behind it', drawers, interaction_ms);
  const choose = (name) => page.locator(`label:has([data-test="compare-${name}"])`).click();
  const compared = await times_of(runs, async (run) => {
    const time = await after(page, 'compared', undefined, () => choose(run % 2 ? 'year' : 'weeks'));
    await choose('none');
    return time;
  });
  row('compare with earlier weeks or last year', compared, interaction_ms);
}

async function on_timeline(page) {
  const chips = page.locator('[data-test="metrics"] button');
  await page.locator('[data-test="charts"] .uplot').first().waitFor();
  const count = await chips.count();
  const times = await times_of(Math.min(runs, count - 1), async (run) => {
    const chip = chips.nth(run + 1);
    const time = await after(page, 'metric', await chip.textContent(), () => chip.click());
    await chip.click();
    await page.waitForLoadState('networkidle');
    return time;
  });
  row('another metric on the timeline', times, interaction_ms);
}

async function all_bytes(desk) {
  let sum = 0;
  const assets = readdirSync(`${root}web/dist/assets`).map((one) => `assets/${one}`);
  for (const name of ['index.html', ...assets]) {
    const answer = await ask(desk, { path: `/${name}`, headers: { 'Accept-Encoding': 'gzip' } });
    if (answer.status !== 200) throw new Error(`/${name}: ${answer.status}`);
    sum += Number(answer.headers['content-length']);
  }
  return sum;
}

/** What the pages are about: ids of a finding, an import and a decision. */
async function learn(desk, session) {
  const at = `/api/v1/w/${session.workspace}`;
  const { findings } = await told(desk, { path: `${at}/today?${as_of}`, session });
  const { imports } = await told(desk, { path: `${at}/imports`, session });
  const decision = {
    question: 'What about the phones?',
    options: ['Nothing', 'Half the bids'],
    choose: 2,
    forecast: 'clicks +10% within 14 days at 70%',
  };
  const write = { method: 'POST', path: `${at}/decisions?${as_of}`, body: decision, session };
  const answer = await ask(desk, write);
  if (answer.status >= 300) throw new Error(`a decision: ${answer.text}`);
  return { finding: findings[0].id, import: imports[0].id, decision: JSON.parse(answer.text).id };
}

async function paint_all(browser, desk, session) {
  const known = await learn(desk, session);
  await first_paints(browser, desk, undefined, 'sign-in', '/sign-in');
  await first_paints(browser, desk, undefined, 'reset', '/reset#code=none');
  const pages = {
    today: 'today',
    finding: `findings/${known.finding}`,
    decide: `decide?finding=${known.finding}`,
    decisions: 'decisions',
    decision: `decisions/${known.decision}`,
    timeline: 'timeline',
    imports: 'imports',
    import: `imports/${known.import}`,
    charter: 'charter',
    report: 'report?month=2026-02',
    settings: 'settings',
  };
  for (const [name, path] of Object.entries(pages)) {
    const address = `/w/${session.workspace}/${path}${path.includes('?') ? '&' : '?'}${as_of}`;
    await first_paints(browser, desk, session, name, address);
  }
  await first_paints(browser, desk, session, 'me', '/me');
  await first_paints(browser, desk, session, 'desk', '/desk');
}

async function measure(browser) {
  let desk = await serve(regie, workspace_folder);
  const stop = () => desk.end();
  try {
    await first_paints(browser, desk, undefined, 'set-up', `/set-up#code=${desk.code}`);
    const session = await sign_in(desk);
    row('Today complete, first time ever', [await open_today(browser, desk, session)]);
    const starts = await times_of(runs, async () => {
      await desk.end();
      desk = await serve(regie, workspace_folder);
      return open_today(browser, desk, session);
    });
    row('Today complete, first after start', starts, today_ms);
    row('Today complete, again', await times_of(runs, () => open_today(browser, desk, session)), today_ms);

    const page = await fresh_page(browser, desk, session);
    await page.goto(`${desk.origin}/w/${session.workspace}/today?${as_of}`);
    await page.evaluate(() => bench.today);
    const first_load = await page.evaluate(() => bench.bytes());
    await on_today(page);
    await page.goto(`${desk.origin}/w/${session.workspace}/today?${as_of}`);
    await page.evaluate(() => bench.today);
    await on_findings(page);
    await page.goto(`${desk.origin}/w/${session.workspace}/timeline?${as_of}`);
    await on_timeline(page);
    await page.context().close();
    await paint_all(browser, desk, session);

    const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
    const first_most = kilobytes(first_load_bytes);
    console.log(`| files of the first load, gzipped | 1 | ${kilobytes(first_load)} | | ${first_most} |`);
    if (first_load >= first_load_bytes) over.push(`the first load: ${kilobytes(first_load)}`);
    const all = await all_bytes(desk);
    console.log(`| all files, gzipped | 1 | ${kilobytes(all)} | | ${kilobytes(all_files_bytes)} |`);
    if (all >= all_files_bytes) over.push(`all files: ${kilobytes(all)}`);
  } finally {
    await stop();
  }
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'], // Chromium refuses one as root; it sees this one desk only
});
try {
  console.log('| what | runs | median | slowest | should be under |');
  console.log('|---|---|---|---|---|');
  await measure(browser);
} finally {
  await browser.close();
}
for (const one of over) console.error(`over its bar: ${one}`);
