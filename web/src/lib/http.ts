// web/src/lib/http.ts - every request: language and day, token, one key per write, repeats, memory of GETs.
import type { Problem } from './client';

/** The server said no, or did not answer; `problem` says what happened, what was kept and what to do. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
  ) {
    super(problem.title);
  }
}

interface Context {
  language: () => string;
  as_of: () => string | undefined;
  token: () => string | undefined;
  signed_out: () => void;
}

// Filled in by main.ts: http.ts is used by every module and itself uses none of them.
const context: Context = {
  language: () => 'en',
  as_of: () => undefined,
  token: () => undefined,
  signed_out: () => undefined,
};
export function set_context(given: Context): void {
  Object.assign(context, given);
}

export function fresh_key(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  // Over plain http to another machine browsers leave randomUUID out.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

type Query = Record<string, string | number | undefined>;

export function address(path: string, query: Query = {}): string {
  const all: Query = { ...query };
  if (path.startsWith('/api/v1/w/')) {
    all['language'] ??= context.language();
    all['as_of'] ??= context.as_of();
  }
  const text = Object.entries(all)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
    .join('&');
  return text ? `${path}?${text}` : path;
}

interface Remembered {
  etag: string;
  body: unknown;
}
const remembered = new Map<string, Remembered>();
const remembered_most = 60;

/** What a GET answered last, without asking: lets a page draw at once and be refreshed after. */
export function forget_all(): void {
  remembered.clear();
}

const tries = 3;
const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

async function ask(url: string, init: RequestInit): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    try {
      const answer = await fetch(url, init);
      // Another request with this key is still under way: it will have an answer soon.
      const in_progress = answer.status === 425 || answer.status === 503;
      if (!in_progress || attempt === tries) return answer;
    } catch (error) {
      if (attempt === tries) throw error;
    }
    await wait(300 * 3 ** (attempt - 1));
  }
}

const words = {
  en: [
    'The server did not answer',
    'What you wrote is still on this page.',
    'Check that Regie runs, then try again.',
  ],
  nl: [
    'De server gaf geen antwoord',
    'Wat je schreef staat nog op deze pagina.',
    'Kijk of Regie draait en probeer het opnieuw.',
  ],
} as const;

function no_answer(detail: string): Refusal {
  const [title, kept, remedy] = words[context.language() === 'nl' ? 'nl' : 'en'];
  return new Refusal(0, {
    type: 'about:blank',
    title,
    status: 0,
    detail,
    code: 'desk.no_answer',
    kept,
    remedy,
  });
}

async function refusal_of(answer: Response): Promise<Refusal> {
  const text = await answer.text();
  try {
    const body = JSON.parse(text) as Partial<Problem>;
    return new Refusal(answer.status, {
      type: '',
      title: answer.statusText,
      status: answer.status,
      detail: '',
      code: '',
      kept: '',
      remedy: '',
      ...body,
    });
  } catch {
    return no_answer(`HTTP ${answer.status}`);
  }
}

export async function send<Reply>(
  method: string,
  path: string,
  query: Query = {},
  body?: unknown,
): Promise<Reply> {
  const url = address(path, query);
  const headers: Record<string, string> = { Accept: 'application/json' };
  const reads = method === 'GET';
  const known = reads ? remembered.get(url) : undefined;
  if (known) headers['If-None-Match'] = known.etag;
  if (!reads) {
    headers['Idempotency-Key'] = fresh_key();
    const token = context.token();
    if (token) headers['X-Regie-Token'] = token;
  }
  const bytes = body instanceof Blob;
  if (body !== undefined) headers['Content-Type'] = bytes ? 'application/octet-stream' : 'application/json';
  const payload = body === undefined ? null : bytes ? body : JSON.stringify(body);
  let answer: Response;
  try {
    answer = await ask(url, {
      method,
      headers,
      body: payload,
      credentials: 'same-origin',
      cache: 'no-store',
    });
  } catch (error) {
    throw no_answer(error instanceof Error ? error.message : '');
  }
  if (answer.status === 304 && known) return known.body as Reply;
  if (!answer.ok) {
    const refusal = await refusal_of(answer);
    if (refusal.problem.code === 'access.signed_out') context.signed_out();
    throw refusal;
  }
  const json = (answer.headers.get('Content-Type') ?? '').includes('json');
  const reply: unknown = json ? await answer.json() : await answer.text();
  const etag = answer.headers.get('ETag');
  if (reads && etag) {
    if (remembered.size >= remembered_most) remembered.delete(remembered.keys().next().value ?? '');
    remembered.set(url, { etag, body: reply });
  }
  return reply as Reply;
}
