import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { PlatformError } from '../errors/platform.errors.js';

/** The entity tag of a resource at a version; it changes with every edit. */
export function toETag(version: number): string {
  return `"${version}"`;
}

/**
 * The version that the client believes to edit, of `If-Match: "7"`; undefined when it does not say.
 * @throws AppError resource.precondition_failed for a tag this API did not give
 */
export function readIfMatch(header: string | undefined): number | undefined {
  if (header === undefined || header.trim() === '*') return undefined;
  const version = /^"(\d{1,9})"$/.exec(header.trim())?.[1];
  if (version === undefined) throw PlatformError.preconditionFailed();
  return Number(version);
}

/** The version of If-Match, or undefined. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext) =>
  readIfMatch(context.switchToHttp().getRequest<FastifyRequest>().headers['if-match']),
);

/**
 * Nobody's edit is lost silently: a change must name the version it was made from.
 * @param conflict what the caller is told beside the refusal: their value and the current one
 * @throws AppError resource.precondition_required without a version, and
 *   resource.precondition_failed when the resource has moved on from it
 */
export function assertVersion(
  expected: number | undefined,
  current: number,
  conflict: () => Record<string, unknown> = () => ({}),
): void {
  if (expected === undefined) throw PlatformError.preconditionRequired();
  if (expected !== current) {
    throw PlatformError.preconditionFailed({ ...conflict(), currentVersion: current });
  }
}
