/** Where a bench leaves its pictures. */
export interface PlotSink {
  /** `svg` is a whole document; `title` tells what it shows. */
  add(name: string, title: string, svg: string): void;
}

/** What a file `bench/<name>.bench.ts` exports. */
export interface Bench {
  /** Heading of its section in the report. */
  readonly title: string;
  /** Prints its figures; gives the exit code of the command, 1 when a target was missed. */
  run(args: readonly string[], plots: PlotSink): Promise<number>;
}
