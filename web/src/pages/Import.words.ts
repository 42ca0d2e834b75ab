// web/src/pages/Import.words.ts - labels of one import.
import { speak } from '../lib/language.svelte';

export const say = speak({
  up: ['All imports', 'Alle imports'],
  none: ['This import has no tables.', 'Deze import heeft geen tabellen.'],
});
