// web/src/parts/Calibration.words.ts - labels of the calibration plot.
import { speak } from '../lib/language.svelte';

export const say = speak({
  said: ['said', 'gezegd'],
  happened: ['came true', 'kwam uit'],
  alt: [
    '{who}: {n} graded. {points}',
    '{who}: {n} beoordeeld. {points}',
  ],
  point: [
    'Said {said}, came true {happened}, n {n}.',
    'Gezegd {said}, kwam uit {happened}, n {n}.',
  ],
  too_few: ['too few to draw', 'te weinig om te tekenen'],
  graded: ['{count} graded|{count} graded', '{count} beoordeeld|{count} beoordeeld'],
});
