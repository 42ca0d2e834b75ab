// web/src/lib/load.svelte.ts - what a page asked the server: waiting, there, or refused.
import type { Problem } from './client';
import { problem_of } from './problem';

export interface Loaded<T> {
  readonly value: T | undefined;
  readonly problem: Problem | undefined;
  readonly waiting: boolean;
  again: () => Promise<void>;
}

/** Asks now, and anew when what `ask` reads changes. While it asks again the last answer stays in view. */
export function loading<T>(ask: () => Promise<T> | undefined): Loaded<T> {
  let value = $state.raw<T>();
  let problem = $state.raw<Problem>();
  let waiting = $state(true);
  let turn = 0;
  async function take(promise: Promise<T> | undefined): Promise<void> {
    if (!promise) return;
    const mine = ++turn;
    waiting = true;
    try {
      const answer = await promise;
      if (mine !== turn) return;
      value = answer;
      problem = undefined;
    } catch (thrown) {
      if (mine === turn) problem = problem_of(thrown);
    }
    if (mine === turn) waiting = false;
  }
  $effect(() => {
    void take(ask());
  });
  return {
    get value() {
      return value;
    },
    get problem() {
      return problem;
    },
    get waiting() {
      return waiting;
    },
    again: () => take(ask()),
  };
}
