// web/src/lib/deed.svelte.ts - a write: busy while it runs, its problem when it is refused.
import type { Problem } from './client';
import { problem_of } from './problem';

export class Deed {
  busy = $state(false);
  problem: Problem | undefined = $state.raw();

  /** Undefined where it was refused, or where the one before is still under way. */
  async run<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (this.busy) return undefined;
    this.busy = true;
    this.problem = undefined;
    try {
      return await work();
    } catch (thrown) {
      this.problem = problem_of(thrown);
      return undefined;
    } finally {
      this.busy = false;
    }
  }
}
