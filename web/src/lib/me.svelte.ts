// web/src/lib/me.svelte.ts - who is signed in, and to which workspaces.
import { client, type Me, type WorkspaceCard } from './client';
import { forget_all } from './http';
import { language, use_language } from './language.svelte';

export const me: Me = $state({ state: 'signed_out', version: '' });

export function take_me(fresh: Me): void {
  for (const key of Object.keys(me) as (keyof Me)[]) if (!(key in fresh)) delete me[key];
  Object.assign(me, fresh);
  if (fresh.state === 'signed_in' && fresh.language && fresh.language !== language.now)
    use_language(fresh.language);
}

export async function load(): Promise<void> {
  take_me(await client.me());
}

export async function sign_out(): Promise<void> {
  try {
    await client.sign_out();
  } finally {
    // Whether the server answered or not: nothing of this person stays on the page or in memory.
    forget_all();
    take_me({ state: 'signed_out', version: me.version });
  }
}

export function workspace_card(id: string): WorkspaceCard | undefined {
  return me.workspaces?.find((one) => one.id === id);
}

const ranks = { viewer: 0, marketer: 1, owner: 2 } as const;

/** May this person do what a marketer (or owner) does here? The server checks again. */
export function may(role: 'marketer' | 'owner', workspace: string): boolean {
  const card = workspace_card(workspace);
  return card !== undefined && ranks[card.role] >= ranks[role];
}

/** Switches at once; kept with the person when there is one. */
export async function choose_language(now: 'en' | 'nl'): Promise<void> {
  use_language(now);
  if (me.state !== 'signed_in') return;
  take_me(await client.change_me({ language: now }));
}
