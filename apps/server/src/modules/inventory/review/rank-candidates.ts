/** Where a suggestion comes from. */
export const CANDIDATE_SOURCES = ['current', 'barcode', 'name', 'look'] as const;
export type CandidateSource = (typeof CANDIDATE_SOURCES)[number];

/** A product that a line may be. */
export interface Candidate {
  readonly productId: string;
  /** 0..1, for ordering alone. */
  readonly score: number;
  readonly source: CandidateSource;
}

export const MAX_CANDIDATES = 5;

/**
 * The likeliest products of a line, each once by its best reason. Reasons that agree strengthen
 * each other: a product of a like name that also looks alike comes before one that only does one.
 */
export function rankCandidates(found: readonly Candidate[]): Candidate[] {
  const byProduct = new Map<string, Candidate>();
  for (const next of found) {
    const known = byProduct.get(next.productId);
    if (!known) byProduct.set(next.productId, next);
    else {
      const best = next.score > known.score ? next : known;
      const score = 1 - (1 - known.score) * (1 - next.score);
      byProduct.set(next.productId, { ...best, score });
    }
  }
  return [...byProduct.values()]
    .sort((a, b) => b.score - a.score || a.productId.localeCompare(b.productId))
    .slice(0, MAX_CANDIDATES);
}

/** How alike two names are, 0..1: the share of letter triples they have in common. */
export function nameLikeness(a: string, b: string): number {
  const first = triples(a);
  const second = triples(b);
  if (first.size === 0 || second.size === 0) return 0;
  let common = 0;
  for (const triple of first) if (second.has(triple)) common += 1;
  return common / (first.size + second.size - common);
}

function triples(text: string): Set<string> {
  const plain = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const found = new Set<string>();
  for (const word of plain) {
    const padded = `  ${word} `;
    for (let i = 0; i + 3 <= padded.length; i += 1) found.add(padded.slice(i, i + 3));
  }
  return found;
}
