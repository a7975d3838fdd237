import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** A decision stump over rectangles of the window. */
export interface CascadeNode {
  /** x, y, width, height and weight of each rectangle, one after the other. */
  readonly rectangles: Float64Array;
  /** In standard deviations of the window, times its area. */
  readonly threshold: number;
  readonly below: number;
  readonly above: number;
}

export interface CascadeStage {
  readonly threshold: number;
  readonly nodes: readonly CascadeNode[];
}

/** A cascade of boosted Haar features (Viola & Jones, CVPR 2001). */
export interface Cascade {
  /** Side of its window, pixels. */
  readonly side: number;
  readonly stages: readonly CascadeStage[];
}

let loaded: Cascade | undefined;

/**
 * OpenCV's cascade of frontal faces (R. Lienhart), as the package `tracking` ships it: one list of
 * numbers in a script, which is read and not run.
 */
export function faceCascade(): Cascade {
  loaded ??= parse(readNumbers());
  return loaded;
}

function readNumbers(): number[] {
  const require = createRequire(import.meta.url);
  const script = readFileSync(require.resolve('tracking/build/data/face-min.js'), 'utf8');
  const list = /Float64Array\((\[[^\]]*\])\)/.exec(script)?.[1];
  if (list === undefined) throw new Error('the cascade of faces is not where it was');
  // JSON wants a digit before the point.
  return JSON.parse(list.replace(/(^|[[,-])\./g, '$10.')) as number[];
}

function parse(numbers: readonly number[]): Cascade {
  let at = 0;
  const next = (): number => {
    const value = numbers[at++];
    if (value === undefined) throw new Error('the cascade of faces breaks off');
    return value;
  };
  const side = next();
  if (next() !== side) throw new Error('the window of the cascade is not square');
  const stages: CascadeStage[] = [];
  while (at < numbers.length) {
    const threshold = next();
    const count = next();
    stages.push({ threshold, nodes: Array.from({ length: count }, () => parseNode(next)) });
  }
  return { side, stages };
}

function parseNode(next: () => number): CascadeNode {
  if (next() !== 0) throw new Error('tilted features are not supported');
  const rectangles = Float64Array.from({ length: 5 * next() }, next);
  return { rectangles, threshold: next(), below: next(), above: next() };
}
