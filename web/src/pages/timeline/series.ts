// web/src/pages/timeline/series.ts - daily figures of several metrics; one without hides no other.
import { client, type Problem, type Series } from '../../lib/client';
import { problem_of } from '../../lib/problem';

export interface AskedSeries { found: Series[]; problems: Problem[] }
interface Query { workspace: string; from: string; to: string; where: string }

export async function each_series(metrics: string[], query: Query): Promise<AskedSeries> {
  const answers = await Promise.allSettled(metrics.map((metric) => client.series({ ...query, metric })));
  return {
    found: answers.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])),
    problems: answers.flatMap((one) => (one.status === 'rejected' ? [problem_of(one.reason)] : [])),
  };
}

/** Of the first metric that has figures here: of some only parts were exported, and no total. */
export async function first_series(metrics: string[], query: Query): Promise<AskedSeries> {
  let last: AskedSeries = { found: [], problems: [] };
  for (const metric of metrics) {
    last = await each_series([metric], query);
    if (last.problems[0]?.code !== 'series.no_data') return last;
  }
  return last;
}
