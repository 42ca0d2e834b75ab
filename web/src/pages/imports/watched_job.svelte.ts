// web/src/pages/imports/watched_job.svelte.ts - long work as it goes on, told by server-sent events; asked for
// now and then where those do not come through.
import { client, type Job, type Problem } from '../../lib/client';
import { problem_of } from '../../lib/problem';

const ask_again_ms = 1500;

export class WatchedJob {
  job: Job | undefined = $state.raw();
  problem: Problem | undefined = $state.raw();
  private source: EventSource | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly workspace: string, private readonly ended: () => void) {}

  watch(job: Job): void {
    this.take(job);
    if (job.state !== 'running') return;
    this.source = new EventSource(client.watch_job_address({ workspace: this.workspace, id: job.id }));
    const heard = (event: MessageEvent<string>): void => this.take(JSON.parse(event.data) as Job);
    this.source.onmessage = heard;
    this.source.addEventListener('job', heard);
    this.source.onerror = () => {
      this.source?.close();
      if (this.job?.state === 'running') void this.ask(job.id);
    };
  }

  async cancel(): Promise<void> {
    const { job } = this;
    if (job?.state !== 'running') return;
    try {
      this.take(await client.cancel_job({ workspace: this.workspace, id: job.id }));
    } catch (thrown) {
      this.problem = problem_of(thrown);
    }
  }

  stop(): void {
    this.source?.close();
    clearTimeout(this.timer);
  }

  private take(job: Job): void {
    const was = this.job?.state;
    // An answer made before the end may arrive after it: what has ended does not run again.
    if (was !== undefined && was !== 'running') return;
    this.job = job;
    if (job.state === 'running') return;
    this.stop();
    this.ended();
  }

  private async ask(id: string): Promise<void> {
    try {
      this.take(await client.job({ workspace: this.workspace, id }));
      this.problem = undefined;
    } catch (thrown) {
      this.problem = problem_of(thrown);
    }
    clearTimeout(this.timer);
    if (this.job?.state === 'running') this.timer = setTimeout(() => void this.ask(id), ask_again_ms);
  }
}
