// web/src/lib/footprint.ts - a footprint that a person changes, and as the server reads it.
import type { FootprintCell } from './client';

export interface Cell {
  metric: string;
  slice: Record<string, string>;
  expected: string; // down, up, still
}

const same = (one: Cell, other: Cell) =>
  one.metric === other.metric && JSON.stringify(sorted(one.slice)) === JSON.stringify(sorted(other.slice));
const sorted = (slice: Record<string, string>) => Object.entries(slice).sort(([a], [b]) => (a < b ? -1 : 1));

export function cells_of(tested: FootprintCell[]): Cell[] {
  return tested.map((one) => ({ metric: one.metric, slice: { ...one.slice }, expected: one.expected }));
}

export function same_cells(one: Cell[], other: Cell[]): boolean {
  return (
    one.length === other.length &&
    one.every((cell) => other.some((there) => same(cell, there) && there.expected === cell.expected))
  );
}

function cell_text(cell: Cell): string {
  const slice = Object.entries(cell.slice)
    .map(([name, value]) => `${name}=${value}`)
    .join(',');
  return cell.metric + (slice ? `{${slice}}` : '');
}

/** "registrations:down; clicks{channel=search}:down" and "sessions{channel=mail}" */
export function footprint_text(cells: Cell[]): { moves: string; still: string } {
  const named = cells.filter((one) => one.metric);
  return {
    moves: named
      .filter((one) => one.expected !== 'still')
      .map((one) => `${cell_text(one)}:${one.expected}`)
      .join('; '),
    still: named
      .filter((one) => one.expected === 'still')
      .map(cell_text)
      .join('; '),
  };
}
