// web/src/lib/table.ts - a table as CSV, safe to open in a spreadsheet.
export type Cell = string | number | null;
export type CsvKind = 'international' | 'excel_nl';

const plain_number = /^[+-]?\d+([.,]\d+)?$/;

/** A text that a spreadsheet would run as a formula gets a quote before it. */
export function neutralised(text: string): string {
  return /^[=+\-@\t\r]/.test(text) && !plain_number.test(text) ? `'${text}` : text;
}

function cell_text(cell: Cell, decimal: string): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell).replace('.', decimal);
  return neutralised(cell);
}

export function csv(rows: Cell[][], kind: CsvKind): string {
  const [separator, decimal] = kind === 'excel_nl' ? [';', ','] : [',', '.'];
  const quoted = (text: string) =>
    /["\r\n]/.test(text) || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text;
  const lines = rows.map((row) => row.map((cell) => quoted(cell_text(cell, decimal))).join(separator));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

export function download(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

export function file_name(label: string, ending: string): string {
  const plain = label
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `${plain || 'regie'}.${ending}`;
}
