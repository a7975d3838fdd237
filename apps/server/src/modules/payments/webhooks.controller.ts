import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Public } from '../../platform/http/access.decorators.js';
import type { ProviderName } from './payment-provider.port.js';
import { WebhooksService } from './webhooks.service.js';

type SignedRequest = FastifyRequest & { readonly rawBody?: Buffer };

/** What vendors call. Public, because the signature over the raw body is the permission. */
@ApiTags('payments')
@Public()
@Controller('payments/webhooks')
export class WebhooksController {
  constructor(private readonly webhooks: WebhooksService) {}

  @Post('stripe')
  @HttpCode(200)
  @ApiOperation({ summary: 'Stripe tells of an event' })
  stripe(@Req() request: SignedRequest): Promise<{ received: true }> {
    return this.receive('stripe', request);
  }

  @Post('conekta')
  @HttpCode(200)
  @ApiOperation({ summary: 'Conekta tells of an event' })
  conekta(@Req() request: SignedRequest): Promise<{ received: true }> {
    return this.receive('conekta', request);
  }

  private async receive(provider: ProviderName, request: SignedRequest) {
    const rawBody = request.rawBody ?? Buffer.alloc(0);
    await this.webhooks.receive(provider, { rawBody, headers: request.headers });
    return { received: true } as const;
  }
}
