// Draws the welcome screen once, at build time, from the very component that the app shows.
import { build } from 'esbuild';
import { createRequire } from 'node:module';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

const WEB_EXTENSIONS = [
  '.web.tsx',
  '.web.ts',
  '.tsx',
  '.ts',
  '.web.mjs',
  '.web.js',
  '.mjs',
  '.js',
  '.json',
];

/** Compiles the entry for Node, with react-native-web in the place of React Native. */
async function loadEntry(appDir) {
  const folder = await mkdtemp(join(appDir, '.expo-welcome-'));
  try {
    const outfile = join(folder, 'entry.cjs');
    await build({
      absWorkingDir: appDir,
      entryPoints: [join(appDir, 'web', 'welcome.entry.jsx')],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      jsx: 'automatic',
      mainFields: ['browser', 'module', 'main'],
      conditions: ['browser', 'import'],
      resolveExtensions: WEB_EXTENSIONS,
      alias: { 'react-native': 'react-native-web' },
      define: {
        __DEV__: 'false',
        'process.env.NODE_ENV': '"production"',
        'process.env.EXPO_OS': '"web"',
      },
      loader: { '.js': 'jsx', '.ttf': 'empty', '.png': 'empty' },
      logLevel: 'error',
    });
    return createRequire(outfile)(outfile);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The fonts of the page under the names that the app uses, from the files of the export. */
function fontFaces(files, names) {
  return names
    .map((name) => {
      const file = files.find((path) => path.includes(`/${name}.`) && path.endsWith('.ttf'));
      if (file === undefined) throw new Error(`the export has no font ${name}`);
      return `@font-face{font-family:"${name}";src:url(${file}) format("truetype");font-display:swap}`;
    })
    .join('');
}

/**
 * The page of the address `/`: the app's page with the welcome screen drawn into it and the app's
 * scripts named, not loaded.
 */
export async function renderWelcome({ appDir, page, files }) {
  const { renderWelcomePage, fontNames } = await loadEntry(appDir);
  const { html, css } = renderWelcomePage();
  const scripts = [...page.matchAll(/<script src="([^"]+)"[^>]*><\/script>/g)].map(
    ([, src]) => src,
  );
  if (scripts.length === 0) throw new Error('the page of the export names no scripts');
  const starter = await readFile(join(appDir, 'web', 'welcome.js'), 'utf8');
  const named = JSON.stringify(scripts).replaceAll('<', '\\u003c');
  return page
    .replace(/<script src="[^"]+"[^>]*><\/script>/g, '')
    .replace('</head>', `<style>${fontFaces(files, fontNames)}</style>${css}</head>`)
    .replace(/<div id="root">.*?<\/div>/s, `<div id="root">${html}</div>`)
    .replace(
      '</body>',
      `<script type="application/json" id="app-scripts">${named}</script><script>${starter}</script></body>`,
    );
}
