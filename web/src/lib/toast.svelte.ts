// web/src/lib/toast.svelte.ts - short messages that pass by, with undo where something can be taken back.
export interface Toast {
  id: number;
  text: string;
  undo?: () => Promise<void>;
  bad?: boolean;
}

export const toasts: { list: Toast[] } = $state({ list: [] });
let last = 0;
const stays_ms = 6000;
const stays_with_undo_ms = 12_000;

export function drop_toast(id: number): void {
  toasts.list = toasts.list.filter((one) => one.id !== id);
}

export function toast(text: string, more: { undo?: () => Promise<void>; bad?: boolean } = {}): void {
  const id = ++last;
  toasts.list = [...toasts.list.slice(-3), { id, text, ...more }];
  setTimeout(() => drop_toast(id), more.undo || more.bad ? stays_with_undo_ms : stays_ms);
}
