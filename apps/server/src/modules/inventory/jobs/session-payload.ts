import { z } from 'zod';
import type { JobActor, StoreId, UserId } from '../../../platform/database/actor.js';

/** What every job about a session carries. */
export const sessionPayload = z.object({
  sessionId: z.uuid(),
  storeId: z.uuid(),
  payerUserId: z.uuid(),
});
export type SessionPayload = z.infer<typeof sessionPayload>;

/** The actor of a job about a session: this store and this payer, no more. */
export function sessionJobActor(name: string, payload: SessionPayload): JobActor {
  return {
    kind: 'job',
    name,
    storeId: payload.storeId as StoreId,
    payerUserId: payload.payerUserId as UserId,
  };
}
