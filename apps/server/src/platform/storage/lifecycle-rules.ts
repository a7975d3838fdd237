import type { LifecycleRule } from '@aws-sdk/client-s3';

/** An upload may be resumed for a day. */
const UNFINISHED_DAYS = 2;
/** A day more than the product's own job takes: what it missed is dropped by the store itself. */
const FILM_DAYS = 31;
const EVIDENCE_DAYS = 366;
/** Evidence is looked at in the weeks after a count; later it may lie where it costs less. */
const EVIDENCE_COLD_DAYS = 60;

/**
 * What kind of object a key is of (films, frames, evidence, references...): prefixes begin with the
 * store, so that rules of the bucket look at the tag `class`, which each object has.
 */
export function classOf(key: string): string {
  const [first = '', , kind] = key.split('/');
  return first === 'stores' && kind !== undefined ? kind : first;
}

/** The rules of a bucket, which are those of `infra/production/s3-lifecycle.json`. */
export const LIFECYCLE_RULES: readonly LifecycleRule[] = [
  {
    ID: 'unfinished-uploads',
    Filter: { Prefix: '' },
    Status: 'Enabled',
    AbortIncompleteMultipartUpload: { DaysAfterInitiation: UNFINISHED_DAYS },
  },
  {
    ID: 'films-30-days',
    Filter: { Tag: { Key: 'class', Value: 'films' } },
    Status: 'Enabled',
    Expiration: { Days: FILM_DAYS },
  },
  {
    ID: 'evidence-12-months',
    Filter: { Tag: { Key: 'class', Value: 'evidence' } },
    Status: 'Enabled',
    Transitions: [{ Days: EVIDENCE_COLD_DAYS, StorageClass: 'STANDARD_IA' }],
    Expiration: { Days: EVIDENCE_DAYS },
  },
];

/** Ours, and those that somebody else has given the bucket. */
export function withOurRules(present: readonly LifecycleRule[]): LifecycleRule[] {
  const ours = new Set(LIFECYCLE_RULES.map(({ ID }) => ID));
  return [...LIFECYCLE_RULES, ...present.filter(({ ID }) => !ours.has(ID))];
}
