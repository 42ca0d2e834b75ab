// web/src/pages/Clients.words.ts - labels of the list of clients.
import { speak } from '../lib/language.svelte';

export const say = speak({
  title: ['Clients', 'Klanten'],
  lead: ['Most at stake first.', 'Wat het meest op het spel staat, eerst.'],
  client: ['Client', 'Klant'],
  moved: ['Moved', 'Bewogen'],
  signed: ['Explained', 'Verklaard'],
  due: ['Due', 'Te doen'],
  stake: ['At stake', 'Op het spel'],
  seen_to: ['Seen up to {day}', 'Gezien tot en met {day}'],
  nothing_yet: ['Nothing imported yet', 'Nog niets geïmporteerd'],
  late: ['Late: {sources}', 'Te laat: {sources}'],
  none: ['No workspace yet', 'Nog geen werkruimte'],
  none_text: [
    'A workspace holds the figures of one client.',
    'Een werkruimte bevat de cijfers van één klant.',
  ],
  none_ask: [
    'Ask whoever keeps this desk to add you to one.',
    'Vraag de beheerder van deze desk om je toe te voegen.',
  ],
  add: ['Add a workspace', 'Voeg een werkruimte toe'],
});
