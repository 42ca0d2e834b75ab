// web/src/lib/language.svelte.ts - English and Dutch labels. Sentences about figures come from the server.
export type Language = 'en' | 'nl';
export type Words = Record<string, readonly [en: string, nl: string]>;
export type Values = Record<string, string | number>;

const kept = 'regie-language';

function first_language(): Language {
  const chosen = localStorage.getItem(kept);
  if (chosen === 'en' || chosen === 'nl') return chosen;
  return navigator.language.toLowerCase().startsWith('nl') ? 'nl' : 'en';
}

export const language: { now: Language } = $state({ now: first_language() });

export function use_language(now: Language): void {
  language.now = now;
  localStorage.setItem(kept, now);
  document.documentElement.lang = now;
}

/** `{name}` stands for a value; "one|many" is chosen by `values.count`. */
export function fill(text: string, values: Values = {}): string {
  const [one = '', many] = text.split('|');
  const form = many === undefined || values['count'] === 1 ? one : many;
  return form.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** The labels of one page: reads the language each time, so that a page follows a switch at once. */
export function speak<W extends Words>(words: W): (key: keyof W & string, values?: Values) => string {
  return (key, values) => {
    const pair = words[key] as readonly [string, string] | undefined;
    return fill(pair ? pair[language.now === 'nl' ? 1 : 0] : key, values);
  };
}
