// web/src/pages/voice/draft.svelte.ts - the draft somebody is writing, and the newest answer about it.
import { client, type CheckedDraft, type Problem } from '../../lib/client';
import { me } from '../../lib/me.svelte';
import { desk_day } from '../../lib/months';
import { problem_of } from '../../lib/problem';

const pause_ms = 400; // in typing, before it is checked

export class Draft {
  text = $state('');
  day = $state(desk_day());
  context: string[] = $state([]);
  brand = $state('');
  industry = $state('');
  /** What was found, and the very text it was found in. */
  answer: { checked: CheckedDraft; text: string } | undefined = $state.raw();
  problem: Problem | undefined = $state.raw();
  waiting = $state(false);
  chosen: Record<string, 'taken' | 'left'> = $state({});

  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly owner: string,
    readonly workspace: string,
  ) {}

  /** In a moment, unless more is typed. */
  check_later(): void {
    clearTimeout(this.#timer);
    if (!this.text.trim()) {
      this.#turn += 1;
      this.answer = undefined;
      this.problem = undefined;
      this.waiting = false;
      return;
    }
    this.waiting = true;
    this.#timer = setTimeout(() => void this.check(), pause_ms);
  }

  /** Now. The answer before stays in view until this one is there; one that comes too late is dropped. */
  async check(): Promise<void> {
    clearTimeout(this.#timer);
    const text = this.text;
    if (!text.trim()) return;
    const mine = ++this.#turn;
    this.waiting = true;
    try {
      const checked = await client.check_voice(
        { workspace: this.workspace },
        {
          text,
          day: this.day || null,
          brand: this.brand,
          industry: this.industry,
          context: [...this.context],
        },
      );
      if (mine !== this.#turn) return;
      this.answer = { checked, text };
      this.problem = undefined;
    } catch (thrown) {
      if (mine !== this.#turn) return;
      this.problem = problem_of(thrown);
    }
    this.waiting = false;
  }
}

// Looking at another page loses no draft; another person or workspace has another one.
let last: Draft | undefined;
export function draft_of(workspace: string): Draft {
  const owner = me.name ?? '';
  if (last?.owner !== owner || last.workspace !== workspace) last = new Draft(owner, workspace);
  return last;
}
