// web/src/lib/problem.ts - anything thrown, as a Problem that can be shown.
import type { Problem } from './client';
import { Refusal } from './http';

export function problem_of(thrown: unknown): Problem {
  if (thrown instanceof Refusal) return thrown.problem;
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  return {
    type: '',
    title: 'Something on this page failed',
    status: 0,
    detail,
    code: 'desk.page',
    kept: '',
    remedy: '',
  };
}
