// web/src/lib/code.ts - the one-time code of a link: it stands behind '#', so that it never travels in an address.

/** Read once; the address bar and the history forget it. */
export function code_of_link(): string {
  const code = new URLSearchParams(location.hash.slice(1)).get('code') ?? '';
  if (location.hash) history.replaceState(null, '', location.pathname + location.search);
  return code;
}
