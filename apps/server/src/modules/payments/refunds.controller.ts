import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AdminOnly, CurrentUser } from '../../platform/http/access.decorators.js';
import { UuidParam } from '../../platform/http/uuid-param.pipe.js';
import type { UserActor } from '../../platform/database/actor.js';
import { RefundRequestBody, RefundResponse } from './dto/refund.request.js';
import { RefundsService } from './refunds.service.js';

@ApiTags('admin')
@ApiBearerAuth()
@AdminOnly()
@Controller('admin/payments/orders/:orderId/refunds')
export class RefundsController {
  constructor(private readonly refunds: RefundsService) {}

  @Post()
  @ApiOperation({ summary: 'Refund unspent credits of an order' })
  @ApiCreatedResponse({ type: RefundResponse })
  async create(
    @CurrentUser() { userId }: UserActor,
    @Param('orderId', UuidParam) orderId: string,
    @Body() { reason, credits }: RefundRequestBody,
  ): Promise<RefundResponse> {
    const actor = { kind: 'admin', userId, reason } as const;
    return RefundResponse.of(await this.refunds.request(actor, { orderId, credits }));
  }
}
