import { platform } from 'node:os';
import { canInstallPackages, findProgram, installPackages } from '@miinventario/devkit';
import { PlainError, step } from './console.js';

/** A program of the system and the Debian package that brings it. */
export interface SystemProgram {
  readonly program: string;
  /** Other programs that do as well. */
  readonly alternatives?: readonly string[];
  readonly debianPackage: string;
  /** The variable that names another place of it. */
  readonly variable?: string;
}

export const FFMPEG: readonly SystemProgram[] = [
  { program: 'ffmpeg', debianPackage: 'ffmpeg', variable: 'FFMPEG_PATH' },
  { program: 'ffprobe', debianPackage: 'ffmpeg', variable: 'FFPROBE_PATH' },
];
export const CHROMIUM: SystemProgram = {
  program: 'chromium',
  alternatives: ['chromium-browser', 'google-chrome'],
  debianPackage: 'chromium',
  variable: 'CHROMIUM_PATH',
};

/** Where the program is: where its variable says, or on the PATH under one of its names. */
export async function locateProgram(wanted: SystemProgram): Promise<string | undefined> {
  const named = wanted.variable === undefined ? undefined : process.env[wanted.variable];
  if (named) return named;
  for (const name of [wanted.program, ...(wanted.alternatives ?? [])]) {
    const found = await findProgram(name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * Sees to it that the programs are there; installs them when it may.
 * @throws PlainError naming the packages and the command when it may not.
 */
export async function ensurePrograms(programs: readonly SystemProgram[]): Promise<void> {
  const missing: SystemProgram[] = [];
  for (const wanted of programs) {
    if ((await locateProgram(wanted)) === undefined) missing.push(wanted);
  }
  if (missing.length === 0) return;
  const packages = [...new Set(missing.map((wanted) => wanted.debianPackage))];
  if (await canInstallPackages()) {
    await step(`Instalando ${packages.join(', ')}`, () => installPackages(packages)).catch(
      (error: unknown) => {
        const reason = error instanceof Error ? error.message : String(error);
        throw new PlainError(`No se pudo instalar ${packages.join(', ')}: ${reason}`);
      },
    );
    return;
  }
  const command =
    platform() === 'darwin'
      ? `brew install ${packages.join(' ')}`
      : `sudo apt-get install -y ${packages.join(' ')}`;
  const names = missing.map((wanted) => wanted.program).join(', ');
  throw new PlainError(
    `Falta ${names}. Instálelo con: ${command} (missing system package, install it and try again)`,
  );
}
