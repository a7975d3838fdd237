/** Micro-USD per million tokens. */
export interface ModelPrice {
  readonly input: number;
  readonly cachedInput: number;
  readonly cacheWrite: number;
  readonly output: number;
}

/** Tokens by what they are billed as; no token is in two of them. */
export interface TokenUse {
  readonly input: number;
  readonly cachedInput: number;
  readonly cacheWrite: number;
  /** Thinking included. */
  readonly output: number;
  /** Whether we had to estimate, because the answer broke off before it told. */
  readonly isEstimated: boolean;
}

export const NO_TOKENS: TokenUse = {
  input: 0,
  cachedInput: 0,
  cacheWrite: 0,
  output: 0,
  isEstimated: false,
};

export function addTokens(a: TokenUse, b: TokenUse): TokenUse {
  return {
    input: a.input + b.input,
    cachedInput: a.cachedInput + b.cachedInput,
    cacheWrite: a.cacheWrite + b.cacheWrite,
    output: a.output + b.output,
    isEstimated: a.isEstimated || b.isEstimated,
  };
}

export function inputTokens(tokens: TokenUse): number {
  return tokens.input + tokens.cachedInput + tokens.cacheWrite;
}

/** In whole micro-USD, rounded up: a cost is never told too low. */
export function costOf(tokens: TokenUse, price: ModelPrice): number {
  const millionths =
    tokens.input * price.input +
    tokens.cachedInput * price.cachedInput +
    tokens.cacheWrite * price.cacheWrite +
    tokens.output * price.output;
  return Math.ceil(millionths / 1_000_000);
}

/** Tokens of a text, roughly: vendors count 3 to 4 characters as one, names and JSON the fewest. */
export function estimateTextTokens(text: string): number {
  return Math.ceil(text.length / 3);
}
