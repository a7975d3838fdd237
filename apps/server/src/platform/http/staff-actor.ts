import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { AdminActor } from '../database/actor.js';
import { AppError } from '../errors/app-error.js';
import type { RequestWithActor } from './access.decorators.js';

/** Why somebody of the staff looks at what belongs to a customer; percent-encoded UTF-8. */
export const REASON_HEADER = 'x-admin-reason';
const SHORTEST_REASON = 3;
const LONGEST_REASON = 500;

/** Documents the header of a route whose actor is `@CurrentStaff()`. */
export const ApiReason = (required = false) =>
  ApiHeader({
    name: REASON_HEADER,
    required,
    description: 'why, percent-encoded; it is written into the audit log',
  });

/**
 * The acting staff with their reason: of the header, or the given words when a plain list is looked
 * at. Without words of its own a route insists on the header.
 * @throws AppError `admin.reason_required`
 */
export const CurrentStaff = createParamDecorator(
  (usual: string | undefined, context: ExecutionContext): AdminActor => {
    const request = context.switchToHttp().getRequest<RequestWithActor>();
    const { actor } = request;
    if (actor?.kind !== 'user' || actor.role !== 'ADMIN') {
      throw new Error('route is not marked with AdminOnly');
    }
    const reason = reasonOf(request) ?? usual;
    if (reason === undefined) throw new AppError('admin.reason_required');
    return { kind: 'admin', userId: actor.userId, reason };
  },
);

/** The reason of the header, or of the body's `reason`; undefined when there is none. */
export function reasonOf(request: RequestWithActor): string | undefined {
  const header = request.headers[REASON_HEADER];
  if (typeof header === 'string') return usable(decoded(header));
  const { body } = request;
  const isObject = typeof body === 'object' && body !== null;
  return isObject && 'reason' in body ? usable(body.reason) : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function usable(text: unknown): string | undefined {
  if (typeof text !== 'string') return undefined;
  // Control characters do not belong into a log that is read in a terminal.
  const plain = text.replaceAll(/\p{Cc}+/gu, ' ').trim();
  const isUsable = plain.length >= SHORTEST_REASON && plain.length <= LONGEST_REASON;
  return isUsable ? plain : undefined;
}
