// tests/browser/solo_agency_test.mjs - situation 1: several clients on one desk, and nothing of one in another.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { assert_accessible, assert_quiet, example_day, open_desk, settled, simulate } from './desk.mjs';

const on_day = `as_of=${example_day}`;

describe('A solo agency on Monday', () => {
  let desk, page, finding;
  before(async () => {
    desk = await open_desk({
      'spring-summit': { name: 'Spring Summit', bring: [simulate('covid_event', { seed: 12 }).exports] },
      'quiet-office': { name: 'Quiet Office', bring: [simulate('nothing', { seed: 5 }).exports] },
      'shoe-shop': { name: 'Shoe Shop', bring: [simulate('stopped_campaign', { seed: 4 }).exports] },
    });
    page = desk.page;
  });
  after(() => desk?.close());

  it('sees on one page which clients moved, most at stake first', async () => {
    await page.goto(`/?${on_day}`);
    await settled(page);
    const clients = page.getByTestId('client');
    assert.equal(await clients.count(), 3);
    const told = await clients.allInnerTexts();
    assert.match(
      told.find((one) => one.includes('Spring Summit')),
      /Click-through rate for Google Ads fell 26%/,
    );
    assert.match(told.at(-1), /Quiet Office[^]*Moved\s+0/);
    await assert_accessible(page, 'the list of clients');
    assert_quiet(page);
  });

  it('opens a client with one click and the next with the switcher', async () => {
    await page.getByRole('link', { name: 'Spring Summit' }).click();
    await page.getByTestId('card').first().waitFor();
    finding = await page.getByTestId('card').first().getAttribute('data-finding');
    await page.getByLabel('Workspace').selectOption({ label: 'Shoe Shop' });
    await page.waitForURL(/\/w\/shoe-shop\/today\?as_of=/);
    await settled(page);
    assert.match(await page.getByTestId('card').first().innerText(), /fell \d+%/);
    assert_quiet(page);
  });

  it('finds nothing of one client in another', async () => {
    for (const path of ['today', 'timeline', 'imports', `report?month=${example_day.slice(0, 7)}`]) {
      await page.goto(`/w/shoe-shop/${path}${path.includes('?') ? '&' : '?'}${on_day}`);
      await settled(page);
      const said = await page.locator('main').innerText();
      assert.doesNotMatch(said, /Spring Summit|Quiet Office|Covid/, path);
    }
    assert_quiet(page);
    await page.goto(`/w/shoe-shop/findings/${finding}?${on_day}`);
    await page.getByTestId('trouble').waitFor();
    assert_quiet(page, { refused: [404] });
  });

  it('gives a colleague the one client she works for, and no other', async () => {
    const colleague = await desk.colleague('shoe-shop', {
      name: 'noor',
      password: 'seven swans a-swimming',
      role: 'marketer',
    });
    assert_quiet(page);
    await colleague.waitForURL(/\/w\/shoe-shop\/today/);
    await settled(colleague);
    assert.equal(await colleague.getByTestId('workspace').count(), 0);
    assert_quiet(colleague);
    await colleague.goto('/w/spring-summit/today');
    await colleague.getByRole('heading', { name: 'You have no access to this workspace' }).waitFor();
    const refused = await colleague.request.get('/api/v1/w/spring-summit/today');
    assert.ok([403, 404].includes(refused.status()), `${refused.status()}`);
    assert.doesNotMatch(await refused.text(), /Summit/);
    assert_quiet(colleague);
  });
});
