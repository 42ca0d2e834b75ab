// tests/browser/delivery_problem_test.mjs - situation 4: after a delivery problem the upset are read first, and only people answer them.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { assert_accessible, assert_fits, assert_quiet, forget, open_desk, rail, settled } from './desk.mjs';
import { mail, mail_server, until, uses_server } from './letters.mjs';

const anna = 'Anna de Boer <anna@boer.example>';
const info = 'Acme <info@acme.example>';
const bulbs = (n, ago, text) => [
  mail({ from: anna, subject: 'Bestelling bollen', id: `anna-${n}`, answers: n > 1 ? `ours-${n - 1}` : '', ago, text }),
];
const ours = (n, ago) =>
  mail({
    from: info, to: anna, subject: 'Re: Bestelling bollen', id: `ours-${n}`, answers: `anna-${n}`, ago,
    text: 'Beste Anna,\n\nDat is genoteerd.\n\nGroet,\nAcme',
  });
const closing = '\n\nMet vriendelijke groet,\nAnna de Boer';
const mbox = [
  ...bulbs(
    1,
    900,
    `Beste mensen,\n\nHartelijk dank voor de snelle levering van vorig jaar. Zou ik weer honderd tulpen mogen `
      + `bestellen? Alvast veel dank voor de moeite.${closing}`,
  ),
  ours(1, 890),
  ...bulbs(2, 700, `Beste mensen,\n\nWat fijn dat het kan. Graag de rode tulpen, als die er nog zijn. Heel hartelijk dank weer voor jullie hulp.${closing}`),
  ours(2, 690),
  ...bulbs(3, 400, `Beste mensen,\n\nMag ik vragen wanneer de bollen komen? Ik wil ze graag voor de vorst in de grond hebben. Alvast dank.${closing}`),
  ours(3, 390),
  ...bulbs(4, 80, 'Er is nog niets gekomen. Wanneer komt het?'),
  ...bulbs(5, 30, 'Nog steeds niets. Ik vraag het nu voor de derde keer.'),
  mail({
    from: 'Greg Hale <greg@hale.example>', subject: 'Parcel', id: 'greg-1', ago: 20,
    text: 'Great job losing my parcel for the third time. Brilliant service, really. Thanks for nothing.',
  }),
  mail({
    from: 'Tom Reed <tom@reed.example>', subject: 'Saturday', id: 'tom-1', ago: 60,
    text: 'Could you tell me whether my parcel can be delivered on Saturday? Kind regards, Tom',
  }),
  mail({
    from: 'Rita Moss <rita@moss.example>', subject: 'Saturday delivery', id: 'rita-1', ago: 5,
    text: 'Could you tell me whether my parcel can be delivered on Saturday? This is unacceptable.',
  }),
  mail({
    from: 'Lucy Park <lucy@park.example>', subject: 'Lovely', id: 'lucy-1', ago: 70,
    text: 'Thank you so much, the new garden furniture arrived today and it looks lovely!',
  }),
  mail({
    from: 'Els Vos <els@vos.example>', subject: 'Dank je wel', id: 'els-1', ago: 75,
    text: 'Dank je wel voor de mooie plantenbakken, we zijn er heel blij mee!',
  }),
  ...[1, 2, 3].map((n) =>
    mail({
      from: 'Garden Weekly <news@weekly.example>', subject: `Offers ${n}`, id: `news-${n}`, ago: n,
      head: 'List-Unsubscribe: <https://weekly.example/u>\nPrecedence: bulk',
      text: 'This week only: everything must go! Last chance, hurry, before Friday!',
    }),
  ),
].join('');

describe('The inbox after a delivery problem', () => {
  let desk, page, server;
  before(async () => {
    server = await mail_server();
    desk = await open_desk({ acme: { name: 'Acme' } });
    page = desk.page;
    if (server) await uses_server(desk, server);
  });
  after(async () => {
    await desk?.close();
    server?.close();
  });
  const thread = (name) => page.getByTestId('threads').getByRole('link').filter({ hasText: name });
  async function open(name) {
    await page.goto('/w/acme/inbox');
    await thread(name).click();
    await page.getByTestId('open-thread').getByTestId('message').first().waitFor();
    await settled(page);
  }

  it('teaches what to bring, and takes an mbox that is brought', async () => {
    await page.goto('/w/acme/today');
    await rail(page, 'go-inbox').click();
    await page.getByText('regie inbox import').waitFor();
    await assert_accessible(page, 'an empty inbox');
    await page.getByTestId('own').fill('info@acme.example');
    await page.getByTestId('mail-files').setInputFiles({ name: 'info.mbox', mimeType: 'application/mbox', buffer: Buffer.from(mbox) });
    await thread('Anna de Boer').waitFor();
    await page.getByText('info.mbox:').waitFor();
    assert.match(await page.getByTestId('mail-read').innerText(), /info\.mbox: 16 read, 16 new/);
    assert_quiet(page);
  });

  it('puts the upset first with why: the sarcastic one and the polite old client who grew short', async () => {
    await page.reload();
    await settled(page);
    const names = await page.getByTestId('threads').getByTestId('thread').locator('strong').allInnerTexts();
    assert.deepEqual(names.slice(0, 3).sort(), ['Anna de Boer', 'Greg Hale', 'Rita Moss']);
    assert.ok(!names.includes('Garden Weekly'), 'a newsletter waits for nobody');
    assert.match(await thread('Anna de Boer').getByTestId('reasons').innerText(), /upset.*grows cooler|grows cooler.*upset/);
    assert.match(await thread('Greg Hale').getByTestId('reasons').innerText(), /upset/);
    await assert_accessible(page, 'the inbox');
    assert_quiet(page);
  });

  it('moves with j and k, and opens with Enter', async () => {
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    const at = await page.evaluate(() => document.activeElement.querySelector('strong')?.textContent);
    assert.equal(at, (await page.getByTestId('thread').first().locator('strong').innerText()).trim());
    await page.keyboard.press('Enter');
    await page.getByTestId('open-thread').waitFor();
    assert_quiet(page);
  });

  it('says in plain words how somebody changed, and which words carried a reading', async () => {
    await open('Anna de Boer');
    assert.match(await page.getByTestId('drift').innerText(), /less polite than before.*|shorter than before/s);
    const last = page.getByTestId('message').last();
    assert.match(await last.getByTestId('reading').innerText(), /a person answers this/);
    assert.ok((await last.locator('mark').count()) > 0);
    await page.getByTestId('own-words-only').waitFor();
    await assert_accessible(page, 'an open thread');
    await page.setViewportSize({ width: 390, height: 844 });
    await settled(page);
    await assert_fits(page, 'a thread on a phone');
    await page.setViewportSize({ width: 1440, height: 900 });
    assert_quiet(page);
  });

  it('takes a correction at once, and takes it back', async () => {
    await open('Lucy Park');
    const reading = page.getByTestId('message').last().getByTestId('reading');
    const before = await reading.innerText();
    assert.match(before, /Sounds positive/);
    await page.getByTestId('wrong').last().click();
    await page.getByTestId('tone-negative').last().click();
    await page.getByTestId('corrected').waitFor();
    assert.match(await reading.innerText(), /Sounds negative/);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByTestId('corrected').waitFor({ state: 'detached' });
    assert.equal(await reading.innerText(), before);
    assert_quiet(page);
  });

  it('marks a thread as done, and undoes it', async () => {
    await open('Els Vos');
    await page.getByTestId('done').click();
    await page.getByTestId('reopen').waitFor();
    await thread('Els Vos').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await thread('Els Vos').waitFor();
    assert_quiet(page);
  });

  it('lets own words leave to a calm client, below what they answer', async (t) => {
    if (!server) return t.skip('aiosmtpd is not installed');
    await open('Tom Reed');
    await page.getByTestId('answer-text').fill('Yes, we deliver on Saturday. It comes before noon.');
    await page.getByTestId('keep-draft').click();
    await page.getByTestId('sentence').first().waitFor();
    assert.equal(await page.getByTestId('draft').getByTestId('sentence').count(), 2);
    await page.getByTestId('approve').click();
    await page.getByTestId('withdraw').waitFor();
    await until(() => server.taken().includes('tom@reed.example'));
    assert.match(server.letter('tom@reed.example'), /It comes before noon/);
    assert_quiet(page);
  });

  it('approves no sentence it found in answer to somebody upset; rewritten in own words it may leave', async (t) => {
    if (!server) return t.skip('aiosmtpd is not installed');
    await open('Rita Moss');
    await page.getByTestId('find-draft').click();
    const sentences = page.getByTestId('draft').getByTestId('sentence');
    await sentences.first().waitFor();
    assert.equal(await sentences.first().getAttribute('data-author'), 'own_reply');
    await page.getByTestId('approve').click();
    assert.match(await page.getByTestId('trouble').innerText(), /wall\./);
    assert_quiet(page, { refused: [422] });
    const count = await sentences.count();
    for (let at = 0; at < count; at += 1) {
      await page.getByTestId('edit-sentence').nth(at).click();
      await page.getByTestId('sentence-text').fill(`I am sorry, Rita, and I call you myself, ${at + 1}.`);
      await page.getByTestId('keep-sentence').click();
      await page.getByTestId('sentence-text').waitFor({ state: 'detached' });
    }
    assert.equal(await sentences.first().getAttribute('data-author'), 'person');
    assert.match(await sentences.first().innerText(), /own past reply/);
    await page.getByTestId('approve').click();
    await page.getByTestId('withdraw').waitFor();
    assert_quiet(page);
  });

  it('holds everything with one press and a reason, and nothing leaves', async (t) => {
    if (!server) return t.skip('aiosmtpd is not installed');
    await page.getByTestId('inbox-hold-why').fill('first we find the parcels');
    const pressed = Date.now();
    await page.getByTestId('inbox-hold').click();
    await page.getByTestId('held').waitFor();
    assert.ok(Date.now() - pressed < 1000, 'in under a second');
    assert.match(await page.getByTestId('held').innerText(), /first we find the parcels/);
    // A whole round of the desk and more.
    await new Promise((done) => setTimeout(done, 75_000));
    assert.ok(!server.taken().includes('rita@moss.example'));
    await page.goto('/w/acme/inbox');
    await page.getByTestId('outbox').getByTestId('letter').waitFor();
    assert.equal(await page.getByTestId('letter').getAttribute('data-state'), 'waiting');
    assert_quiet(page);
  });

  it('names who waits on the page Today, and is read by a viewer who changes nothing', async () => {
    await page.goto('/w/acme/today');
    await page.getByTestId('waiting').waitFor();
    assert.equal(await page.getByTestId('waiting').getByRole('listitem').count(), 3);
    assert_quiet(page);
    const vic = await desk.colleague('acme', { name: 'vic', password: 'seven swans swimming', role: 'viewer' });
    await vic.goto('/w/acme/inbox');
    await vic.getByTestId('threads').getByRole('link').filter({ hasText: 'Greg Hale' }).click();
    await vic.getByTestId('reading').first().waitFor();
    for (const deed of ['done', 'wrong', 'keep-draft', 'inbox-hold', 'mail-files'])
      assert.equal(await vic.getByTestId(deed).count(), 0, deed);
    assert_quiet(vic);
    forget(page);
  });
});
