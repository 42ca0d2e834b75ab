// web/src/pages/decisions/relative.ts - an effect as a signed percentage, with its range.
import { percent } from '../../lib/format';
import { say_outcome } from '../../lib/outcomes.words';

export function signed_percent(share: number): string {
  const text = percent(Math.abs(share), Math.abs(share) < 0.0995 && Math.abs(share) > 1e-9 ? 1 : 0);
  return share > 1e-9 ? `+${text}` : share < -1e-9 ? `−${text}` : text;
}

export const signed_range = (one: { low: number; high: number }): string =>
  `${signed_percent(one.low)} ${say_outcome('to')} ${signed_percent(one.high)}`;
