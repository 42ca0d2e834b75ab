// tests/browser/machine_builder_test.mjs - situation 3: fourteen leads a month are too few to tell.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  assert_accessible,
  assert_quiet,
  example_day,
  open_desk,
  rail,
  settled,
  simulate,
} from './desk.mjs';

describe('A machine builder with fourteen leads a month', () => {
  let desk, page;
  before(async () => {
    desk = await open_desk({
      'machine-builder': { name: 'Machine Builder', bring: [simulate('few_leads', { seed: 3 }).exports] },
    });
    page = desk.page;
  });
  after(() => desk?.close());

  it('is told that leads are too few to tell, and what would have to happen first', async () => {
    await page.goto(`/w/machine-builder/today?as_of=${example_day}`);
    await settled(page);
    assert.equal(await page.getByTestId('card').count(), 0);
    const few = page.getByTestId('too-few');
    assert.match(await few.innerText(), /too few to tell/);
    await few.click();
    const leads = page.getByRole('listitem').filter({ hasText: /^Leads: \d+ in the last 28 days/ });
    assert.match(await leads.innerText(), /It would take .* or \d+ more weeks of data\./);
    await assert_accessible(page, 'too few to tell');
    assert_quiet(page);
  });

  it('still sees every day of them on the timeline', async () => {
    await rail(page, 'go-timeline').click();
    await page.getByTestId('metrics').waitFor();
    await settled(page);
    const metrics = page.getByTestId('metrics');
    assert.match(await metrics.innerText(), /Leads/);
    assert.ok((await page.getByTestId('chart').count()) > 0);
    assert_quiet(page);
  });
});
