// tests/browser/keys_test.mjs - the desk by keyboard alone.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  assert_accessible,
  assert_quiet,
  example_day,
  open_desk,
  person,
  settled,
  simulate,
} from './desk.mjs';

describe('By keyboard alone', () => {
  let desk, page;
  const press = (...keys) =>
    keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-finding'));
  const is_on = (name) => page.waitForURL((url) => url.pathname === `/w/spring-summit/${name}`);
  before(async () => {
    desk = await open_desk({
      'spring-summit': { name: 'Spring Summit', bring: [simulate('covid_event', { seed: 12 }).exports] },
    });
    page = await desk.visitor();
  });
  after(() => desk?.close());

  it('a person signs in', async () => {
    await page.goto(`/w/spring-summit/today?as_of=${example_day}`);
    await page.getByTestId('name').focus();
    await page.keyboard.type(person.name);
    await press('Tab');
    await page.keyboard.type(person.password);
    await press('Enter');
    await page.getByTestId('card').first().waitFor();
    assert_quiet(page);
  });

  it('the first Tab offers to skip to the content', async () => {
    await page.reload();
    await page.getByTestId('card').first().waitFor();
    await press('Tab');
    assert.ok(
      await page
        .getByRole('link', { name: 'Skip to content' })
        .evaluate((one) => one === document.activeElement),
    );
    await press('Enter', 'Tab');
    assert.ok(await page.evaluate(() => document.activeElement.closest('main') !== null));
  });

  it('j and k walk the cards, e looks closer, and back is where one was', async () => {
    const ids = await page.getByTestId('card').evaluateAll((all) => all.map((one) => one.dataset.finding));
    await press('j');
    assert.equal(await focused(), ids[0]);
    await press('j');
    assert.equal(await focused(), ids[1]);
    await press('k');
    assert.equal(await focused(), ids[0]);
    await press('e');
    await is_on(`findings/${ids[0]}`);
    await page.goBack();
    await page.getByTestId('card').first().waitFor();
    assert_quiet(page);
  });

  it('? tells the keys in force, Escape ends that', async () => {
    await press('?');
    const keys = page.getByRole('dialog', { name: 'Keys' });
    await keys.waitFor();
    assert.match(await keys.innerText(), /j[^]*k[^]*e[^]*Ctrl/);
    await assert_accessible(page, 'the overview of keys');
    await press('Escape');
    await keys.waitFor({ state: 'hidden' });
  });

  it('Ctrl+K goes anywhere by a few letters, and gives the focus back when left', async () => {
    await press('Control+k');
    await page.getByTestId('palette-text').waitFor();
    await page.keyboard.type('time');
    await assert_accessible(page, 'the palette');
    await press('Enter');
    await is_on('timeline');
    await settled(page);
    await page.getByTestId('write').focus();
    await press('Control+k');
    await page.getByTestId('palette-text').waitFor();
    await press('Escape');
    await page.getByTestId('palette-text').waitFor({ state: 'detached' });
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('data-test')), 'write');
    assert_quiet(page);
  });

  it('g and a letter go to a page', async () => {
    for (const [key, name] of [
      ['d', 'decisions'],
      ['i', 'imports'],
      ['v', 'voice'],
      ['c', 'charter'],
      ['r', 'report'],
      ['t', 'today'],
    ]) {
      await press('g', key);
      await is_on(name);
      await settled(page);
    }
    assert_quiet(page);
  });

  it('a note is written with n, and keys that are typed do nothing else', async () => {
    await page.getByTestId('card').first().waitFor();
    await press('n');
    await page.getByTestId('note-text').waitFor();
    await page.keyboard.type('jk e? d');
    assert.equal(await page.getByTestId('note-text').inputValue(), 'jk e? d');
    await press('Enter');
    await page.getByTestId('notes').getByText('jk e? d').waitFor();
    await is_on('today');
    assert_quiet(page);
  });

  it('a day of the chart is chosen with the arrows', async () => {
    await press('j', 'e');
    await settled(page);
    await page.getByTestId('chart').locator('.plot').focus();
    await press('ArrowLeft', 'ArrowLeft', 'Enter');
    await page.getByTestId('note-text').waitFor();
    assert.match(await page.getByTestId('note-day').inputValue(), /^2026-03-1\d$/);
    await press('Escape');
    assert_quiet(page);
  });
});
