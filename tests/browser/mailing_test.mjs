// tests/browser/mailing_test.mjs - situation 8 in small: the desk dies in the middle of a mailing; nobody twice, nobody forgotten.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { assert_accessible, assert_fits, assert_quiet, open_desk, run, settled } from './desk.mjs';
import { mail_server, until, uses_server } from './letters.mjs';

const readers = Array.from({ length: 40 }, (_, at) => `reader${at}@club.example`);
const list = ['address,name', ...readers.map((one, at) => `${one},Reader ${at}`), 'nobody@club.example,No One', 'nowhere,Bad Line'].join('\n');

describe('A mailing while the desk dies', () => {
  let desk, page, server;
  before(async () => {
    server = await mail_server();
    if (!server) return;
    desk = await open_desk({ acme: { name: 'Acme' } });
    page = desk.page;
    await uses_server(desk, server);
    // At whatever hour this runs. The desk lets go of a workspace nobody uses.
    await page.goto('/me');
    await until(() => {
      try {
        return run('outbox', 'settings', '--quiet', 'none', '--sundays', 'no', '--by', 'maud', ...desk.where);
      } catch {
        return undefined;
      }
    });
  });
  after(async () => {
    await desk?.close();
    server?.close();
  });
  const counts = async () => (await (await desk.page.request.get('/api/v1/w/acme/mailings')).json()).mailings[0];

  it('is looked at before it is approved, with what was set aside and why', async (t) => {
    if (!server) return t.skip('aiosmtpd is not installed');
    await page.goto('/w/acme/inbox');
    await page.getByTestId('new-mailing').click();
    await page.getByTestId('mailing-subject').fill('The garden opens');
    await page.getByTestId('mailing-text').fill('Dear {{name}}, the garden opens in May. You are welcome.');
    await page.getByTestId('mailing-list').fill(list);
    await page.getByTestId('make-mailing').click();
    const told = await page.getByTestId('mailing').innerText();
    assert.match(told, /Together 42 of 42/);
    assert.match(told, /1 line was set aside/);
    await page.getByTestId('mailing').getByText('The first letter').click();
    assert.match(await page.getByTestId('mailing').innerText(), /Dear Reader 0, the garden opens/);
    await assert_accessible(page, 'a mailing');
    assert_quiet(page);
  });

  it('goes on where it was after the desk died in the middle', async (t) => {
    if (!server) return t.skip('aiosmtpd is not installed');
    await page.getByTestId('approve-mailing').click();
    await page.getByTestId('call-list').waitFor();
    assert.equal(server.taken().length, 0);
    await until(() => server.taken().length >= 5, { every_ms: 2 });
    await desk.dies();
    const taken = server.taken().length;
    assert.ok(taken < readers.length, `it died in the middle: ${taken} had left`);
    await desk.comes_back();
    page = desk.page;
    await until(async () => {
      const { counts: now } = await counts();
      return now.waiting + now.under_way === 0;
    });
    const { counts: now, together } = await counts();
    const sent = server.taken();
    assert.equal(new Set(sent).size, sent.length, 'nobody twice');
    assert.equal(together, now.list, 'the counts add up');
    assert.ok(now.in_doubt <= 1, 'one letter at most was under way');
    assert.equal(now.refused, 1);
    assert.equal(now.set_aside, 1);
    assert.equal(now.sent + now.in_doubt, readers.length, 'nobody forgotten');
    assert.ok(sent.length === now.sent || sent.length === now.sent + now.in_doubt);
    assert_quiet(page);
  });

  it('says whom to call, and takes a person’s word on what is in doubt', async (t) => {
    if (!server) return t.skip('aiosmtpd is not installed');
    await page.goto('/w/acme/inbox');
    const before = (await counts()).counts;
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByTestId('call-list').click()]);
    const csv = readFileSync(await file.path(), 'utf8').trim().split(/\r?\n/);
    assert.equal(csv.length, 1 + before.in_doubt + before.refused);
    assert.ok(csv.some((line) => line.startsWith('nobody@club.example')));
    if (before.in_doubt) {
      await page.locator('[data-state="in_doubt"]').getByTestId('settle-arrived').click();
      await page.locator('[data-state="in_doubt"]').waitFor({ state: 'detached' });
      assert.equal((await counts()).counts.sent, before.sent + 1);
    }
    await page.setViewportSize({ width: 390, height: 844 });
    await settled(page);
    await assert_fits(page, 'mailings on a phone');
    assert_quiet(page);
  });
});
