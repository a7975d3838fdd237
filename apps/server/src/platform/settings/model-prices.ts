/**
 * The vendors' list prices of November 2026, in micro-USD per million tokens: where the price table
 * of the settings begins. Staff correct it there. A reading of a cache costs a tenth of the input
 * (Sonnet 5.5: a twentieth), a writing to it 1.25 times the input.
 * https://platform.claude.com/docs/en/about-claude/pricing
 * https://developers.openai.com/api/docs/pricing
 */
export const modelPrices = {
  'claude-haiku-5-5': { input: 100_000, cachedInput: 10_000, cacheWrite: 125_000, output: 500_000 },
  'claude-sonnet-5-5': {
    input: 2_000_000,
    cachedInput: 100_000,
    cacheWrite: 2_500_000,
    output: 10_000_000,
  },
  'claude-opus-5-5': {
    input: 4_000_000,
    cachedInput: 400_000,
    cacheWrite: 5_000_000,
    output: 20_000_000,
  },
  'gpt-6-luna': { input: 100_000, cachedInput: 10_000, cacheWrite: 125_000, output: 500_000 },
  'gpt-5.6-luna': { input: 200_000, cachedInput: 20_000, cacheWrite: 250_000, output: 1_200_000 },
  'gpt-5.4-mini': { input: 750_000, cachedInput: 75_000, cacheWrite: 937_500, output: 4_500_000 },
} as const;
