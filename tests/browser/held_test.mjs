// tests/browser/held_test.mjs - a restored workspace says on every page that nothing leaves it, until an owner releases it.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { assert_accessible, assert_quiet, open_desk, rail, settled } from './desk.mjs';

describe('A workspace that holds what would leave it', () => {
  let desk, page;
  before(async () => {
    desk = await open_desk({ acme: { name: 'Acme', restored: true } });
    page = desk.page;
  });
  after(() => desk?.close());

  it('says so on every page, with why', async () => {
    for (const where of ['today', 'decisions', 'settings']) {
      await page.goto(`/w/acme/${where}`);
      await settled(page);
      assert.match(await page.getByTestId('held').innerText(), /Nothing leaves this workspace: restored from a backup/);
    }
    await assert_accessible(page, 'held');
    assert_quiet(page);
  });

  it('is released by its owner, who says why, and is silent no more', async () => {
    await page.getByTestId('release').click();
    await page.getByTestId('release-why').fill('the old machine is off');
    await page.getByTestId('release-now').click();
    await page.getByTestId('held').waitFor({ state: 'detached' });
    await page.reload();
    await settled(page);
    assert.equal(await page.getByTestId('held').count(), 0);
    assert_quiet(page);
  });

  it('can be held again from the settings, at once', async () => {
    await rail(page, 'go-settings').click();
    await page.getByTestId('hold-why').fill('wrong figures');
    await page.getByTestId('hold-now').click();
    assert.match(await page.getByTestId('held').innerText(), /wrong figures.*Held by maud/s);
    assert_quiet(page);
  });
});
