// web/src/pages/inbox/kept.svelte.ts - the list last seen, which stays in view while a thread beside it changes, and
// what became of the files brought last.
import type { Inbox, MailFileRead } from '../../lib/client';

export const kept: {
  workspace: string;
  which: 'waiting' | 'all';
  list: Inbox | undefined;
  read: MailFileRead[];
} = $state({
  workspace: '',
  which: 'waiting',
  list: undefined,
  read: [],
});
