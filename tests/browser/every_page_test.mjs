// tests/browser/every_page_test.mjs - every page in Dutch and English, light and dark, on a phone and a wide screen.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  assert_accessible,
  assert_fits,
  assert_quiet,
  example_day,
  forget,
  open_desk,
  rail,
  settled,
  simulate,
} from './desk.mjs';

const w = '/w/lente-event';
const review_day = '2026-04-13';
const wide = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };
const contrast = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };
// The words of a forecast in one line (mono) are a notation of their own.
// Words that no Dutch sentence has; names of campaigns and metrics are data, and none of these.
const english =
  /\b(the|and|with|your|you|what|which|there|this|not|have|has|rows|days|since|fell|rose|than|its)\b/i;

/** A page as it stands keeps to the rules at both widths and in both themes; structure is the same in the dark. */
async function assert_good(page, about) {
  for (const [size, name] of [
    [wide, 'wide'],
    [phone, 'phone'],
  ]) {
    await page.setViewportSize(size);
    await settled(page);
    await assert_fits(page, `${about}, ${name}`);
    await page.emulateMedia({ colorScheme: 'light' });
    await assert_accessible(page, `${about}, ${name}, light`);
    await page.emulateMedia({ colorScheme: 'dark' });
    await assert_accessible(page, `${about}, ${name}, dark`, contrast);
  }
  await page.setViewportSize(wide);
}

async function assert_dutch(page, about) {
  const said = await page.evaluate(() => {
    const labels = [
      ...document.querySelectorAll('[aria-label], [placeholder]:not(.mono), [title]'),
    ].flatMap((one) => [
      one.getAttribute('aria-label'),
      one.getAttribute('placeholder'),
      one.getAttribute('title'),
    ]);
    return [document.title, ...document.body.innerText.split('\n'), ...labels.filter(Boolean)];
  });
  assert.deepEqual(
    said.filter((one) => english.test(one)),
    [],
    `English on ${about} in Dutch`,
  );
}

describe('Every page, in both languages and themes and on both widths', () => {
  let desk, page;
  const paths = {
    today: `${w}/today`,
    decisions: `${w}/decisions`,
    'an empty decision': `${w}/decide`,
    timeline: `${w}/timeline`,
    inbox: `${w}/inbox`,
    imports: `${w}/imports`,
    charter: `${w}/charter`,
    report: `${w}/report`,
    voice: `${w}/voice`,
    'what is planned': `${w}/voice?part=planned`,
    news: `${w}/voice?part=news`,
    'own texts': `${w}/voice?part=texts`,
    settings: `${w}/settings`,
    me: '/me',
    desk: '/desk',
    'a lost page': '/nowhere',
  };
  before(async () => {
    const files = simulate('covid_event', { seed: 4 });
    desk = await open_desk(
      { 'lente-event': { name: 'Lente-event', language: 'nl', bring: [files.exports] } },
      { language: 'nl' },
    );
    page = desk.page;
    const api = `/api/v1${w}`;
    const on_day = `as_of=${example_day}&language=nl`;
    const today = await (await page.request.get(`${api}/today?${on_day}`)).json();
    const [finding] = today.findings;
    const event = finding.candidates.find((one) => one.event)?.event;
    await desk.write('POST', `${api}/notes?${on_day}`, {
      text: 'drie klanten zegden hun reis af',
      from: '2026-03-11',
    });
    await desk.write('POST', `${api}/findings/${finding.id}/reasons?${on_day}`, {
      text: 'mensen stellen reizen uit',
      ...(event ? { event } : { kind: 'none_of_these' }),
    });
    await desk.write('POST', `${api}/plan?${on_day}`, {
      day: '2026-05-04',
      text: 'Feest in de tuin! Dans mee!',
      channel: 'LinkedIn',
      minute: 570,
    });
    await desk.write('POST', `${api}/news?${on_day}`, { text: 'Storm aan de kust', day: '2026-03-10' });
    await desk.write('POST', `${api}/voice/texts?${on_day}`, { text: 'Wij komen dinsdag.', title: 'Brief' });
    const decide = (days) =>
      desk.write('POST', `${api}/decisions?${on_day}`, {
        finding: finding.id,
        question: 'Hoe vullen we de zaal?',
        options: ['Niets doen', 'Online gaan'],
        choose: 2,
        forecast: `registrations +20%..+60% within ${days} days at 70%`,
        where: {},
      });
    const reviewed = await decide(28);
    await decide(56);
    await desk.write('POST', `${api}/decisions/${reviewed.id}/review?as_of=${review_day}&language=nl`, {
      answer: 'meer mensen kwamen online',
      thought: 'came_true',
    });
    const shares = await desk.write('POST', `${api}/shares?${on_day}`, {
      what: 'report',
      of: '2026-03',
      days: 7,
    });
    assert.ok(shares.path);
    const { imports } = await (await page.request.get(`${api}/imports?${on_day}`)).json();
    paths['a finding with a signed reason'] = `${w}/findings/${finding.id}`;
    paths['a finding with candidates'] = `${w}/findings/${today.findings.at(-1).id}`;
    paths['a decision about a finding'] = `${w}/decide?finding=${finding.id}`;
    paths['a decision that waits'] = `${w}/decisions/${(await decide(14)).id}`;
    paths['a reviewed decision'] = `${w}/decisions/${reviewed.id}`;
    paths['an import'] = `${w}/imports/${imports[0].id}`;
  });
  after(() => desk?.close());

  it('keep to WCAG 2.2 AA, fit the screen, stay quiet, and are wholly Dutch in Dutch', async (t) => {
    for (const [name, path] of Object.entries(paths)) {
      await t.test(name, async () => {
        forget(page);
        await page.setViewportSize(wide);
        const day = name === 'a reviewed decision' ? review_day : example_day;
        await page.goto(`${path}${path.includes('?') ? '&' : '?'}as_of=${day}`);
        await rail(page, 'language-nl').click();
        await settled(page);
        assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1, 'one first heading');
        await assert_dutch(page, name);
        await assert_good(page, `${name} in Dutch`);
        await rail(page, 'language-en').click();
        await settled(page);
        await assert_good(page, `${name} in English`);
        // The page of a decision asks where its metric is told, and is told where it is not.
        assert_quiet(page, { refused: name.includes('decision') ? [422] : [] });
      });
    }
  });

  it('so do the pages before signing in', async (t) => {
    const stranger = await desk.visitor({ language: 'nl' });
    for (const path of ['/sign-in', '/reset#code=abc']) {
      await t.test(path, async () => {
        await stranger.goto(path);
        await stranger.getByRole('heading', { level: 1 }).waitFor();
        await assert_dutch(stranger, path);
        await assert_good(stranger, `${path} in Dutch`);
        await stranger.getByTestId('other-language').click();
        await assert_good(stranger, `${path} in English`);
        await stranger.getByTestId('other-language').click();
        assert_quiet(stranger);
      });
    }
  });
});
