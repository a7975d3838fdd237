import { Body, Controller, Get, Headers, Param, Post } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { UserActor, UserId } from '../../platform/database/actor.js';
import { newId } from '../../platform/database/ids.js';
import { AdminOnly, CurrentUser } from '../../platform/http/access.decorators.js';
import { UuidParam } from '../../platform/http/uuid-param.pipe.js';
import { AdjustmentsService } from './adjustments.service.js';
import { AdjustmentRequest, StaffWalletResponse } from './dto/adjustment.dto.js';

@ApiTags('admin')
@ApiBearerAuth()
@AdminOnly()
@Controller('admin/credits')
export class AdjustmentsController {
  constructor(private readonly adjustments: AdjustmentsService) {}

  @Get('wallets/:userId')
  @ApiOperation({ summary: 'The credits of a person' })
  @ApiOkResponse({ type: StaffWalletResponse })
  async wallet(
    @CurrentUser() { userId: staffId }: UserActor,
    @Param('userId', UuidParam) userId: string,
  ): Promise<StaffWalletResponse> {
    const actor = { kind: 'admin', userId: staffId, reason: 'wallet looked at' } as const;
    return StaffWalletResponse.of(await this.adjustments.wallet(actor, userId as UserId));
  }

  /** The key of the request is also the ledger's: a crash after the movement cannot repeat it. */
  @Post('adjustments')
  @ApiOperation({ summary: 'Give credits to a person or take them, with a reason' })
  @ApiCreatedResponse({ type: StaffWalletResponse })
  async adjust(
    @CurrentUser() { userId: staffId }: UserActor,
    @Body() { userId, credits, reason }: AdjustmentRequest,
    @Headers('idempotency-key') requestKey?: string,
  ): Promise<StaffWalletResponse> {
    const actor = { kind: 'admin', userId: staffId, reason } as const;
    const key = requestKey === undefined ? newId() : `${staffId}:${requestKey}`;
    const change = { userId: userId as UserId, credits, key };
    return StaffWalletResponse.of(await this.adjustments.adjust(actor, change));
  }
}
