// web/src/parts/Held.words.ts - nothing leaves this workspace, and letting it.
import { speak } from '../lib/language.svelte';

export const say = speak({
  held: ['Nothing leaves this workspace', 'Er gaat niets uit deze werkruimte'],
  held_by: ['Held by {who}, {when}.', 'Tegengehouden door {who}, {when}.'],
  held_since: ['Held since {when}.', 'Tegengehouden sinds {when}.'],
  what: [
    'No notice and no weekly brief is sent.',
    'Meldingen en wekelijkse briefings worden niet verstuurd.',
  ],
  release: ['Release', 'Vrijgeven'],
  owner: ['An owner can release it.', 'Een eigenaar kan het vrijgeven.'],
  why: ['Why it may leave again', 'Waarom het weer mag'],
  released: ['It may leave again', 'Het mag weer naar buiten'],
});
