export interface Pairing {
  readonly row: number;
  readonly column: number;
  readonly score: number;
}

/**
 * Pairs rows with columns one to one, best score first; pairs at or below `threshold` stay apart.
 * Greedy is enough: boxes of distinct facings barely overlap, so conflicts are rare and local.
 */
export function assignBestFirst(
  rows: number,
  columns: number,
  scoreOf: (row: number, column: number) => number,
  threshold: number,
): Pairing[] {
  const all: Pairing[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const score = scoreOf(row, column);
      if (score > threshold) all.push({ row, column, score });
    }
  }
  all.sort((a, b) => b.score - a.score);
  const rowTaken = new Set<number>();
  const columnTaken = new Set<number>();
  const pairs: Pairing[] = [];
  for (const pair of all) {
    if (rowTaken.has(pair.row) || columnTaken.has(pair.column)) continue;
    rowTaken.add(pair.row);
    columnTaken.add(pair.column);
    pairs.push(pair);
  }
  return pairs;
}
