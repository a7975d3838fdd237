import { ensurePrograms, FFMPEG } from './lib/system-packages.js';

await ensurePrograms(FFMPEG);
process.chdir(process.env['INIT_CWD'] ?? process.cwd());
await import('../eval/learning/main.js');
