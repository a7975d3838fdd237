import { Inject, Injectable } from '@nestjs/common';
import type { AppConfig } from '../../config/app-config.js';
import { APP_CONFIG } from '../../config/config.module.js';
import type { JobActor, UserId } from '../../platform/database/actor.js';
import { Db } from '../../platform/database/database.service.js';
import {
  MESSAGE_SENDER,
  type MessageSender,
} from '../../platform/messaging/message-sender.port.js';
import { hashToken } from '../auth/index.js';
import { invitationMessage } from './invitation-message.js';
import { invitationLink, invitationToken } from './invitation-token.js';
import { InvitationsRepository } from './invitations.repository.js';

/** Sends invitations to people who may have no account yet. */
@Injectable()
export class InvitationCourier {
  constructor(
    @Inject(APP_CONFIG) private readonly config: AppConfig,
    private readonly db: Db,
    private readonly invitations: InvitationsRepository,
    @Inject(MESSAGE_SENDER) private readonly messages: MessageSender,
  ) {}

  /**
   * Nothing is sent for an invitation that was taken back, accepted or has ended meanwhile. A crash
   * after the sending may send it once more.
   * @throws Error when this process has another secret than the one that made the invitation
   */
  async send(inviterId: UserId, invitationId: string): Promise<void> {
    const actor: JobActor = { kind: 'job', name: 'stores.send-invitation', userId: inviterId };
    const invitation = await this.db.read(actor, (tx) =>
      this.invitations.findOpenById(tx, invitationId),
    );
    if (!invitation) return;
    const token = invitationToken(this.config.auth.otpPepper, invitationId);
    if (hashToken(token) !== invitation.token_hash) {
      throw new Error('the token of the invitation cannot be made here: OTP_PEPPER differs');
    }
    const link = invitationLink(this.config.http.publicWebUrl, token);
    const message = invitationMessage(invitation, link);
    if (message) await this.messages.send(message);
  }
}
