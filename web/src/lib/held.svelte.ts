// web/src/lib/held.svelte.ts - whether anything may leave the workspace at hand.
import { client, type Hold } from './client';
import type { Deed } from './deed.svelte';
import { place } from './place.svelte';

export const held: { now: Hold | undefined } = $state({ now: undefined });

/** Where it cannot be asked, nothing is said: the page itself tells what is wrong. */
export async function load_held(workspace: string): Promise<void> {
  held.now = undefined;
  if (!workspace) return;
  const now = await client.held({ workspace }).catch(() => undefined);
  if (place.workspace === workspace) held.now = now;
}

/** True where everything is held from now on; else the deed has the problem. */
export async function hold_all(deed: Deed, why: string): Promise<boolean> {
  const now = await deed.run(() => client.hold({ workspace: place.workspace }, { why: why.trim() }));
  if (now) held.now = now;
  return now !== undefined;
}
