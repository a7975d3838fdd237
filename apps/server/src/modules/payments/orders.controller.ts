import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { UserActor } from '../../platform/database/actor.js';
import { Authenticated, CurrentUser } from '../../platform/http/access.decorators.js';
import { WhileOn } from '../../platform/http/flag.guard.js';
import { decodeCursor, toPage } from '../../platform/http/cursor.js';
import { PageQuery } from '../../platform/http/page.query.js';
import { UuidParam } from '../../platform/http/uuid-param.pipe.js';
import { CreateOrderRequest } from './dto/create-order.request.js';
import { OrderActionResponse, OrderPageResponse, OrderResponse } from './dto/order.response.js';
import { OrdersService } from './orders.service.js';

@ApiTags('payments')
@ApiBearerAuth()
@Authenticated()
@Controller('payments/orders')
export class OrdersController {
  constructor(private readonly orders: OrdersService) {}

  @Post()
  @WhileOn('payments.open')
  @ApiOperation({ summary: 'Buy credits: opens an order and its payment' })
  @ApiCreatedResponse({ type: OrderResponse })
  async create(
    @CurrentUser() actor: UserActor,
    @Body() body: CreateOrderRequest,
  ): Promise<OrderResponse> {
    return OrderResponse.of(await this.orders.create(actor, body));
  }

  @Get()
  @ApiOperation({ summary: 'The caller’s orders, newest first' })
  @ApiOkResponse({ type: OrderPageResponse })
  async list(
    @CurrentUser() actor: UserActor,
    @Query() page: PageQuery,
  ): Promise<OrderPageResponse> {
    const beforeId = decodeCursor(page.cursor)?.id;
    const rows = await this.orders.list(actor, { beforeId, limit: page.limit + 1 });
    const shown = toPage(
      rows,
      page.limit,
      (row) => OrderResponse.of(row),
      ({ id }) => ({ key: id, id }),
    );
    return { items: [...shown.items], nextCursor: shown.nextCursor };
  }

  @Get(':orderId')
  @ApiOperation({ summary: 'One order' })
  @ApiOkResponse({ type: OrderResponse })
  async get(
    @CurrentUser() actor: UserActor,
    @Param('orderId', UuidParam) id: string,
  ): Promise<OrderResponse> {
    return OrderResponse.of(await this.orders.get(actor, id));
  }

  @Get(':orderId/action')
  @ApiOperation({ summary: 'What the app needs to finish a card payment at the vendor' })
  @ApiOkResponse({ type: OrderActionResponse })
  action(
    @CurrentUser() actor: UserActor,
    @Param('orderId', UuidParam) id: string,
  ): Promise<OrderActionResponse> {
    return this.orders.action(actor, id);
  }

  @Post(':orderId/cancel')
  @HttpCode(200)
  @ApiOperation({ summary: 'Give an open order up' })
  @ApiOkResponse({ type: OrderResponse })
  async cancel(
    @CurrentUser() actor: UserActor,
    @Param('orderId', UuidParam) id: string,
  ): Promise<OrderResponse> {
    return OrderResponse.of(await this.orders.cancel(actor, id));
  }
}
