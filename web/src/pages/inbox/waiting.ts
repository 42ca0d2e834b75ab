// web/src/pages/inbox/waiting.ts - how long somebody waits, and which words of a text carried its reading.
import type { ThreadCard, Writer } from '../../lib/client';
import { say } from '../Inbox.words';

const hour = 3600;
const day = 24 * hour;

/** "waits 3 days", counted from now. */
export function waits(one: ThreadCard, now = Date.now() / 1000): string {
  if (!one.waiting_since_seconds) return '';
  const since = Math.max(0, now - one.waiting_since_seconds);
  const time = since < day
    ? say('hours', { count: Math.max(1, Math.round(since / hour)) })
    : say('days', { count: Math.round(since / day) });
  return say('waits', { time });
}

export const name_of = (who: Writer): string => who.name || who.address || say('nobody');

export interface Piece { text: string; marked: boolean }

/** The text in pieces, where `words` stand marked: whole words, whatever their case. */
export function pieces(text: string, words: string[]): Piece[] {
  const wanted = words
    .filter((word) => word.trim())
    .sort((a, b) => b.length - a.length)
    .map((word) => word.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+'));
  if (!wanted.length) return [{ text, marked: false }];
  const found = new RegExp(`(?<![\\p{L}\\p{N}])(?:${wanted.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  const all: Piece[] = [];
  let at = 0;
  for (const hit of text.matchAll(found)) {
    if (hit.index > at) all.push({ text: text.slice(at, hit.index), marked: false });
    all.push({ text: hit[0], marked: true });
    at = hit.index + hit[0].length;
  }
  if (at < text.length) all.push({ text: text.slice(at), marked: false });
  return all;
}
