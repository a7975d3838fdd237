import type { FastifyRequest } from 'fastify';
import { parseIdentifier } from './identifiers.js';

/** The phone or e-mail that a body names, in its one form; for rate limits, before validation. */
export function subjectOfBody(request: FastifyRequest): string | undefined {
  const body = fieldsOf(request);
  for (const field of ['identifier', 'phone', 'email']) {
    const text = body[field];
    if (typeof text === 'string') return parseIdentifier(text.slice(0, 254))?.value;
  }
  return undefined;
}

/** The challenge that a body names. */
export function challengeOfBody(request: FastifyRequest): string | undefined {
  const { challengeId } = fieldsOf(request);
  return typeof challengeId === 'string' ? challengeId.slice(0, 64).toLowerCase() : undefined;
}

function fieldsOf(request: FastifyRequest): Record<string, unknown> {
  const { body } = request;
  return typeof body === 'object' && body !== null ? { ...body } : {};
}
