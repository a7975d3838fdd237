import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import type { UserActor } from '../../platform/database/actor.js';
import { Authenticated, CurrentUser } from '../../platform/http/access.decorators.js';
import { UuidParam } from '../../platform/http/uuid-param.pipe.js';
import { BillingProfileService } from './billing-profile.service.js';
import { CardsService } from './cards.service.js';
import { BillingProfileBody } from './dto/billing-profile.request.js';
import { CardListResponse, CardResponse } from './dto/card.response.js';
import { PayerRequest } from './dto/create-order.request.js';
import { OrderActionResponse } from './dto/order.response.js';
import { OrdersService } from './orders.service.js';
import { PaymentProviders } from './payment-providers.js';
import { PAYMENT_METHODS } from './payment-provider.port.js';

export class PaymentOptionsResponse {
  @ApiProperty({ enum: PAYMENT_METHODS, enumName: 'PaymentMethodKind', isArray: true })
  methods!: string[];

  @ApiProperty({ nullable: true, type: String })
  publishableKey!: string | null;

  @ApiProperty({
    nullable: true,
    type: PayerRequest,
    description: 'who paid in cash last; null: name and e-mail are still to be asked',
  })
  payer!: PayerRequest | null;
}

@ApiTags('payments')
@ApiBearerAuth()
@Authenticated()
@Controller('payments')
export class PaymentsController {
  constructor(
    private readonly providers: PaymentProviders,
    private readonly cards: CardsService,
    private readonly profiles: BillingProfileService,
    private readonly orders: OrdersService,
  ) {}

  @Get('options')
  @ApiOperation({ summary: 'The payment methods that are set up; none means buying is off' })
  @ApiOkResponse({ type: PaymentOptionsResponse })
  async options(@CurrentUser() actor: UserActor): Promise<PaymentOptionsResponse> {
    return {
      methods: PAYMENT_METHODS.filter((method) => this.providers.offers(method)),
      publishableKey: this.providers.publishableKey ?? null,
      payer: (await this.orders.knownPayer(actor, 'OXXO')) ?? null,
    };
  }

  @Post('methods/setup')
  @ApiOperation({ summary: 'Begin to save a card at the vendor' })
  @ApiOkResponse({ type: OrderActionResponse })
  setup(@CurrentUser() actor: UserActor): Promise<OrderActionResponse> {
    return this.cards.createSetup(actor);
  }

  @Get('methods')
  @ApiOperation({ summary: 'The saved cards' })
  @ApiOkResponse({ type: CardListResponse })
  async methods(@CurrentUser() actor: UserActor): Promise<CardListResponse> {
    return { items: (await this.cards.list(actor)).map((card) => CardResponse.of(card)) };
  }

  @Post('methods/:methodId/default')
  @HttpCode(204)
  @ApiOperation({ summary: 'Pay with this card unless another is chosen' })
  makeDefault(
    @CurrentUser() actor: UserActor,
    @Param('methodId', UuidParam) id: string,
  ): Promise<void> {
    return this.cards.makeDefault(actor, id);
  }

  @Delete('methods/:methodId')
  @HttpCode(204)
  @ApiOperation({ summary: 'Forget a card, here and at the vendor' })
  remove(@CurrentUser() actor: UserActor, @Param('methodId', UuidParam) id: string): Promise<void> {
    return this.cards.remove(actor, id);
  }

  @Get('billing-profile')
  @ApiOperation({ summary: 'For whom invoices would be made out' })
  @ApiOkResponse({ type: BillingProfileBody })
  profile(@CurrentUser() actor: UserActor): Promise<BillingProfileBody> {
    return this.profiles.get(actor);
  }

  @Put('billing-profile')
  @ApiOperation({ summary: 'Set the data of a CFDI' })
  @ApiOkResponse({ type: BillingProfileBody })
  async saveProfile(
    @CurrentUser() actor: UserActor,
    @Body() body: BillingProfileBody,
  ): Promise<BillingProfileBody> {
    await this.profiles.save(actor, body);
    return this.profiles.get(actor);
  }

  @Delete('billing-profile')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove the data of a CFDI' })
  removeProfile(@CurrentUser() actor: UserActor): Promise<void> {
    return this.profiles.remove(actor);
  }
}
