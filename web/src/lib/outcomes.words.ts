// web/src/lib/outcomes.words.ts - words of decisions and their grades, shared by the list, a decision and
// its plots.
import { speak } from './language.svelte';

export const say_outcome = speak({
  came_true: ['came true', 'kwam uit'],
  did_not: ['did not come true', 'kwam niet uit'],
  cannot_tell: ['cannot tell', 'niet te zeggen'],
  forecast: ['Forecast', 'Verwachting'],
  forecast_of: ['{name}’s forecast', 'Verwachting van {name}'],
  measured: ['Measured', 'Gemeten'],
  to: ['to', 'tot'],
  brier: ['Brier score', 'Brier-score'],
  interval_score: ['Interval score', 'Intervalscore'],
  lower_is_better: ['lower is better', 'lager is beter'],
});
