// tests/browser/accounts_test.mjs - who comes in, who does not, and who may sign.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { assert_quiet, example_day, open_desk, person, rail, settled, simulate } from './desk.mjs';

const on_day = `as_of=${example_day}`;
const new_password = 'eight maids a-milking';

describe('Accounts', () => {
  let desk, page;
  before(async () => {
    desk = await open_desk({
      'spring-summit': { name: 'Spring Summit', bring: [simulate('covid_event', { seed: 12 }).exports] },
    });
    page = desk.page;
  });
  after(() => desk?.close());

  it('The first person is named in full where she signs', async () => {
    await page.goto('/me');
    await settled(page);
    assert.match(await page.locator('main').innerText(), /Signed in as Maud de Wit \(maud\)/);
    assert_quiet(page);
  });

  it('Signing out ends the session, and the page asks who it is', async () => {
    await page.goto(`/w/spring-summit/today?${on_day}`);
    await rail(page, 'sign-out').click();
    await page.waitForURL(/\/sign-in/);
    assert_quiet(page);
    await page.goto(`/w/spring-summit/today?${on_day}`);
    await page.waitForURL(/\/sign-in\?next=/);
    assert.equal((await page.request.get('/api/v1/w/spring-summit/today')).status(), 401);
    assert_quiet(page);
  });

  it('A wrong password is said plainly, without saying whether the name exists', async () => {
    await desk.sign_in(page, { name: person.name, password: 'not this one' });
    await page.getByTestId('trouble').waitFor();
    const wrong_password = await page.getByTestId('trouble').innerText();
    assert.match(wrong_password, /Name, password or code is not right\./);
    await page.reload();
    await desk.sign_in(page, { name: 'nobody', password: 'not this one' });
    await page.getByTestId('trouble').waitFor();
    assert.equal(await page.getByTestId('trouble').innerText(), wrong_password);
    assert_quiet(page, { refused: [401] });
  });

  it('Signing in leads to the page that was asked for', async () => {
    await desk.sign_in(page, person);
    await page.waitForURL(`/w/spring-summit/today?${on_day}`);
    await page.getByTestId('card').first().waitFor();
    assert_quiet(page);
  });

  it('A changed password ends every other session, and this one goes on', async () => {
    const elsewhere = await desk.visitor();
    await elsewhere.goto('/sign-in');
    await desk.sign_in(elsewhere, person);
    await elsewhere.waitForURL(/\/today/);
    await settled(elsewhere);
    assert_quiet(elsewhere);

    await page.goto('/me');
    await page.getByTestId('old-password').fill(person.password);
    await page.getByTestId('new-password').fill(new_password);
    await page.getByTestId('change-password').click();
    await page.getByText('your other sessions ended').waitFor();
    await rail(page, 'go-today').click();
    await page.waitForURL(/\/today/);
    await settled(page);
    assert_quiet(page);

    await rail(elsewhere, 'go-decisions').click();
    await elsewhere.waitForURL(/\/sign-in/);
    await desk.sign_in(elsewhere, person);
    await elsewhere.getByTestId('trouble').waitFor();
    await desk.sign_in(elsewhere, { name: person.name, password: new_password });
    await elsewhere.waitForURL(/\/decisions/);
    assert_quiet(elsewhere, { refused: [401] });
  });

  it('A session elsewhere is seen and ended with the password, and the address changes with it', async () => {
    const elsewhere = await desk.visitor();
    await elsewhere.goto('/sign-in');
    await desk.sign_in(elsewhere, { name: person.name, password: new_password });
    await elsewhere.waitForURL(/\/today/);
    await settled(elsewhere);

    await page.goto('/me');
    await settled(page);
    assert.ok((await page.getByTestId('sessions').getByRole('listitem').count()) >= 2);
    while ((await page.getByTestId('end-session').count()) > 0) {
      const before = await page.getByTestId('end-session').count();
      await page.getByTestId('session-password').fill(new_password);
      await page.getByTestId('end-session').first().click();
      await page.waitForFunction(
        (most) => document.querySelectorAll('[data-test="end-session"]').length < most,
        before,
      );
    }
    await rail(elsewhere, 'go-decisions').click();
    await elsewhere.waitForURL(/\/sign-in/);
    assert_quiet(elsewhere, { refused: [401] });

    await page.getByTestId('email').fill('maud@acme.example');
    await page.getByTestId('mail-password').fill('not the password');
    await page.getByTestId('save').click();
    await page.getByTestId('trouble').waitFor();
    await page.getByTestId('mail-password').fill(new_password);
    await page.getByTestId('save').click();
    await page.getByText('Saved').waitFor();
    assert_quiet(page, { refused: [401] });
  });

  it('A viewer reads everything and is offered nothing to sign', async () => {
    const viewer = await desk.colleague('spring-summit', {
      name: 'ivo',
      password: 'nine ladies dancing',
      role: 'viewer',
    });
    await viewer.goto(`/w/spring-summit/today?${on_day}`);
    await viewer.getByTestId('card').first().waitFor();
    for (const name of ['sign-from-card', 'decide', 'snooze', 'not-worth', 'add-note'])
      assert.equal(await viewer.getByTestId(name).count(), 0, `${name} on Today`);
    await viewer.getByTestId('explain').first().click();
    await viewer.getByTestId('candidate').first().waitFor();
    for (const name of ['to-signing', 'propose', 'write-own', 'something-else', 'decide'])
      assert.equal(await viewer.getByTestId(name).count(), 0, `${name} on a finding`);
    const finding = new URL(viewer.url()).pathname.split('/').at(-1);
    for (const [path, names] of [
      ['imports', ['drop', 'upload']],
      ['decisions', ['decide']],
      ['timeline', ['write', 'remove']],
      ['report', ['share']],
      ['settings', ['add-person', 'save-settings', 'add-webhook']],
      ['charter', ['trials']],
    ]) {
      await viewer.goto(`/w/spring-summit/${path}?${on_day}`);
      await settled(viewer);
      for (const name of names)
        assert.equal(await viewer.getByTestId(name).count(), 0, `${name} on ${path}`);
    }
    assert_quiet(viewer);
    const { token } = await (await viewer.request.get('/api/v1/me')).json();
    const refused = await viewer.request.post(
      `/api/v1/w/spring-summit/findings/${finding}/reasons?${on_day}`,
      {
        data: { text: 'I would sign this' },
        headers: { 'X-Regie-Token': token, 'Idempotency-Key': 'a-viewer-tries' },
      },
    );
    assert.equal(refused.status(), 403);
  });
});
