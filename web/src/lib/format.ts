// web/src/lib/format.ts - figures, money and days as people write them, in the language of the moment.
import type { Estimate, Money } from './client';
import { language } from './language.svelte';

const locale = () => (language.now === 'nl' ? 'nl-NL' : 'en-GB');
const made = new Map<string, Intl.NumberFormat>();

function written(v: number, options: Intl.NumberFormatOptions): string {
  const name = locale() + JSON.stringify(options);
  let format = made.get(name);
  if (!format) made.set(name, (format = new Intl.NumberFormat(locale(), options)));
  // A hyphen is narrower than a plus and breaks off at the end of a line.
  return format.format(v).replace('-', '−');
}

export function number(v: number, decimals?: number): string {
  const most = decimals ?? (Math.abs(v) >= 100 || Number.isInteger(v) ? 0 : Math.abs(v) >= 1 ? 1 : 3);
  return written(v, { maximumFractionDigits: most, minimumFractionDigits: decimals ?? 0 });
}

export const count = (v: number): string => written(v, { maximumFractionDigits: 0 });

export function percent(v: number, decimals = 0): string {
  const options = {
    style: 'percent',
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  } as const;
  // As the sentences of the server have it: a space before the sign in Dutch, none in English.
  const text = written(v, options);
  return language.now === 'nl' ? text.replace(/\s*%/, '\u00a0%') : text;
}

/** A change: always with its sign, with a real minus. Of a share: in points, without saying so. */
export function change(v: number, unit: string, currency?: string): string {
  // A share changes by points: 2% to 3% is one point, not one percent.
  const text = is_share(unit) ? number(Math.abs(v) * 100, 2) : value(Math.abs(v), unit, currency);
  return v > 0 ? `+${text}` : v < 0 ? `−${text}` : text;
}

export function money(v: Money): string {
  const whole = Math.abs(v.minor) >= 10_000;
  return written(v.minor / 100, {
    style: 'currency',
    currency: v.currency,
    minimumFractionDigits: whole ? 0 : 2,
    maximumFractionDigits: whole ? 0 : 2,
  });
}

export const is_share = (unit: string | undefined): boolean => unit === 'share' || unit === 'rate';

/** A figure in its metric's unit: "count", "money", "share"; an amount, ratio or position as it comes. */
export function value(v: number, unit: string, currency = 'EUR'): string {
  switch (unit) {
    case 'money':
      return money({ minor: Math.round(v * 100), currency });
    case 'share':
    case 'rate':
      return percent(v, Math.abs(v) < 0.1 ? 2 : 1);
    case 'count':
      return Math.abs(v) < 10 && !Number.isInteger(v) ? number(v, 1) : count(v);
    default:
      return number(v);
  }
}

/** "−31 (−44 to −18, 80%)"; of a share "−0.90 pp (…)", percentage points. */
export function interval(e: Estimate, unit: string, currency?: string): string {
  const to = language.now === 'nl' ? 'tot' : 'to';
  const range = `${change(e.low, unit, currency)} ${to} ${change(e.high, unit, currency)}`;
  const points = is_share(unit) ? ' pp' : '';
  return `${change(e.value, unit, currency)}${points} (${range}, ${percent(e.level)})`;
}

type DayStyle = 'short' | 'long' | 'numeric' | 'weekday' | 'month';
const day_styles: Record<DayStyle, Intl.DateTimeFormatOptions> = {
  short: { day: 'numeric', month: 'short' },
  long: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  numeric: { day: 'numeric', month: 'numeric', year: 'numeric' },
  weekday: { weekday: 'short', day: 'numeric', month: 'short' },
  month: { month: 'long', year: 'numeric' },
};
const days_made = new Map<string, Intl.DateTimeFormat>();

export function day(iso: string, style: DayStyle = 'short'): string {
  const name = locale() + style;
  let format = days_made.get(name);
  // A civil day has no time zone: read and written in UTC it can not shift.
  if (!format)
    days_made.set(
      name,
      (format = new Intl.DateTimeFormat(locale(), { ...day_styles[style], timeZone: 'UTC' })),
    );
  return format.format(new Date(`${iso}T00:00:00Z`));
}

export function span(from: string, to: string): string {
  return from === to ? day(from) : `${day(from)} – ${day(to)}`;
}

export function moment(at_seconds: number): string {
  return new Intl.DateTimeFormat(locale(), {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(at_seconds * 1000));
}

export function shift_day(iso: string, days: number): string {
  return new Date(Date.parse(`${iso}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

export function days_between(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** A slice as the server takes it: "channel=search,region=NL". */
export function slice_text(slice: Record<string, string>): string {
  return Object.entries(slice)
    .map(([dimension, name]) => `${dimension}=${name}`)
    .join(',');
}

export const sentence_case = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);
