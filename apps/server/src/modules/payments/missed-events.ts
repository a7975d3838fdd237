import { Injectable } from '@nestjs/common';
import { log } from '../../platform/telemetry/logger.js';
import { PaymentProviders } from './payment-providers.js';
import { WebhooksService } from './webhooks.service.js';

/** Stripe keeps its events so long (https://docs.stripe.com/api/events). */
const KEPT_MS = 30 * 86_400_000;

/**
 * Reads again what vendors told of disputes. A webhook that never arrived leaves no trace here, and
 * the vendor gives up after some days; a dispute that nobody heard of is money that was taken back
 * while its credits stayed.
 */
@Injectable()
export class MissedEvents {
  constructor(
    private readonly webhooks: WebhooksService,
    private readonly providers: PaymentProviders,
  ) {}

  /**
   * An event that was heard before is not taken again.
   * @returns how many were new
   * @throws PaymentVendorUnavailable
   */
  async run(): Promise<{ heard: number }> {
    const since = new Date(Date.now() - KEPT_MS);
    let heard = 0;
    for (const source of this.providers.eventLogs) {
      for await (const event of source.disputeEvents(since)) {
        const { isNew } = await this.webhooks.take(source.name, event);
        if (!isNew) continue;
        heard += 1;
        log.warn({ eventId: event.eventId, type: event.type }, 'an event was told and never came');
      }
    }
    return { heard };
  }
}
