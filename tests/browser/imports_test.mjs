// tests/browser/imports_test.mjs - files brought to the desk: read, questioned, corrected, imported, and nothing lost.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { assert_accessible, assert_quiet, open_desk, settled } from './desk.mjs';

const days = Array.from({ length: 20 }, (_, at) => `2026-03-${String(at + 1).padStart(2, '0')}`);
const plain = [
  'Day,Campaign,Clicks,Aanraking',
  ...days.map((day, at) => `${day},Spring,${at + 10},${at + 3}`),
].join('\n');
const with_bad_row = [
  'Day,Campaign,Clicks',
  ...days.map((day, at) => `${day},Autumn,${at === 4 ? 'n/a?' : at + 10}`),
].join('\n');
const google = [
  '"Campaign report"',
  '"March 1, 2026 - March 3, 2026"',
  'Day,Campaign,Currency code,Clicks,Impr.,Cost',
  '2026-03-01,Summit,EUR,"1,204","20,000",373.24',
  '2026-03-02,Summit,EUR,900,"18,000",300.00',
  '2026-03-03,Summit,EUR,800,"17,000",250.50',
  'Total: Account, --,EUR,"2,904","55,000",923.74',
].join('\n');
// The first bytes of a photograph: whatever its name says, it is no table.
const photograph = Buffer.concat([
  Buffer.from('ffd8ffe000104a46494600010100000100010000ffdb0043', 'hex'),
  Buffer.from(Array.from({ length: 4000 }, (_, at) => (at * 7919 + 13) % 256)),
]);
const text_file = (name, text) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

describe('Imports', () => {
  let desk, page;
  before(async () => {
    desk = await open_desk({ acme: { name: 'Acme' } });
    page = desk.page;
    await page.goto('/w/acme/today');
    await settled(page);
  });
  after(() => desk?.close());

  const brought = (name) => page.getByTestId('brought').filter({ hasText: name });
  async function import_all() {
    await page.getByTestId('import').click();
    await page.getByTestId('job').getByRole('link', { name: 'See what moved' }).waitFor();
    return page.getByTestId('job').innerText();
  }

  it('An empty desk points to the next step', async () => {
    await page.getByTestId('to-imports').click();
    await page.getByTestId('drop').waitFor();
    assert_quiet(page);
  });

  it('A file dropped on the page is previewed, and nothing is imported yet', async () => {
    const carried = await page.evaluateHandle((text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], 'touches.csv', { type: 'text/csv' }));
      return transfer;
    }, plain);
    await page.getByTestId('drop').dispatchEvent('dragenter', { dataTransfer: carried });
    assert.match(await page.getByTestId('drop').innerText(), /let go|drop/i);
    await page.getByTestId('drop').dispatchEvent('drop', { dataTransfer: carried });
    await brought('touches.csv').getByTestId('counts').waitFor();
    assert.match(await brought('touches.csv').getByTestId('counts').innerText(), /20/);
    assert.match(await page.locator('main').innerText(), /Nothing is imported yet/);
    await assert_accessible(page, 'a file about to be imported');
    assert_quiet(page);
  });

  it('A column that was not understood can be said to be a measure', async () => {
    const column = brought('touches.csv').getByRole('row').filter({ hasText: 'Aanraking' });
    await column.getByTestId('override').selectOption('interactions');
    await brought('touches.csv').getByTestId('sums').getByText('interactions').waitFor();
    assert.match(await brought('touches.csv').getByTestId('sums').innerText(), /250/);
    assert_quiet(page);
  });

  it('Totals in a file are reconciled with the sum of its rows', async () => {
    await page.getByTestId('upload').setInputFiles(text_file('google.csv', google));
    const file = brought('google.csv');
    await file.getByTestId('counts').waitFor();
    assert.match(await file.innerText(), /Google Ads/);
    const sums = await file.getByTestId('sums').innerText();
    assert.match(sums, /2,904/);
    assert.match(sums, /923\.74/);
    assert.doesNotMatch(sums, /✗/);
    assert_quiet(page);
  });

  it('A row that cannot be read is listed by line, and leaves as a table', async () => {
    await page.getByTestId('upload').setInputFiles(text_file('autumn.csv', with_bad_row));
    const problems = brought('autumn.csv').getByTestId('problems');
    await problems.waitFor();
    assert.match(await problems.innerText(), /6[^]*n\/a\?/);
    const saving = page.waitForEvent('download');
    await problems.getByRole('button').first().click();
    const saved = readFileSync(await (await saving).path(), 'utf8');
    assert.match(saved, /^﻿?Line,/i);
    assert.match(saved, /6,[^\n]*n\/a\?/);
    assert_quiet(page);
  });

  it('A photograph named .csv is told as such, and the other files are imported all the same', async () => {
    await page
      .getByTestId('upload')
      .setInputFiles({ name: 'photo.csv', mimeType: 'text/csv', buffer: photograph });
    const file = brought('photo.csv');
    await file
      .getByText(/\[intake\.\w+\]|cannot|not a table/i)
      .first()
      .waitFor();
    const told = await import_all();
    assert.match(told, /Done|Imported/i);
    assert.match(told, /photo\.csv[^]*✗|1 file/);
    await assert_accessible(page, 'imports that are done');
    const earlier = page.getByTestId('imports');
    for (const name of ['touches.csv', 'google.csv', 'autumn.csv'])
      await earlier.getByRole('link', { name }).waitFor();
    assert.equal(await earlier.getByRole('link', { name: 'photo.csv' }).count(), 0);
    assert_quiet(page, { refused: [422] });
  });

  it('How a file was read can be looked up later, with its problems', async () => {
    await page.getByTestId('imports').getByRole('link', { name: 'autumn.csv' }).click();
    await page.getByTestId('reading').waitFor();
    assert.match(await page.getByTestId('reading').innerText(), /19/);
    const saving = page.waitForEvent('download');
    await page.getByTestId('problems').getByRole('link').first().click();
    assert.match(readFileSync(await (await saving).path(), 'utf8'), /n\/a\?/);
    assert_quiet(page);
  });

  it('A large file shows how far it is, and can be stopped', async () => {
    const rows = [];
    for (let campaign = 0; campaign < 2000; campaign++)
      for (let at = 0; at < 365; at++) {
        const day = new Date(Date.UTC(2025, 2, 1 + at)).toISOString().slice(0, 10);
        rows.push(`${day},Campaign ${campaign},${(at * campaign) % 97},${at + campaign}`);
      }
    await page.goto('/w/acme/imports');
    await page
      .getByTestId('upload')
      .setInputFiles(text_file('large.csv', `Day,Campaign,Clicks,Impressions\n${rows.join('\n')}`));
    await brought('large.csv').getByTestId('counts').waitFor({ timeout: 60_000 });
    await page.getByTestId('import').click();
    const job = page.getByTestId('job');
    await job.getByRole('progressbar').waitFor();
    await job.getByTestId('cancel').click();
    await job.getByRole('link', { name: 'See what moved' }).waitFor({ timeout: 60_000 });
    assert_quiet(page);
  });

  it('The same file twice changes nothing', async () => {
    await page.goto('/w/acme/imports');
    await page.getByTestId('upload').setInputFiles(text_file('google.csv', google));
    await brought('google.csv').getByTestId('counts').waitFor();
    assert.match(await import_all(), /was imported before and changes nothing/);
    assert_quiet(page);
  });
});
