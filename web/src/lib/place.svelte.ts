// web/src/lib/place.svelte.ts - where the person is: the address bar as state, and links that keep `as_of`.
export type Page =
  | 'home'
  | 'sign-in'
  | 'set-up'
  | 'reset'
  | 'me'
  | 'desk'
  | 'today'
  | 'finding'
  | 'decisions'
  | 'decision'
  | 'decide'
  | 'timeline'
  | 'imports'
  | 'import'
  | 'voice'
  | 'charter'
  | 'report'
  | 'settings'
  | 'inbox'
  | 'lost';

export interface Place {
  path: string;
  page: Page;
  workspace: string;
  id: string;
  query: Record<string, string>;
}

const alone = ['sign-in', 'set-up', 'reset', 'me', 'desk'];
const of_workspace = [
  'today',
  'inbox',
  'decisions',
  'decide',
  'timeline',
  'imports',
  'voice',
  'charter',
  'report',
  'settings',
];
const with_id: Record<string, Page> = { findings: 'finding', decisions: 'decision', imports: 'import', inbox: 'inbox' };

export function read_place(path: string, search: string): Place {
  const query = Object.fromEntries(new URLSearchParams(search));
  const parts = path.split('/').filter(Boolean).map(decodeURIComponent);
  const [first, workspace = '', name = 'today', id = ''] = parts;
  const at = (page: Page): Place => ({ path, page, workspace: first === 'w' ? workspace : '', id, query });
  if (!first) return at('home');
  if (parts.length === 1 && alone.includes(first)) return at(first as Page);
  if (first !== 'w' || !workspace) return at('lost');
  if (id) return at(with_id[name] ?? 'lost');
  return at(of_workspace.includes(name) ? (name as Page) : 'lost');
}

export const place: Place = $state(read_place(location.pathname, location.search));

function look(): void {
  Object.assign(place, read_place(location.pathname, location.search));
}

/** The address of a page; `as_of` goes along, so that a desk opened on another day stays on it. */
export function href(path: string, query: Record<string, string | number | undefined> = {}): string {
  const all = { as_of: place.query['as_of'], ...query };
  const text = Object.entries(all)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
    .join('&');
  return text ? `${path}?${text}` : path;
}

/** The address of a page of the workspace in view. */
export function here(page: string, query: Record<string, string | number | undefined> = {}): string {
  return href(`/w/${encodeURIComponent(place.workspace)}/${page}`, query);
}

function open_address(to: string, replace: boolean): void {
  if (replace) history.replaceState(null, '', to);
  else history.pushState(null, '', to);
  const before = place.path;
  look();
  if (place.path !== before) scrollTo(0, 0);
}

export function go(path: string, query: Record<string, string | number | undefined> = {}): void {
  open_address(path.includes('?') ? path : href(path, query), false);
}

export function go_instead(path: string, query: Record<string, string | number | undefined> = {}): void {
  open_address(path.includes('?') ? path : href(path, query), true);
}

/** Makes plain links within the desk move without loading the page anew. Called once. */
export function follow_links(): void {
  addEventListener('popstate', look);
  document.addEventListener('click', (event) => {
    if (
      event.defaultPrevented ||
      event.button ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return;
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    if (!(link instanceof HTMLAnchorElement) || link.target || link.hasAttribute('download')) return;
    const url = new URL(link.href);
    if (url.origin !== location.origin || /^\/(api|assets|share)\//.test(url.pathname)) return;
    // A link within the page (skip to content) is the browser's.
    if (url.hash && url.pathname === location.pathname) return;
    event.preventDefault();
    open_address(url.pathname + url.search, false);
  });
}
