// What Expo's export does not do: a welcome page that needs none of the app's code, and a service
// worker that knows the files of this very build.
import { createHash } from 'node:crypto';
import { copyFile, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, relative, sep } from 'node:path';
import { renderWelcome } from './render-welcome.mjs';

/** What is kept on the device; maps and the welcome page are not part of the app. */
const KEPT = /^\/(app\.html|manifest\.webmanifest|[\w-]+\.png|_expo\/.*\.(js|css)|assets\/.*)$/;

/** `/path` of every file below the folder. */
async function listFiles(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => `/${relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')}`)
    .sort();
}

async function writeServiceWorker({ appDir, outputDir }) {
  const shell = (await listFiles(outputDir)).filter((path) => KEPT.test(path));
  const source = await readFile(join(appDir, 'web', 'service-worker.js'), 'utf8');
  const hash = createHash('sha256').update(source);
  for (const path of shell) hash.update(path).update(await readFile(join(outputDir, path)));
  const version = hash.digest('hex').slice(0, 16);
  const constants = `const VERSION = '${version}';\nconst SHELL = ${JSON.stringify(shell)};\n`;
  await writeFile(join(outputDir, 'sw.js'), constants + source);
}

/**
 * The decoder of barcodes, for browsers that have none (src/lib/scan/barcode-reader.ts). Served by
 * ourselves: its package would fetch it from a public CDN.
 */
async function copyDecoder({ appDir, outputDir }) {
  const fromApp = createRequire(join(appDir, 'package.json'));
  const fromDetector = createRequire(fromApp.resolve('barcode-detector/ponyfill'));
  const decoder = fromDetector.resolve('zxing-wasm/reader/zxing_reader.wasm');
  await copyFile(decoder, join(outputDir, 'zxing_reader.wasm'));
}

/**
 * The page of the app with what its first screen waits for besides the scripts, asked for at once and not
 * only when the scripts have run: the fonts, and for who is signed in the pieces that home is made of.
 */
function withPreloads(page, files) {
  const fonts = files.filter((path) => path.includes('/@expo-google-fonts/'));
  const ofHome = files.filter((path) => /\/(HomeScreen|member-pack)-[0-9a-f]+\.js$/.test(path));
  if (fonts.length === 0 || ofHome.length !== 2) {
    throw new Error(
      'the export has not the fonts, or not the pieces of home, that were looked for',
    );
  }
  const links = fonts.map(
    (href) => `<link rel="preload" as="font" type="font/ttf" crossorigin href="${href}"/>`,
  );
  // The same mark as in web/welcome.js; it holds no right.
  const script = `try{if(localStorage.getItem('miinventario.signedIn')==='1')for(const href of ${JSON.stringify(ofHome)}){const link=document.createElement('link');Object.assign(link,{rel:'preload',as:'script',href});document.head.append(link)}}catch{}`;
  return page.replace('</head>', `${links.join('')}<script>${script}</script></head>`);
}

/** @param {{ appDir: string, outputDir: string }} folders */
export async function finishExport(folders) {
  const { appDir, outputDir } = folders;
  const page = join(outputDir, 'app.html');
  await rename(join(outputDir, 'index.html'), page);
  const files = await listFiles(outputDir);
  const plain = await readFile(page, 'utf8');
  const welcome = await renderWelcome({ appDir, page: plain, files });
  await writeFile(join(outputDir, 'index.html'), welcome);
  await writeFile(page, withPreloads(plain, files));
  await copyDecoder(folders);
  await writeServiceWorker(folders);
}
