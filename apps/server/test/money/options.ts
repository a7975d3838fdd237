/** What `npm run simulate:money` is asked to do. */
export interface SimulationOptions {
  readonly users: number;
  readonly operations: number;
  readonly seed: number;
  /** How many people act at the same time. */
  readonly parallel: number;
}

const USAGE =
  'npm run simulate:money -- [--users N] [--operations M] [--seed S] [--parallel P]; whole numbers';
const USUAL_OPERATIONS = 2_000;
/** A person does about so much when their number is not told. */
const USUAL_PER_USER = 20;
const USUAL_PARALLEL = 32;

/** Reads the flags; `inventSeed` gives the seed that was not told. @throws Error with the usage */
export function readOptions(
  args: readonly string[],
  inventSeed: () => number = () => Math.floor(Math.random() * 1_000_000),
): SimulationOptions {
  const told = new Map<string, number>();
  for (let index = 0; index < args.length; index += 2) {
    const name = args[index]?.replace(/^--/, '') ?? '';
    const value = Number(args[index + 1]);
    const isKnown = ['users', 'operations', 'seed', 'parallel'].includes(name);
    if (!isKnown || !Number.isInteger(value) || value < (name === 'seed' ? 0 : 1)) {
      throw new Error(USAGE);
    }
    told.set(name, value);
  }
  const operations = told.get('operations') ?? USUAL_OPERATIONS;
  return {
    operations,
    users: told.get('users') ?? Math.max(1, Math.round(operations / USUAL_PER_USER)),
    seed: told.get('seed') ?? inventSeed(),
    parallel: told.get('parallel') ?? USUAL_PARALLEL,
  };
}

/** The command that runs the same plan again. */
export function replayCommand({ users, operations, seed, parallel }: SimulationOptions): string {
  return (
    `npm run simulate:money -- --users ${users} --operations ${operations} ` +
    `--seed ${seed} --parallel ${parallel}`
  );
}
