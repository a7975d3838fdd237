import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
} from 'class-validator';
import { STORE_SCOPES, type StoreScope, type UserId } from '../../../platform/database/actor.js';

export class SetScopesRequest {
  @ApiProperty({ enum: STORE_SCOPES, isArray: true })
  @IsArray()
  @ArrayMaxSize(STORE_SCOPES.length)
  @ArrayUnique()
  @IsIn(STORE_SCOPES, { each: true })
  scopes!: StoreScope[];
}

export class CreateInvitationRequest extends SetScopesRequest {
  @ApiPropertyOptional({ description: 'by SMS; without phone and email a link is made' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  phone?: string;

  @ApiPropertyOptional({ description: 'by e-mail' })
  @IsOptional()
  @IsString()
  @MaxLength(254)
  email?: string;
}

export class InvitationTokenRequest {
  @ApiProperty({ description: 'the code of the invitation link' })
  @IsString()
  @Matches(/^[\w-]{20,100}$/)
  token!: string;
}

export class TransferStoreRequest {
  @ApiProperty({
    type: 'string',
    format: 'uuid',
    description: 'a member, who becomes the owner',
  })
  @IsUUID()
  userId!: UserId;
}
