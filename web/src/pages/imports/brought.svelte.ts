// web/src/pages/imports/brought.svelte.ts - files brought to the desk: sent one after the other, read, and
// read
// again with other options.
import { client, type Problem, type ReadOptions, type Upload } from '../../lib/client';
import { problem_of } from '../../lib/problem';

export interface Options {
  as?: string;
  decimal?: 'comma' | 'point';
  dates?: 'dmy' | 'mdy';
  map: Record<string, string>;
}

export class Brought {
  upload: Upload | undefined = $state.raw();
  problem: Problem | undefined = $state.raw();
  busy = $state(true);
  options: Options = $state.raw({ map: {} });

  constructor(readonly workspace: string, readonly file: File) {}

  async send(): Promise<void> {
    await this.read(() => client.upload({ workspace: this.workspace, path: this.file.name }, this.file));
  }

  async choose(change: Partial<Options>): Promise<void> {
    const { upload } = this;
    if (!upload) return;
    this.options = { ...this.options, ...change };
    await this.read(() =>
      client.preview_upload({ workspace: this.workspace, id: upload.upload }, this.read_options()));
  }

  override(header: string, as: string | undefined): Promise<void> {
    const map = Object.fromEntries(Object.entries(this.options.map).filter(([name]) => name !== header));
    return this.choose({ map: as === undefined ? map : { ...map, [header]: as } });
  }

  read_options(): ReadOptions {
    const { as, decimal, dates, map } = this.options;
    return {
      ...(as ? { as } : {}), ...(decimal ? { decimal } : {}), ...(dates ? { dates } : {}),
      ...(Object.keys(map).length > 0 ? { map } : {}),
    };
  }

  private async read(ask: () => Promise<Upload>): Promise<void> {
    this.busy = true;
    this.problem = undefined;
    try {
      this.upload = await ask();
    } catch (thrown) {
      this.problem = problem_of(thrown);
    }
    this.busy = false;
  }

  /** A number or a day that can be read two ways, as far as nobody has said which. */
  asks(code: 'intake.ambiguous_number' | 'intake.ambiguous_day'): boolean {
    return this.upload?.files.some((file) => file.problems.some((one) => one.code === code)) ?? false;
  }
}
