// web/vite.config.ts - builds the desk into web/dist; while developing, asks `regie serve` for data.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

// Four scripts: what the Monday page and a finding need, what the voice of a brand alone needs, what the inbox alone
// needs, and all other pages with what only they use. Many small ones compress worse.
type Importers = (id: string) => { importers: readonly string[] } | null;
function only_for(page: RegExp, id: string, of: Importers, seen = new Set<string>()): boolean {
  if (seen.has(id)) return true;
  seen.add(id);
  if (page.test(id)) return true;
  const importers = of(id)?.importers ?? [];
  return /\/src\//.test(id) && importers.length > 0 && importers.every((one) => only_for(page, one, of, seen));
}
const voice = /\/src\/pages\/Voice\.svelte$/;
const inbox = /\/src\/pages\/Inbox\.svelte$/;
const later = /\/src\/pages\/(?!Today\.|Finding\.)[^/]+\.svelte$/;

export default defineConfig({
  plugins: [svelte()],
  build: {
    target: 'es2022',
    // Small pictures as data: addresses would need a wider content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    cssCodeSplit: false,
    minify: 'terser',
    terserOptions: { ecma: 2020, module: true, compress: { passes: 3, keep_fargs: false } },
    rollupOptions: {
      output: {
        onlyExplicitManualChunks: true,
        manualChunks: (id, { getModuleInfo }) =>
          only_for(voice, id, getModuleInfo)
            ? 'voice'
            : only_for(inbox, id, getModuleInfo)
              ? 'inbox'
              : only_for(later, id, getModuleInfo)
                ? 'pages'
                : undefined,
      },
    },
  },
  server: { proxy: { '/api': process.env['REGIE_SERVER'] ?? 'http://127.0.0.1:8787' } },
});
