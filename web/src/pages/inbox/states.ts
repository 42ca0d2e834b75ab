// web/src/pages/inbox/states.ts - what became of a letter, in words.
import { say } from '../Inbox.words';

const known = ['waiting', 'claimed', 'sent', 'in_doubt', 'refused', 'suppressed', 'set_aside', 'withdrawn'] as const;

export function state_text(state: string): string {
  const one = known.find((name) => name === state);
  return one ? say(`state_${one}`) : state;
}
