// web/src/pages/timeline/dated.ts - everything of a timeline that has a date, as one list, newest first.
import type { Event, Note, Timeline } from '../../lib/client';

export const layers = ['events', 'calendar', 'notes', 'decisions', 'changes'] as const;
export type Layer = (typeof layers)[number];

export interface Dated {
  key: string;
  layer: Layer;
  from: string;
  to: string;
  text: string;
  where: string;
  decision?: string;
  event?: Event;
  note?: Note;
}

export function dated_of(page: Timeline): Dated[] {
  const once = (layer: Layer, key: string, day: string, text: string): Dated =>
    ({ key, layer, from: day, to: day, text, where: '' });
  const all: Dated[] = [
    ...page.events.map((event): Dated => ({ key: event.id, layer: 'events', from: event.from, to: event.to,
      text: event.title, where: event.slice_say, event })),
    ...page.notes.map((note): Dated => ({ ...once('notes', note.id, note.from, note.text),
      where: note.slice_say, note })),
    ...page.decisions.map((one): Dated => ({ ...once('decisions', one.id, one.day, one.title),
      decision: one.id })),
    ...page.changes.map((one, i) => once('changes', `change ${i}`, one.day, one.say)),
    ...page.calendar.map((one, i): Dated => ({ ...once('calendar', `calendar ${i}`, one.from, one.title),
      to: one.to, where: one.country })),
  ];
  return all.sort((a, b) => b.from.localeCompare(a.from) || a.key.localeCompare(b.key));
}

export const covers = (one: Dated, day: string): boolean => one.from <= day && day <= one.to;
