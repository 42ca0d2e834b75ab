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

const few_days = 7;
const days_told = (one: Series | undefined): number => one?.values.filter((figure) => figure !== null).length ?? 0;

/** Of the first metric with more than a few days: of some only parts were exported, or hardly any. */
export async function first_series(metrics: string[], query: Query): Promise<AskedSeries> {
  let first: AskedSeries | undefined;
  for (const metric of metrics) {
    const asked = await each_series([metric], query);
    const problem = asked.problems[0];
    if ((problem && problem.code !== 'series.no_data') || days_told(asked.found[0]) > few_days) return asked;
    if (!problem) first ??= asked;
  }
  return first ?? { found: [], problems: [] };
}
