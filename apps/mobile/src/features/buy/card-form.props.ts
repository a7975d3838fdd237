/** What became of the person's try to pay. `processing`: the bank has not said its last word. */
export type CardOutcome =
  | { kind: 'done' }
  | { kind: 'processing' }
  | { kind: 'canceled' }
  | { kind: 'refused'; message: string | null }
  /** The vendor's own form could not be opened. */
  | { kind: 'unavailable' };

export interface CardFormProps {
  clientSecret: string;
  publishableKey: string;
  amount: string;
  onOutcome: (outcome: CardOutcome) => void;
}
