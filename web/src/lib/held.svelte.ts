// web/src/lib/held.svelte.ts - whether anything may leave the workspace at hand.
import { client, type Hold } from './client';
import { place } from './place.svelte';

export const held: { now: Hold | undefined } = $state({ now: undefined });

/** Where it cannot be asked, nothing is said: the page itself tells what is wrong. */
export async function load_held(workspace: string): Promise<void> {
  held.now = undefined;
  if (!workspace) return;
  const now = await client.held({ workspace }).catch(() => undefined);
  if (place.workspace === workspace) held.now = now;
}
