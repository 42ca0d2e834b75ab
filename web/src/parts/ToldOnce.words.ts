// web/src/parts/ToldOnce.words.ts - labels of what is told once.
import { speak } from '../lib/language.svelte';

export const say = speak({
  copy: ['Copy', 'Kopieer'],
  copied: ['Copied', 'Gekopieerd'],
  select: ['Press Ctrl+C to copy', 'Druk op Ctrl+C om te kopiëren'],
});
