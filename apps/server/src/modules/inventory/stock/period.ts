const USUAL_DAYS = 90;
const DAY_MS = 86_400_000;

export interface Period {
  readonly from: Date;
  /** The first moment that is no longer meant. */
  readonly to: Date;
}

/** A time as it was asked for: by default the 90 days up to its end, which is by default now. */
export function periodOf(asked: {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}): Period {
  const to = asked.to === undefined ? new Date() : new Date(asked.to);
  const usual = new Date(to.getTime() - USUAL_DAYS * DAY_MS);
  return { from: asked.from === undefined ? usual : new Date(asked.from), to };
}
