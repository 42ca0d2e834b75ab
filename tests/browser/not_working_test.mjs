// tests/browser/not_working_test.mjs - a desk whose mail server is down and one of whose workspaces cannot be opened says so.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import {
  assert_accessible,
  assert_fits,
  assert_quiet,
  open_desk,
  settled,
  simulate,
} from './desk.mjs';

const phone = { width: 390, height: 844 };
const wide = { width: 1440, height: 900 };

describe('A desk in which not everything works', () => {
  let desk, page;
  before(async () => {
    const files = simulate('covid_event', { seed: 4 });
    desk = await open_desk(
      {
        'lente-event': { name: 'Lente-event', language: 'en', bring: [files.exports] },
        'old-client': { name: 'Old client', language: 'en', spoil: true },
      },
      { language: 'en' },
    );
    page = desk.page;
    // A port of this machine at which nobody listens.
    await desk.write('PUT', '/api/v1/mail', {
      host: '127.0.0.1',
      port: 9,
      security: 'none',
      user: '',
      password: '',
      sender: 'desk@acme.example',
    });
    const { token } = await (await page.request.get('/api/v1/me')).json();
    const answer = await page.request.post('/api/v1/mail/test', {
      headers: { 'X-Regie-Token': token, 'Idempotency-Key': 'one' },
      data: { to: 'maud@acme.example' },
    });
    assert.equal(answer.ok(), false, 'nobody takes that letter');
  });

  it('goes on for the workspace that is whole', async () => {
    await page.goto('/w/lente-event/today?as_of=2026-03-16');
    await page.getByTestId('card').first().waitFor();
  });

  it('says on every page what does not work, since when and what to do, in the reader’s words', async () => {
    for (const path of ['/w/lente-event/today', '/w/lente-event/imports', '/w/lente-event/charter', '/me', '/desk', '/']) {
      await page.goto(path);
      await settled(page);
      const told = await page.getByTestId('not-working').innerText();
      assert.match(told, /Mail does not leave: the mail server does not answer\./, path);
      assert.match(told, /old-client cannot be opened\./, path);
      assert.match(told, /Since \d{1,2} \w+ \d{4}/, path);
      assert.match(told, /Letters wait and go when it answers\./, path);
      assert.doesNotMatch(told, /sqlite|errno|\/tmp/i, path);
    }
  });

  it('stays readable in both themes, on a phone, without hiding the page', async () => {
    await page.goto('/w/lente-event/today');
    for (const size of [wide, phone]) {
      await page.setViewportSize(size);
      await settled(page);
      await assert_fits(page, `what does not work, ${size.width}`);
      for (const scheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme: scheme });
        await assert_accessible(page, `what does not work, ${size.width}, ${scheme}`);
      }
      const box = await page.getByTestId('not-working').boundingBox();
      assert.ok(box.height < size.height / 3, `${box.height} of ${size.height} points`);
    }
    await page.setViewportSize(wide);
  });

  it('speaks the language of its reader', async () => {
    await page.evaluate(() => fetch('/api/v1/me'));
    await desk.write('PUT', '/api/v1/me', { language: 'nl' });
    await page.goto('/w/lente-event/today');
    await settled(page);
    const told = await page.getByTestId('not-working').innerText();
    assert.match(told, /Mail gaat niet weg: de mailserver antwoordt niet\./);
    assert.match(told, /Sinds /);
    await desk.write('PUT', '/api/v1/me', { language: 'en' });
  });

  it('is silent again once mail is switched off', async () => {
    await desk.write('PUT', '/api/v1/mail', {
      host: '',
      port: 587,
      security: 'starttls',
      user: '',
      password: '',
      sender: '',
    });
    await page.goto('/w/lente-event/today');
    await settled(page);
    assert.doesNotMatch(await page.getByTestId('not-working').innerText(), /Mail/);
    await assert_quiet(page);
  });
});
