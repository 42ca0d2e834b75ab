// tests/browser/event_marketer_test.mjs - situation 2: from an announcement to the grade of a decision, in a browser.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import {
  assert_accessible,
  assert_quiet,
  counting,
  example_day,
  open_desk,
  settled,
  simulate,
} from './desk.mjs';

const review_day = '2026-04-13';
const announcement = 'Government announces rising Covid cases';

describe('An event marketer', () => {
  let desk, page, later, today;
  before(async () => {
    const files = simulate('covid_event', { seed: 12, more: ['--weeks-after', '4', '--lift', '60'] });
    later = files.later;
    desk = await open_desk({ 'spring-summit': { name: 'Spring Summit', bring: [files.exports] } });
    page = desk.page;
    today = `/w/spring-summit/today?as_of=${example_day}`;
  });
  after(() => desk.close());

  it('sees what moved with no click', async () => {
    await page.goto(today);
    const card = page.getByTestId('card').first();
    await card.waitFor();
    assert.match(await card.innerText(), /fell \d+%.*since Wednesday 11 March/s);
    assert_quiet(page);
  });

  it('places a note on a day of the chart with two clicks and its words', async () => {
    await page.getByTestId('explain').first().click();
    await settled(page);
    const hand = counting(page);
    await hand.click(page.locator('.u-over'), { position: { x: 300, y: 80 } });
    await hand.type('note-text', 'three prospects cancelled their travel');
    await hand.click('save-note');
    await page.getByText('Note saved').waitFor();
    assert.deepEqual(hand.counted, { clicks: 2, fields: 1 });
    assert_quiet(page);
  });

  it('signs the reason with the proposed footprint in four clicks from Today, its verdict shown', async () => {
    await page.goto(today);
    const hand = counting(page);
    await hand.click(page.getByTestId('sign-from-card').first());
    const candidate = page.getByTestId('candidate').filter({ hasText: announcement });
    await hand.click(candidate.getByTestId('propose'));
    await page.getByTestId('signing').getByTestId('footprint').waitFor();
    assert.match(await page.getByTestId('signing').innerText(), /fits/i);
    await page.keyboard.type('people put off travelling after the announcement');
    await assert_accessible(page, 'signing a reason');
    await hand.click('sign');
    const signed = page.getByTestId('signed-reason');
    await signed.waitFor();
    assert.match(await signed.innerText(), /people put off travelling/);
    assert.match(await signed.innerText(), /fits/i);
    assert.ok(hand.counted.clicks <= 4, `${hand.counted.clicks} clicks`);
    assert_quiet(page);
  });

  it('decides on one page, and is shown the seal of Regie’s own forecast', async () => {
    await page.getByTestId('decide').first().click();
    await page.getByTestId('question').fill('How do we fill Spring Summit?');
    await page.getByTestId('option-1').fill('switch to a virtual event');
    await page.getByTestId('take-1').check();
    await page.getByTestId('forecast').fill('registrations +20%..+60% within 28 days at 70%');
    await page.getByTestId('forecast').blur();
    assert.match(await page.getByTestId('spoken').innerText(), /70%.*20%.*60%/s);
    await assert_accessible(page, 'deciding');
    await page.getByTestId('seal').click();
    await page.getByTestId('decided').waitFor();
    assert.match(await page.getByTestId('sealed-hash').innerText(), /^[0-9a-f]{64}$/);
    await page.getByTestId('to-decision').click();
    await page.getByTestId('wait').waitFor();
    // The page asks for registrations where the finding is, is told there are none, and looks wider.
    assert_quiet(page, { refused: [422] });
  });

  it('brings the later weeks by choosing their files', async () => {
    await page.goto(`/w/spring-summit/imports?as_of=${review_day}`);
    const files = readdirSync(later, { recursive: true, withFileTypes: true }).filter((one) =>
      one.isFile(),
    );
    await page.getByTestId('upload').setInputFiles(files.map((one) => join(one.path, one.name)));
    await page
      .getByTestId('reading')
      .nth(files.length - 1)
      .waitFor();
    await page.getByTestId('import').click();
    await page.getByTestId('job').getByRole('link', { name: 'See what moved' }).waitFor();
    assert_quiet(page);
  });

  it('says what happened before the sealed forecast is on the page, then sees both graded', async () => {
    await page.goto(`/w/spring-summit/today?as_of=${review_day}`);
    await page
      .getByTestId('due')
      .getByRole('link', { name: /look back|review/i })
      .click();
    const answer = page.getByTestId('answer');
    await answer.waitFor();
    await settled(page);
    const before_answer = await page.content();
    assert.equal(await page.getByTestId('opened').count(), 0);
    assert.doesNotMatch(before_answer, /sealed forecast[^<]*\d+%/i);
    await answer.fill('more people registered, most of them online');
    await page.getByTestId('thought-came_true').check();
    await page.getByTestId('seal').click();
    const opened = page.getByTestId('opened');
    await opened.waitFor();
    assert.match(await opened.innerText(), /came true/i);
    await page.getByRole('heading', { name: 'Side by side' }).waitFor();
    await assert_accessible(page, 'a reviewed decision');
    assert_quiet(page);
  });
});
