import { ensurePrograms, FFMPEG } from './lib/system-packages.js';

// The command's own arguments are paths typed by somebody: they are read from where they were typed.
await ensurePrograms(FFMPEG);
process.chdir(process.env['INIT_CWD'] ?? process.cwd());
await import('../eval/main.js');
