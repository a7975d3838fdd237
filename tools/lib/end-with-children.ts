import { killAllChildren } from '@miinventario/devkit';

/** Ctrl-C and a polite kill end this command together with everything that it has started. */
export function endWithChildren(): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      killAllChildren();
      process.exit(130);
    });
  }
}
