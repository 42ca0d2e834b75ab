// tests/browser/account_director_test.mjs - situation 7: a month looked back on, printed and shared.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  assert_accessible,
  assert_fits,
  assert_quiet,
  example_day,
  open_desk,
  settled,
  simulate,
} from './desk.mjs';

const month = example_day.slice(0, 7);

describe('An account director', () => {
  let desk, page, link, guest;
  before(async () => {
    desk = await open_desk({
      'spring-summit': { name: 'Spring Summit', bring: [simulate('covid_event', { seed: 12 }).exports] },
    });
    page = desk.page;
  });
  after(() => desk?.close());

  it('reads a month back, and chooses another', async () => {
    await page.goto(`/w/spring-summit/report?as_of=${example_day}`);
    await settled(page);
    const report = page.getByTestId('report');
    assert.match(await report.innerText(), /Spring Summit · 1 to 31 March 2026/);
    assert.match(await report.innerText(), /Click-through rate for Google Ads fell 26%/);
    await page.getByTestId('month').selectOption('2026-01');
    await report.getByText('Spring Summit · 1 to 31 January 2026').waitFor();
    await page.getByTestId('month').selectOption(month);
    await report.getByText('Spring Summit · 1 to 31 March 2026').waitFor();
    assert_quiet(page);
  });

  it('prints it without rail, buttons and links', async () => {
    await page.emulateMedia({ media: 'print' });
    assert.ok(await page.getByTestId('report').isVisible());
    for (const name of ['print', 'share', 'month', 'shares', 'palette'])
      assert.equal(await page.getByTestId(name).isVisible(), false, `${name} is printed`);
    await page.emulateMedia({ media: 'screen' });
    assert_quiet(page);
  });

  it('shares it by a link that is told once', async () => {
    await page.getByTestId('share').click();
    await page.getByTestId('make-share').click();
    const told = page.getByTestId('told-once').first();
    await told.waitFor();
    link = /http:\/\/127\S+/.exec(await told.inputValue())[0];
    await page.keyboard.press('Escape');
    assert.match(await page.getByTestId('shares').innerText(), /March 2026/);
    assert.equal((await page.content()).includes(link), false);
    assert_quiet(page);
  });

  it('lets a client read along without signing in, and go nowhere else', async () => {
    guest = await desk.visitor({ width: 390, height: 800 });
    await guest.goto(link);
    assert.match(await guest.locator('body').innerText(), /Click-through rate for Google Ads fell 26%/);
    await assert_accessible(guest, 'a shared report');
    await assert_fits(guest, 'a shared report');
    assert_quiet(guest);
    assert.equal((await guest.request.get('/api/v1/w/spring-summit/today')).status(), 401);
  });

  it('ends the link, and it shows nothing any more', async () => {
    await page.getByTestId('end-share').click();
    await page.getByText('No links are open.').waitFor();
    const answer = await guest.goto(link);
    assert.ok([404, 410].includes(answer.status()), `${answer.status()}`);
    assert.doesNotMatch(await guest.locator('body').innerText(), /Click-through/);
    assert_quiet(page);
    assert_quiet(guest, { refused: [404, 410] });
  });
});
