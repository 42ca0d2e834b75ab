// web/src/lib/keys.ts - keys of the page in view. Those with Ctrl, Cmd or Alt stay the browser's.
export interface KeySet {
  label: string;
  keys: Record<string, { say: string; run: () => void }>;
}

/** The sets in force, for the overview that `?` opens. */
export const in_force = new Set<KeySet>();
let waiting_for_second = false;
let second: Record<string, () => void> = {};

/** Puts keys in force; call what it returns to end them (an $effect does, when it returns it). */
export function register(set: KeySet): () => void {
  in_force.add(set);
  return () => in_force.delete(set);
}

/** What follows `g`, and the page it goes to. */
export const page_keys = [
  ['t', 'today'],
  ['d', 'decisions'],
  ['l', 'timeline'],
  ['i', 'imports'],
  ['v', 'voice'],
  ['c', 'charter'],
  ['r', 'report'],
  ['m', 'inbox'],
] as const;

/** What follows `g`: "g t" goes to Today. */
export function go_keys(keys: Record<string, () => void>): void {
  second = keys;
}

export function is_typing(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

export function on_key(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || is_typing(event.target))
    return;
  if (document.querySelector('dialog[open]')) return;
  if (waiting_for_second) {
    waiting_for_second = false;
    const run = second[event.key];
    if (run) {
      event.preventDefault();
      run();
      return;
    }
  }
  if (event.key === 'g') {
    waiting_for_second = true;
    setTimeout(() => (waiting_for_second = false), 1500);
    return;
  }
  for (const set of [...in_force].reverse()) {
    const bound = set.keys[event.key];
    if (!bound) continue;
    event.preventDefault();
    bound.run();
    return;
  }
}
