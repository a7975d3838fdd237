/** A month, a quarter, a year: how far back losses are looked at. */
export const spans = ['30', '90', '365'] as const;
export type Span = (typeof spans)[number];

const DAY_MS = 86_400_000;

/** The moment at which a span that ends now began. */
export function startOf(span: Span, now: Date): string {
  return new Date(now.getTime() - Number(span) * DAY_MS).toISOString();
}
