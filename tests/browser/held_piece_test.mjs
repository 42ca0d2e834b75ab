// tests/browser/held_piece_test.mjs - a cheerful post on a day of mourning waits, until a person says a word and why.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { assert_accessible, assert_fits, assert_quiet, counting, forget, open_desk, rail, settled } from './desk.mjs';

const w = '/w/acme';
const plan = [
  'day,time,channel,text',
  '2027-05-04,09:30,LinkedIn,Feest in de tuin! Dans mee en win een taart!',
  '2027-05-06,12:00,Instagram,Zaterdag is de winkel open.',
  'soon,12:00,Instagram,Tot dan.',
  '2027-05-07,12:00,Instagram,',
].join('\n');
const text_file = (name, text) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

describe('A planned post that does not fit its day', () => {
  let desk, page;
  before(async () => {
    desk = await open_desk({ acme: { name: 'Acme' } });
    page = desk.page;
  });
  after(() => desk?.close());

  const piece = (text) => page.getByTestId('piece').filter({ hasText: text });
  const state = (text) => piece(text).getAttribute('data-state');

  it('an empty plan teaches what a file looks like', async () => {
    await page.goto(`${w}/voice?part=planned`);
    await settled(page);
    assert.match(await page.getByTestId('plan').innerText(), /Nothing is planned[^]*day,time,channel,text/);
    await assert_accessible(page, 'an empty plan');
  });

  it('a file is read; rows that cannot be are listed with line, column and value', async () => {
    await page.getByTestId('upload').setInputFiles(text_file('plan.csv', plan));
    await page.getByTestId('read').waitFor();
    assert.match(await page.getByTestId('read').innerText(), /plan\.csv: 4 read, 2 new, 0 there already, 2 set aside/);
    const rows = await page.getByTestId('problems').locator('tbody tr').allInnerTexts();
    assert.match(rows[0], /4\s+day\s+soon\s+This is no day that can be read\. \[plan\.no_day\]/);
    assert.match(rows[1], /5\s+text\s+This row has no text\. \[plan\.no_text\]/);
    await assert_accessible(page, 'a plan with rows set aside');
    assert_quiet(page);
  });

  it('a file that is no plan is told as such, and nothing changes', async () => {
    await page.getByTestId('upload').setInputFiles(text_file('clicks.csv', 'clicks,cost\n1,2\n'));
    await page.getByText('[plan.no_columns]').waitFor();
    assert.equal(await page.getByTestId('piece').count(), 2);
    assert_quiet(page, { refused: [400, 409, 422] });
  });

  it('the cheerful one waits for a person, first, with what stands against it', async () => {
    assert.equal(await page.getByTestId('piece').first().getAttribute('data-state'), 'held');
    assert.equal(await state('Feest in de tuin'), 'held');
    assert.equal(await state('Zaterdag is de winkel open'), 'fine');
    assert.match(await piece('Feest in de tuin').innerText(), /does not fit commemoration \(“Dodenherdenking”\)/);
  });

  it('Today says that it waits, and leads there', async () => {
    await rail(page, 'go-today').click();
    const waiting = page.getByTestId('waiting-pieces');
    await waiting.waitFor();
    assert.match(await waiting.innerText(), /1 planned post may not fit its moment[^]*4 May 2027[^]*Feest in de tuin/);
    await assert_accessible(page, 'Today with a piece that waits');
    await page.getByTestId('to-plan').click();
    await piece('Feest in de tuin').waitFor();
  });

  it('is not let go without a reason', async () => {
    await piece('Feest in de tuin').getByTestId('let-go').click();
    await piece('Feest in de tuin').getByRole('alert').waitFor();
    assert.equal(await state('Feest in de tuin'), 'held');
  });

  it('goes with one press and a reason, which still stands there after a reload', async () => {
    const person = counting(page);
    await person.type(piece('Feest in de tuin').getByTestId('why'), 'the 4th is only when it is planned');
    await person.click(piece('Feest in de tuin').getByTestId('let-go'));
    await piece('Feest in de tuin').getByTestId('ruling').waitFor();
    assert.deepEqual(person.counted, { clicks: 1, fields: 1 });
    await page.reload();
    await settled(page);
    assert.equal(await state('Feest in de tuin'), 'let_go');
    assert.match(
      await piece('Feest in de tuin').getByTestId('ruling').innerText(),
      /maud let this go: the 4th is only when it is planned/,
    );
    await rail(page, 'go-today').click();
    await settled(page);
    assert.equal(await page.getByTestId('waiting-pieces').count(), 0);
    assert_quiet(page);
  });

  it('the word can be changed: it is stopped', async () => {
    await page.goto(`${w}/voice?part=planned`);
    await piece('Feest in de tuin').getByTestId('rule').click();
    await piece('Feest in de tuin').getByTestId('stop').click();
    await piece('Feest in de tuin').getByText('maud stopped this').waitFor();
    assert.equal(await state('Feest in de tuin'), 'stopped');
  });

  it('a removed piece comes back with what was said of it', async () => {
    await piece('Feest in de tuin').getByTestId('remove').click();
    await piece('Feest in de tuin').waitFor({ state: 'detached' });
    await page.getByTestId('undo').last().click();
    await piece('Feest in de tuin').waitFor();
    assert.equal(await state('Feest in de tuin'), 'stopped');
    assert.match(await piece('Feest in de tuin').innerText(), /09:30[^]*LinkedIn[^]*plan\.csv/);
    assert_quiet(page);
  });

  it('a typed piece is held the moment news comes that it does not fit', async () => {
    await page.getByTestId('add-piece').click();
    await page.getByTestId('piece-text').fill('Dive in! Splash party on Saturday!');
    await page.getByTestId('piece-day').fill('2027-06-12');
    await page.getByTestId('plan-it').click();
    await piece('Dive in!').waitFor();
    assert.equal(await state('Dive in!'), 'fine');
    await page.getByTestId('part-news').click();
    await page.getByTestId('news-text').fill('Flood in Limburg: ten dead');
    await page.getByTestId('news-day').fill('2027-06-11');
    await page.getByTestId('add-news').click();
    await page.getByTestId('remove-news').waitFor();
    await page.getByTestId('part-planned').click();
    await piece('Dive in!').waitFor();
    assert.equal(await state('Dive in!'), 'held');
    assert.match(await piece('Dive in!').innerText(), /“Flood in Limburg: ten dead”/);
  });

  it('news comes from a feed, and a line goes and comes back', async () => {
    await page.getByTestId('part-news').click();
    const feed =
      '<?xml version="1.0"?><rss version="2.0"><channel><title>N</title><item><title>Storm on the coast</title>' +
      '<pubDate>Tue, 08 Jun 2027 09:00:00 +0000</pubDate></item></channel></rss>';
    await page.getByTestId('upload').setInputFiles({ name: 'n.rss', mimeType: 'text/xml', buffer: Buffer.from(feed) });
    await page.getByTestId('read').getByText('n.rss: 1 read, 1 new', { exact: false }).waitFor();
    const line = page.getByTestId('news').getByRole('listitem').filter({ hasText: 'Storm on the coast' });
    await line.getByTestId('remove-news').click();
    await line.waitFor({ state: 'detached' });
    await page.getByTestId('undo').last().click();
    await line.waitFor();
    await assert_fits(page);
    await assert_accessible(page, 'news');
    assert_quiet(page);
  });

  it('who may only read sees the plan, without a word to say', async () => {
    const vic = await desk.colleague('acme', { name: 'vic', password: 'seven swans a-swimming', role: 'viewer' });
    await vic.goto(`${w}/voice`);
    await vic.getByTestId('piece').first().waitFor();
    for (const name of ['let-go', 'stop', 'rule', 'remove', 'upload', 'part-draft'])
      assert.equal(await vic.getByTestId(name).count(), 0, name);
    assert.match(await vic.locator('main').innerText(), /You may read here/);
    await assert_accessible(vic, 'a plan for a viewer');
    forget(page);
    assert_quiet(vic);
  });
});
