// web/src/pages/Charter.words.ts - labels of the charter.
import { speak } from '../lib/language.svelte';

export const say = speak({
  title: ['Charter', 'Charter'],
  intro: [
    'Who does what: what the machine does, what it may propose, and what only a person does.',
    'Wie doet wat: wat de machine doet, wat ze mag voorstellen, en wat alleen een mens doet.',
  ],
  machine: ['The machine', 'De machine'],
  machine_proposes: ['The machine proposes', 'De machine stelt voor'],
  person_only: ['Only a person', 'Alleen een mens'],
  none: ['nothing', 'niets'],
  human_share: ['Human share', 'Aandeel van mensen'],
  by_count: ['of decisions', 'van de besluiten'],
  by_money: ['of the money', 'van het geld'],
  reliance: ['Reliance', 'Vertrouwen op voorstellen'],
  reliance_intro: [
    'How often a proposal is accepted as it stands, and how often a wrong one is seen.',
    'Hoe vaak een voorstel ongewijzigd wordt overgenomen, en hoe vaak een fout voorstel wordt doorzien.',
  ],
  trials: ['Catch trials', 'Proefvragen'],
  trials_text: [
    'Now and then a proposal is wrong on purpose. After the answer it is told at once; nothing is '
      + 'ever signed by it.',
    'Af en toe is een voorstel met opzet fout. Na het antwoord wordt dat meteen verteld; er wordt '
      + 'nooit iets mee getekend.',
  ],
  trials_on: ['On: one proposal in {n}', 'Aan: één op {n} voorstellen'],
  trials_off: ['Off', 'Uit'],
  switch_on: ['Show catch trials', 'Toon proefvragen'],
  one_in: ['One in', 'Eén op'],
  only_owner: ['An owner switches them on or off.', 'Een eigenaar zet ze aan of uit.'],
  switched_on: ['Catch trials are on', 'Proefvragen staan aan'],
  switched_off: ['Catch trials are off', 'Proefvragen staan uit'],
  history: ['What changed', 'Wat er veranderde'],
  history_none: ['Nothing has changed since the start.', 'Er is niets veranderd sinds het begin.'],
  rules: ['Version {n} of the weighing rules is in force.', 'Versie {n} van de weegregels geldt nu.'],
  rules_first: [
    'The weighing rules in force are those that Regie came with.',
    'De weegregels die gelden zijn die waarmee Regie kwam.',
  ],
  when: ['When', 'Wanneer'],
  who: ['Who', 'Wie'],
  what: ['What', 'Wat'],
});
