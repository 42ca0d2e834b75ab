// web/src/pages/voice/places.ts - flags of a draft, and where they stand: bytes of UTF-8 as places of a text.
import type { CheckedDraft, Place } from '../../lib/client';

export type Kind = 'fitting' | 'voice' | 'generic' | 'claim';

/** One thing found in a draft: the key a choice is kept by, and the words that carry it. */
export interface Flag {
  number: number;
  key: string;
  kind: Kind;
  about: string;
  at: Place[];
}

/** The server counts bytes of UTF-8, a text here is counted in units of UTF-16. */
export function unit_at(text: string): (byte: number) => number {
  const units: number[] = [];
  let unit = 0;
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    const bytes = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    for (let one = 0; one < bytes; one++) units.push(unit);
    unit += sign.length;
  }
  return (byte) => units[byte] ?? text.length;
}

export interface Stretch {
  text: string;
  flags: Flag[];
}

/** The text cut where flags begin and end. */
export function stretches(text: string, flags: Flag[]): Stretch[] {
  const unit = unit_at(text);
  const spans = flags.flatMap((flag) =>
    flag.at
      .map((place) => ({ flag, from: unit(place.from), to: unit(place.to) }))
      .filter((span) => span.from < span.to),
  );
  const cuts = [...new Set([0, text.length, ...spans.flatMap((span) => [span.from, span.to])])].sort(
    (a, b) => a - b,
  );
  return cuts.slice(0, -1).map((from, i) => ({
    text: text.slice(from, cuts[i + 1]),
    flags: [...new Set(spans.filter((span) => span.from <= from && from < span.to).map((span) => span.flag))],
  }));
}

export interface Flags {
  fitting: Flag[];
  voice: Flag[];
  generic: Flag[];
  claims: Flag[];
  all: Flag[];
}

/** Numbered in the order in which the panels show them. */
export function flags_of(answer: CheckedDraft): Flags {
  let number = 0;
  const flag = (key: string, kind: Kind, about: string, at: Place[]): Flag => ({
    number: ++number, key, kind, about, at,
  });
  const fitting = answer.fitting.clashes.map((one) =>
    flag(one.key, 'fitting', one.say, [...one.one.at, ...one.other.at]));
  const voice = (answer.voice.flags ?? []).map((one) => flag(one.key, 'voice', one.say, [one.at]));
  const generic = answer.generic.flags.map((one) => flag(one.key, 'generic', one.words, [one.at]));
  const claims = answer.claims.map((one) => flag(one.key, 'claim', one.words, [one.at]));
  return { fitting, voice, generic, claims, all: [...fitting, ...voice, ...generic, ...claims] };
}
