// tests/browser/copywriter_test.mjs - situation 5: where does this draft stop sounding like us, or sound like everybody?
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { dutch, english, loud, own_way } from './care_texts.mjs';
import { assert_accessible, assert_fits, assert_quiet, open_desk, rail, settled } from './desk.mjs';

const phone = { width: 390, height: 844 };
const wide = { width: 1440, height: 900 };
const api = '/api/v1/w/thuis';

describe('A copywriter of a care brand, in Dutch and English', () => {
  let desk, page;
  before(async () => {
    desk = await open_desk({ thuis: { name: 'Thuis', language: 'nl' } }, { language: 'nl' });
    page = desk.page;
    for (const [brand, texts] of [['Thuis', dutch], ['Home', english]])
      for (const [at, text] of texts.entries())
        await desk.write('POST', `${api}/voice/texts`, { text, brand, title: `${brand} ${at + 1}` });
  });
  after(() => desk?.close());

  const flags = (panel) => page.getByTestId(panel).getByTestId('flag');
  // The text as it was marked, without the numbers in it.
  const answered = (text) =>
    page.waitForFunction((whole) => {
      const marked = document.querySelector('[data-test="marked"]');
      const words = [...(marked?.childNodes ?? [])].filter((node) => node.nodeName !== 'A');
      return (
        !document.querySelector('[aria-busy="true"]') &&
        words.map((node) => node.textContent).join('') === whole
      );
    }, text, { timeout: 10_000 });
  async function write_draft(text, brand) {
    await page.getByTestId('draft').fill(text);
    await page.getByTestId('draft-brand').selectOption(brand);
    await answered(text);
  }

  it('finds the page from the rail and with g v', async () => {
    await page.goto('/w/thuis/today');
    await settled(page);
    await page.keyboard.press('g');
    await page.keyboard.press('v');
    await page.getByTestId('draft').waitFor();
    assert.equal(new URL(page.url()).pathname, '/w/thuis/voice');
    assert.match(await page.title(), /Stem/);
    await rail(page, 'go-today').click();
    await rail(page, 'go-voice').click();
    await page.getByTestId('draft').waitFor();
  });

  it('sees how many own texts there are, and that they are enough', async () => {
    await page.getByTestId('part-texts').click();
    await settled(page);
    assert.equal(await page.getByTestId('kept-text').count(), dutch.length + english.length);
    assert.match(await page.getByTestId('texts').innerText(), /12 teksten met 5\d\d woorden\.\s+Dat is genoeg/);
    await page.getByTestId('part-draft').click();
  });

  it('a draft in their own way is not told to sound otherwise', async () => {
    await write_draft(own_way.nl, 'Thuis');
    assert.match(await page.getByTestId('voice').innerText(), /Ja: dichter bij je eigen teksten/);
    assert.equal(await flags('generic').count(), 0);
    assert_quiet(page);
  });

  it('a loud one stops sounding like us, there, with an own sentence beside it', async () => {
    await write_draft(loud.nl, 'Thuis');
    const voice = await page.getByTestId('voice').innerText();
    assert.match(voice, /Minder dan gewoonlijk/);
    assert.match(voice, /\(12 teksten, 5\d\d woorden\)/);
    assert.match(voice, /Uitroeptekens per zin/);
    const own = await page.getByTestId('voice').locator('blockquote').first().innerText();
    assert.ok(dutch.some((text) => text.includes(own)), `${own} is the brand's own`);
  });

  it('marks stand at the very words, also behind letters of more bytes', async () => {
    const draft = `Café ☕ 👩‍⚕️ één: ${loud.nl}`;
    await write_draft(draft, 'Thuis');
    const marked = await page.getByTestId('marked').locator('mark').allInnerTexts();
    for (const words of ['innovatieve oplossingen', 'naar een hoger niveau', 'Klinisch bewezen'])
      assert.ok(marked.includes(words), `${words} among ${marked.join(' | ')}`);
  });

  it('names what everybody writes, and the claim with its rule', async () => {
    const phrase = flags('generic').filter({ hasText: 'naar een hoger niveau' });
    await phrase.waitFor();
    const claim = await flags('claims').filter({ hasText: 'Klinisch bewezen' }).innerText();
    assert.match(claim, /toegelaten/);
    assert.match(claim, /1924\/2006/);
    assert.match(await page.getByTestId('readability').innerText(), /Te weinig om te zeggen|Leesgemak/);
    assert.doesNotMatch(await page.locator('main').innerText(), /\bAI\b|geschreven door een|gegenereerd/);
  });

  it('a number in the text leads to its flag', async () => {
    const number = page.getByTestId('marked').getByRole('link').first();
    const of = await number.innerText();
    await number.click();
    assert.equal(await page.evaluate(() => document.activeElement.id), `flag-${of}`);
  });

  it('takes one flag, leaves another, and can take that back', async () => {
    const left = flags('generic').filter({ hasText: 'gaan een stap verder' });
    const taken = flags('generic').filter({ hasText: 'naar een hoger niveau' });
    await taken.getByTestId('take').click();
    await taken.getByText('Ter harte genomen').waitFor();
    await left.getByTestId('leave').click();
    await left.getByText('Gelaten').waitFor();
    await page.getByTestId('undo').last().click();
    await left.getByTestId('leave').waitFor();
    assert_quiet(page);
  });

  it('a kind that is always left comes no more, and that is said', async () => {
    const key = await flags('generic').filter({ hasText: 'ontdek het zelf' }).getAttribute('data-key');
    for (let at = 0; at < 3; at++) await desk.write('POST', `${api}/voice/choices`, { flag: key, taken: false });
    await page.getByTestId('check').click();
    await page.getByText('1 vlag is weggelaten', { exact: false }).waitFor();
    assert.equal(await flags('generic').filter({ hasText: 'ontdek het zelf' }).count(), 0);
  });

  it('holds a draft against its day, and against what somebody types', async () => {
    await write_draft('Kom dinsdag naar ons feest in de Kerkstraat, met taart en muziek!', 'Thuis');
    const fitting = page.getByTestId('fitting');
    await page.getByTestId('draft-day').fill('2027-06-01');
    await fitting.locator('xpath=self::*[@data-level="fine"]').waitFor();
    await page.getByTestId('draft-day').fill('2027-05-04');
    await fitting.locator('xpath=self::*[@data-level="hold"]').waitFor();
    assert.match(await fitting.innerText(), /past niet bij .*Dodenherdenking/);
    await page.getByTestId('draft-day').fill('');
    await fitting.getByText('Geen context gegeven', { exact: false }).waitFor();
    await page.getByTestId('going-on').fill('Overstroming in Limburg: tien doden');
    await page.getByTestId('going-on').press('Enter');
    await fitting.getByText('Overstroming in Limburg', { exact: false }).first().waitFor();
    await page.getByTestId('lines').getByRole('button').click();
    await fitting.getByText('Geen context gegeven', { exact: false }).waitFor();
    assert_quiet(page);
  });

  it('says which own text says nearly this', async () => {
    await write_draft(dutch[0], 'Thuis');
    assert.match(await page.getByTestId('before').innerText(), /100\s?% ervan staat al in “Thuis 1”/);
  });

  it('does the same in English, and keeps the draft while another page is looked at', async () => {
    await rail(page, 'language-en').click();
    await write_draft(loud.en, 'Home');
    const voice = await page.getByTestId('voice').innerText();
    assert.match(voice, /of the comparisons; own texts mostly reach \d+% or more \(12 texts, 5\d\d words\)/);
    assert.match(voice, /Exclamation marks a sentence/);
    assert.ok(await flags('generic').filter({ hasText: 'to the next level' }).count());
    assert.ok(await flags('claims').filter({ hasText: 'Clinically proven' }).count());
    await rail(page, 'go-timeline').click();
    await settled(page);
    await rail(page, 'go-voice').click();
    assert.equal(await page.getByTestId('draft').inputValue(), loud.en);
    await answered(loud.en);
    assert_quiet(page);
  });

  it('checks at once with Ctrl+Enter', async () => {
    await page.getByTestId('draft').fill('A plain line about Tuesday.');
    const asked = page.waitForRequest(/voice\/check/, { timeout: 350 }); // before the pause in typing is over
    await page.getByTestId('draft').press('Control+Enter');
    await asked;
    await answered('A plain line about Tuesday.');
  });

  it('keeps to the rules of every page while it shows much', async () => {
    await write_draft(loud.en, 'Home');
    for (const size of [wide, phone]) {
      await page.setViewportSize(size);
      await settled(page);
      await assert_fits(page, `a draft, ${size.width}`);
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme });
        await assert_accessible(page, `a draft, ${size.width}, ${colorScheme}`);
      }
    }
    await page.setViewportSize(wide);
    assert_quiet(page);
  });

  it('a text is added, forgotten, and kept again', async () => {
    await page.getByTestId('part-texts').click();
    await page.getByTestId('text').fill('The pots are on the stove at ten.');
    await page.getByTestId('text-brand').fill('Home');
    await page.getByTestId('keep-text').click();
    const kept = page.getByTestId('kept-text').filter({ hasText: 'The pots are on the stove' });
    await kept.getByTestId('forget').click();
    await kept.waitFor({ state: 'detached' });
    await page.getByTestId('undo').last().click();
    await kept.waitFor();
    assert_quiet(page);
  });
});
