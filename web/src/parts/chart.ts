// web/src/parts/chart.ts - what a chart shows, laid on one axis of days, and how uPlot draws it.
import uPlot from 'uplot';
import { day as day_text, is_share, number, percent, value } from '../lib/format';

export interface Line {
  label: string;
  days: string[];
  values: (number | null)[];
  dashed?: boolean;
}
export interface Band {
  days: string[];
  expected: (number | null)[];
  low: (number | null)[];
  high: (number | null)[];
}
export interface Range {
  from: string;
  to: string;
  label: string;
  kind: string;
}
export interface Mark {
  day: string;
  label: string;
  kind: string;
}

export interface Laid {
  days: string[];
  lines: (number | null)[][];
  band?: { expected: (number | null)[]; low: (number | null)[]; high: (number | null)[] };
}

/** Lines and band over the union of their days; a day that one of them lacks is a gap. */
export function lay_out(lines: Line[], band?: Band): Laid {
  const days = [...new Set([...lines.flatMap((one) => one.days), ...(band?.days ?? [])])].sort();
  const at = new Map(days.map((one, index) => [one, index]));
  const spread = (from: string[], values: (number | null)[]) => {
    const out: (number | null)[] = days.map(() => null);
    from.forEach((one, index) => {
      out[at.get(one) ?? 0] = values[index] ?? null;
    });
    return out;
  };
  return {
    days,
    lines: lines.map((one) => spread(one.days, one.values)),
    ...(band
      ? {
          band: {
            expected: spread(band.days, band.expected),
            low: spread(band.days, band.low),
            high: spread(band.days, band.high),
          },
        }
      : {}),
  };
}

export const seconds_of = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 1000;
const day_of = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 10);
const half_day = 43_200;

export const colour = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(name).trim();
export const line_colours = ['--series', '--series-4', '--series-3', '--series-2'];

function draw_ranges(u: uPlot, ranges: Range[]): void {
  const { ctx, bbox } = u;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  for (const one of ranges) {
    const from = u.valToPos(seconds_of(one.from) - half_day, 'x', true);
    const to = u.valToPos(seconds_of(one.to) + half_day, 'x', true);
    ctx.globalAlpha = one.kind === 'window' ? 0.07 : 0.16;
    ctx.fillStyle = colour(one.kind === 'window' ? '--text' : '--shade');
    ctx.fillRect(from, bbox.top, Math.max(2, to - from), bbox.height);
  }
  ctx.restore();
}

function draw_marks(u: uPlot, marks: Mark[]): void {
  const { ctx, bbox } = u;
  const ratio = devicePixelRatio;
  ctx.save();
  for (const one of marks) {
    const at = u.valToPos(seconds_of(one.day), 'x', true);
    if (at < bbox.left - 1 || at > bbox.left + bbox.width + 1) continue;
    const ink = colour(one.kind === 'onset' ? '--text' : one.kind === 'decision' ? '--accent' : '--shade');
    ctx.strokeStyle = ink;
    ctx.fillStyle = ink;
    ctx.lineWidth = ratio;
    ctx.setLineDash([3 * ratio, 3 * ratio]);
    ctx.beginPath();
    ctx.moveTo(at, bbox.top);
    ctx.lineTo(at, bbox.top + bbox.height);
    ctx.stroke();
    ctx.setLineDash([]);
    // Kinds differ in shape too: a flag since when, a diamond for a decision, a dot for a note.
    const top = bbox.top + 5 * ratio;
    const size = 4.5 * ratio;
    ctx.beginPath();
    if (one.kind === 'onset') {
      ctx.moveTo(at, bbox.top);
      ctx.lineTo(at + 2 * size, top);
      ctx.lineTo(at, top + size);
    } else if (one.kind === 'decision') {
      ctx.moveTo(at, top - size);
      ctx.lineTo(at + size, top);
      ctx.lineTo(at, top + size);
      ctx.lineTo(at - size, top);
    } else ctx.arc(at, top, size * 0.85, 0, 2 * Math.PI);
    ctx.fill();
  }
  ctx.restore();
}

/** Mondays, so many weeks apart that their labels have room: weeks can be told apart at a glance. */
function mondays(days: string[], width: number): number[] {
  const room = 72;
  const found = days.filter((one) => new Date(`${one}T00:00:00Z`).getUTCDay() === 1);
  if (!found.length) return days.slice(0, 1).map(seconds_of);
  const every = Math.max(1, Math.ceil((found.length * room) / Math.max(room, width - 60)));
  return found.filter((_, index) => index % every === 0).map(seconds_of);
}

function axis_value(v: number, unit: string, currency: string): string {
  if (unit === 'money' && Math.abs(v) >= 100) return value(Math.round(v), unit, currency);
  if (is_share(unit)) return percent(v, Math.abs(v) < 0.1 && v !== 0 ? 1 : 0);
  if (unit === 'money') return value(v, unit, currency);
  return number(v);
}

export interface Drawing {
  laid: Laid;
  lines: Line[];
  ranges: Range[];
  marks: Mark[];
  unit: string;
  currency: string;
  width: number;
  height: number;
  oncursor: (index: number | null) => void;
}

export function draw(target: HTMLElement, drawing: Drawing): uPlot {
  const { laid, lines, unit, currency } = drawing;
  const soft = colour('--soft');
  const font = `12px ${getComputedStyle(document.body).fontFamily}`;
  const series: uPlot.Series[] = [{}];
  const data: (number | null)[][] = [laid.days.map(seconds_of)];
  const bands: uPlot.Band[] = [];
  if (laid.band) {
    series.push(
      { stroke: 'transparent', points: { show: false } },
      { stroke: 'transparent', points: { show: false } },
      { stroke: colour('--expected'), width: 1.25, dash: [5, 4], points: { show: false } },
    );
    data.push(laid.band.high, laid.band.low, laid.band.expected);
    bands.push({ series: [1, 2], fill: colour('--band') });
  }
  laid.lines.forEach((values, index) => {
    const few = values.filter((v) => v !== null).length <= 45;
    series.push({
      stroke: colour(line_colours[index % line_colours.length] ?? '--series'),
      width: index ? 1.5 : 2,
      ...(lines[index]?.dashed ? { dash: [6, 4] } : {}),
      points: { show: few && !lines[index]?.dashed, size: 5 },
    });
    data.push(values);
  });
  const axis = { stroke: soft, font, ticks: { show: false } };
  return new uPlot(
    {
      width: drawing.width,
      height: drawing.height,
      legend: { show: false },
      padding: [8, 22, 0, 0],
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
      cursor: { y: false, points: { size: 8 }, drag: { x: false, y: false } },
      scales: {
        x: { time: true },
        y: {
          range: (_u, low, high) => {
            const room = (high - low || Math.abs(high) || 1) * 0.08;
            return [low >= 0 ? 0 : low - room, high + room];
          },
        },
      },
      axes: [
        {
          ...axis,
          grid: { show: false },
          splits: (u) => mondays(laid.days, u.width),
          values: (_u, splits) => splits.map((one) => day_text(day_of(one))),
        },
        {
          ...axis,
          grid: { stroke: colour('--line'), width: 1 },
          size: (u, values) => {
            u.ctx.font = font;
            return (
              14 +
              Math.max(24, ...(values ?? []).map((one) => u.ctx.measureText(one).width / devicePixelRatio))
            );
          },
          values: (_u, splits) => splits.map((one) => axis_value(one, unit, currency)),
        },
      ],
      series,
      bands,
      hooks: {
        drawClear: [(u) => draw_ranges(u, drawing.ranges)],
        draw: [(u) => draw_marks(u, drawing.marks)],
        setCursor: [(u) => drawing.oncursor(u.cursor.idx ?? null)],
      },
    },
    data as uPlot.AlignedData,
    target,
  );
}

/** The chart on its own ground, with its title above: a picture that can be pasted anywhere. */
export function picture(plot: uPlot, title: string): Promise<Blob | null> {
  const from = plot.ctx.canvas;
  const head = 34 * devicePixelRatio;
  const canvas = document.createElement('canvas');
  canvas.width = from.width;
  canvas.height = from.height + head;
  const ctx = canvas.getContext('2d');
  if (!ctx) return Promise.resolve(null);
  ctx.fillStyle = colour('--raised');
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  ctx.fillStyle = colour('--text');
  ctx.font = `600 ${15 * devicePixelRatio}px ${getComputedStyle(document.body).fontFamily}`;
  ctx.fillText(title, 10 * devicePixelRatio, 22 * devicePixelRatio);
  ctx.drawImage(from, 0, head);
  return new Promise((done) => canvas.toBlob(done, 'image/png'));
}
