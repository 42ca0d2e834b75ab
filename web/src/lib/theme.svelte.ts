// web/src/lib/theme.svelte.ts - light, dark, or what the computer asks for.
export type Theme = 'light' | 'dark' | 'system';
const kept = 'regie-theme';

function first_theme(): Theme {
  const chosen = localStorage.getItem(kept);
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system';
}

const asks_dark = matchMedia('(prefers-color-scheme: dark)');
export const theme: { chosen: Theme; is_dark: boolean } = $state({ chosen: first_theme(), is_dark: false });

function apply(): void {
  theme.is_dark = theme.chosen === 'dark' || (theme.chosen === 'system' && asks_dark.matches);
  document.documentElement.dataset['theme'] = theme.is_dark ? 'dark' : 'light';
}

asks_dark.addEventListener('change', apply);
apply();

export function choose_theme(chosen: Theme): void {
  theme.chosen = chosen;
  if (chosen === 'system') localStorage.removeItem(kept);
  else localStorage.setItem(kept, chosen);
  apply();
}
