import { ApiProperty } from '@nestjs/swagger';
import { STORE_SCOPES } from '../../../platform/database/actor.js';
import type { InvitationRow } from '../invitations.repository.js';
import type { MemberRow } from '../members.repository.js';

export class MemberResponse {
  @ApiProperty({ format: 'uuid' })
  userId!: string;
  @ApiProperty()
  name!: string;
  @ApiProperty({ enum: ['OWNER', 'OPERATOR'] })
  role!: string;
  @ApiProperty({ enum: STORE_SCOPES, isArray: true })
  scopes!: string[];
  @ApiProperty({ format: 'date-time' })
  joinedAt!: string;

  static of(member: MemberRow): MemberResponse {
    return {
      userId: member.user_id,
      name: member.display_name,
      role: member.role,
      scopes: [...member.scopes],
      joinedAt: member.joined_at.toISOString(),
    };
  }
}

export class MemberListResponse {
  @ApiProperty({ type: MemberResponse, isArray: true })
  items!: MemberResponse[];
  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}

export class InvitationResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty({ type: String, nullable: true })
  phone!: string | null;
  @ApiProperty({ type: String, nullable: true })
  email!: string | null;
  @ApiProperty({ enum: STORE_SCOPES, isArray: true })
  scopes!: string[];
  @ApiProperty({ format: 'date-time' })
  expiresAt!: string;
  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  static of(invitation: InvitationRow): InvitationResponse {
    return {
      id: invitation.id,
      phone: invitation.phone,
      email: invitation.email,
      scopes: [...invitation.scopes],
      expiresAt: invitation.expires_at.toISOString(),
      createdAt: invitation.created_at.toISOString(),
    };
  }
}

export class CreatedInvitationResponse extends InvitationResponse {
  @ApiProperty({ type: String, nullable: true, description: 'shown once; null when it was sent' })
  link!: string | null;
}

export class InvitationListResponse {
  @ApiProperty({ type: InvitationResponse, isArray: true })
  items!: InvitationResponse[];
  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}

/** What somebody sees who is not a member yet. */
export class InvitationPreviewResponse {
  @ApiProperty()
  storeName!: string;
  @ApiProperty()
  inviterName!: string;
  @ApiProperty({ enum: STORE_SCOPES, isArray: true })
  scopes!: string[];
  @ApiProperty({ format: 'date-time' })
  expiresAt!: string;

  static of(invitation: InvitationRow): InvitationPreviewResponse {
    return {
      storeName: invitation.store_name,
      inviterName: invitation.inviter_name,
      scopes: [...invitation.scopes],
      expiresAt: invitation.expires_at.toISOString(),
    };
  }
}

/** An invitation as the person sees it whom it was sent to. */
export class MyInvitationResponse extends InvitationPreviewResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  static ofMine(invitation: InvitationRow): MyInvitationResponse {
    return { id: invitation.id, ...InvitationPreviewResponse.of(invitation) };
  }
}

export class MyInvitationListResponse {
  @ApiProperty({ type: [MyInvitationResponse] })
  items!: MyInvitationResponse[];
}
