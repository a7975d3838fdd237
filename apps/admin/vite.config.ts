import { defineConfig } from 'vite';

/** Takes the place of a nonce until the server writes one into each answer of the page. */
const NONCE_MARK = '__CSP_NONCE__';
const API = process.env['MI_API_URL'] ?? 'http://localhost:3142';

export default defineConfig({
  base: '/admin/',
  html: { cspNonce: NONCE_MARK },
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  build: {
    target: 'es2022',
    // A strict policy of content knows no data: addresses of fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // MUI marks its files for servers that render React; there is none here.
      onLog: (level, log, report) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log);
      },
    },
    // React-admin and MUI are one piece that every page needs.
    chunkSizeWarningLimit: 1_500,
  },
  server: {
    // The API takes cookies from its own address alone.
    proxy: { '/api': { target: API, changeOrigin: true, headers: { origin: API } } },
  },
});
