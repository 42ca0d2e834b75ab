// tests/browser/search_specialist_test.mjs - situation 6: spend moved and nobody did it.
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

describe('A search-ads specialist whose spend moved', () => {
  let desk, page;
  before(async () => {
    desk = await open_desk({
      academy: { name: 'Academy', bring: [simulate('automation', { seed: 2 }).exports] },
    });
    page = desk.page;
  });
  after(() => desk?.close());

  it('sees which moves the platform’s own automation made, and with how much money', async () => {
    await page.goto(`/w/academy/today?as_of=${example_day}`);
    await settled(page);
    const machines = page.getByTestId('machines');
    await machines.getByRole('heading', { name: 'The machines did' }).waitFor();
    const moves = await machines.getByRole('listitem').allInnerTexts();
    assert.equal(moves.length, 2);
    for (const move of moves) {
      assert.match(move, /Google Ads \(auto-applied\), Budget changed from €\d+/);
      assert.match(move, /\(\d+ → \d+\)/);
    }
    assert_quiet(page);
  });

  it('finds that move among the candidates, with what speaks for and against it', async () => {
    await page.getByTestId('explain').first().click();
    await settled(page);
    const candidate = page.getByTestId('candidate').first();
    assert.match(await candidate.innerText(), /change by the platform: Budget changed from €309/i);
    assert.match(await candidate.innerText(), /For[^]*Against/i);
    assert.equal(await page.getByTestId('none-of-these').count(), 1);
    await assert_accessible(page, 'a finding with candidates');
    assert_quiet(page);
  });

  it('opens the rows behind it: file, line and import', async () => {
    await page.getByTestId('show-rows').click();
    const rows = page.getByTestId('rows');
    await rows.waitFor();
    assert.match(await rows.innerText(), /campa[^]*\.csv\s+\d+/);
    await assert_accessible(page, 'the rows behind a finding');
    await page.keyboard.press('Escape');
    await rows.waitFor({ state: 'detached' });
    await page.getByTestId('table-twin').click();
    assert.ok((await page.getByTestId('chart').getByRole('row').count()) > 30);
    await assert_accessible(page, 'a chart as a table');
    assert_quiet(page);
  });

  it('sees the same moves dated on the timeline', async () => {
    await rail(page, 'go-timeline').click();
    await page.getByTestId('dated').first().waitFor();
    await settled(page);
    assert.match(await page.locator('main').innerText(), /Google Ads \(auto-applied\), Budget changed/);
    assert_quiet(page);
  });
});
