// web/src/lib/months.ts - months as YYYY-MM, and the civil day it is.
import { place } from './place.svelte';

export const month_of = (day: string): string => day.slice(0, 7);

export function months_later(month: string, months: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 10).slice(0, 7);
}

/** The day the desk shows: the one asked for, else that of this device. */
export function desk_day(): string {
  const now = new Date();
  const device = new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()));
  return place.query['as_of'] ?? device.toISOString().slice(0, 10);
}
