import { Injectable } from '@nestjs/common';
import type { UserId } from '../../../platform/database/actor.js';
import type { JobHandler } from '../../../platform/queue/job-handler.js';
import { InvitationCourier } from '../invitation-courier.js';
import { sendInvitationJob } from './send-invitation.job.js';

interface Payload {
  invitationId: string;
  inviterId: string;
}

@Injectable()
export class SendInvitationHandler implements JobHandler<Payload> {
  readonly job = sendInvitationJob;

  constructor(private readonly courier: InvitationCourier) {}

  run({ invitationId, inviterId }: Payload): Promise<void> {
    return this.courier.send(inviterId as UserId, invitationId);
  }
}
