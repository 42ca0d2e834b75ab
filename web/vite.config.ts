// web/vite.config.ts - builds the desk into web/dist; while developing, asks `regie serve` for data.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

// Two scripts: what the Monday page and a finding need, and all other pages with what only they use. Many
// small ones compress worse.
type Importers = (id: string) => { importers: readonly string[] } | null;
function comes_later(id: string, of: Importers, seen = new Set<string>()): boolean {
  if (seen.has(id)) return true;
  seen.add(id);
  if (/\/src\/pages\/(?!Today\.|Finding\.)[^/]+\.svelte$/.test(id)) return true;
  const importers = of(id)?.importers ?? [];
  return /\/src\//.test(id) && importers.length > 0 && importers.every((one) => comes_later(one, of, seen));
}

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
        manualChunks: (id, { getModuleInfo }) => (comes_later(id, getModuleInfo) ? 'pages' : undefined),
      },
    },
  },
  server: { proxy: { '/api': process.env['REGIE_SERVER'] ?? 'http://127.0.0.1:8787' } },
});
