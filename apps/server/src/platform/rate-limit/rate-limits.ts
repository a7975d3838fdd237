import { createHash } from 'node:crypto';
import { SetMetadata } from '@nestjs/common';
import { Throttle } from '@nestjs/throttler';
import type { FastifyRequest } from 'fastify';

export const MINUTE_MS = 60_000;

/** Requests per minute of one address, whoever they are from: shops share addresses. */
export const ADDRESS_LIMIT = 1_200;
/** Requests per minute of one person, on all their devices. */
export const ACCOUNT_LIMIT = 600;
/** Requests per minute of one address to routes that prove who somebody is. */
export const ADDRESS_PROOF_LIMIT = 120;
/** Requests per minute about one phone or e-mail. */
export const SUBJECT_LIMIT = 15;

/** Finds the phone or e-mail a request is about; undefined when it names none. */
export type SubjectOf = (request: FastifyRequest) => string | undefined;

export const SUBJECT_OF = 'rate-limit:subject-of';

/** A route about a phone or e-mail that anybody may name: limited per subject as well. */
export const LimitedBySubject = (subjectOf: SubjectOf) => SetMetadata(SUBJECT_OF, subjectOf);

/** A limit of its own per address for a group of routes, in place of the general one. */
export const LimitedByAddress = (group: string, perMinute: number) =>
  Throttle({
    address: {
      limit: perMinute,
      ttl: MINUTE_MS,
      generateKey: (_, tracker, name) => `${name}:${group}:${hashKey(tracker)}`,
    },
  });

/** Keys hold no personal data: they may be looked at in Redis. */
export function hashKey(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
