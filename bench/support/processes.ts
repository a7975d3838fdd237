import { readFile } from 'node:fs/promises';

/** Ticks of /proc/PID/stat: Linux answers USER_HZ = 100 on every architecture (proc(5)). */
const TICKS_PER_SECOND = 100;

/** CPU seconds of a process and of its children that have ended: fields 14 to 17 of proc(5). */
export async function cpuSecondsOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / TICKS_PER_SECOND;
}

/** Memory of a process in MiB, now (VmRSS) and at its most (VmHWM), of proc(5). */
export async function memoryOf(pid: number): Promise<{ nowMiB: number; peakMiB: number }> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const kib = (field: string): number =>
    Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]);
  return { nowMiB: kib('VmRSS') / 1024, peakMiB: kib('VmHWM') / 1024 };
}
