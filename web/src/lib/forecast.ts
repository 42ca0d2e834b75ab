// web/src/lib/forecast.ts - forecasts and stop rules as people write and read them.

/** Whole percentages: 25 is a quarter more, -100 all gone. */
export interface ForecastParts {
  metric: string;
  low: number;
  high: number;
  within_days: number;
  confidence: number;
}

const size = '([+-]\\d+(?:[.,]\\d+)?) ?%';
const pattern = new RegExp(
  `^([\\w.-]+) +${size}(?: ?\\.\\. ?${size})?(?: +within +(\\d+) +days?)?(?: +at +(\\d+(?:[.,]\\d+)?) ?%)?$`,
);
const least = -100;
const most = 1000;

/** Nothing where it cannot be read. A size alone stands for half of it to one and a half times it. */
export function read_forecast(text: string): ForecastParts | undefined {
  const found = pattern.exec(text.trim().replace(/\s+/g, ' ').replaceAll('−', '-'));
  if (!found) return undefined;
  const number_of = (part: string | undefined) =>
    part === undefined ? undefined : Number(part.replace(',', '.'));
  const one = number_of(found[2]) ?? 0;
  const other = number_of(found[3]);
  if (other === undefined ? one === 0 : other === one) return undefined;
  const ends = other === undefined ? [one * 0.5, Math.max(least, one * 1.5)] : [one, other];
  const low = Math.min(...ends);
  const high = Math.max(...ends);
  const within_days = number_of(found[4]) ?? 14;
  const confidence = number_of(found[5]) ?? 70;
  if (low < least || high > most || within_days < 1 || within_days > 365 || confidence < 1 || confidence > 99)
    return undefined;
  return { metric: found[1] ?? '', low, high, within_days, confidence };
}

const plain = (v: number) => String(Math.round(v * 100) / 100);
const signed = (v: number) => `${v < 0 ? '-' : '+'}${plain(Math.abs(v))}%`;

export function forecast_text(parts: ForecastParts): string {
  const days = parts.within_days === 1 ? 'day' : 'days';
  const range = `${signed(parts.low)}..${signed(parts.high)}`;
  return `${parts.metric} ${range} within ${parts.within_days} ${days} at ${plain(parts.confidence)}%`;
}

export interface StopParts {
  metric: string;
  below: boolean;
  limit: number;
  days: number;
  is_rate: boolean;
}

export function stop_rule_text(parts: StopParts): string {
  const days = parts.days === 1 ? 'day' : 'days';
  const limit = `${parts.limit}${parts.is_rate ? '%' : ''}`;
  return `${parts.metric} ${parts.below ? '<' : '>'} ${limit} over ${parts.days} ${days}`;
}
