import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../platform/audit/audit-log.js';
import type { AdminActor } from '../../platform/database/actor.js';
import { Db } from '../../platform/database/database.service.js';
import { PlatformError } from '../../platform/errors/platform.errors.js';
import { CreditsService } from '../credits/index.js';
import { OrdersRepository, type OrderRow } from './orders.repository.js';
import { RefundsRepository } from './refunds.repository.js';
import {
  StaffOrdersRepository,
  type OrderFile,
  type StaffOrdersFilter,
} from './staff-orders.repository.js';

/** Orders as staff look at them; that they looked is in the audit log. */
@Injectable()
export class StaffOrdersService {
  constructor(
    private readonly db: Db,
    private readonly orders: OrdersRepository,
    private readonly staffOrders: StaffOrdersRepository,
    private readonly refunds: RefundsRepository,
    private readonly credits: CreditsService,
    private readonly audit: AuditLog,
  ) {}

  list(actor: AdminActor, filter: StaffOrdersFilter): Promise<OrderRow[]> {
    return this.db.write(actor, async (tx) => {
      const { beforeId: _, limit: __, ...asked } = filter;
      await this.audit.record(tx, { action: 'orders.listed', target: 'orders', after: asked });
      return this.staffOrders.list(tx, filter);
    });
  }

  /** @throws AppError `resource.not_found` */
  file(actor: AdminActor, orderId: string): Promise<OrderFile> {
    return this.db.write(actor, async (tx) => {
      const order = await this.orders.find(tx, orderId);
      if (!order) throw PlatformError.notFound();
      await this.audit.record(tx, { action: 'order.viewed', target: `order:${orderId}` });
      const ref = { userId: order.user_id, orderId };
      return {
        order,
        refundableCredits: await this.credits.orders.refundable(tx, ref),
        refunds: await this.refunds.listOfOrder(tx, orderId),
        disputes: await this.staffOrders.listDisputes(tx, orderId),
        events: await this.staffOrders.listEvents(tx, orderId),
      };
    });
  }
}
