import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/database.service.js';
import { Outbox } from '../../platform/events/outbox.js';
import { processPaymentEventJob } from './jobs/process-payment-event.job.js';
import { PaymentEventsRepository } from './payment-events.repository.js';
import { PaymentProviders } from './payment-providers.js';
import type { ProviderName, SignedEvent, WebhookRequest } from './payment-provider.port.js';
import { PaymentsError } from './payments.errors.js';
import { callVendor } from './vendor-errors.js';

/** Takes in what vendors tell: checked, stored once, and left to a job. */
@Injectable()
export class WebhooksService {
  constructor(
    private readonly db: Db,
    private readonly events: PaymentEventsRepository,
    private readonly providers: PaymentProviders,
    private readonly outbox: Outbox,
  ) {}

  /** @throws AppError `payments.webhook_rejected`, `payments.not_configured` */
  async receive(provider: ProviderName, request: WebhookRequest): Promise<{ isNew: boolean }> {
    const adapter = this.providers.get(provider);
    const event = await callVendor(() => adapter.verifyWebhook(request));
    if (!event) throw PaymentsError.webhookRejected();
    return this.take(provider, event);
  }

  /** The event and the job that works on it are committed together; a repeated event is neither. */
  async take(provider: ProviderName, event: SignedEvent): Promise<{ isNew: boolean }> {
    return this.db.write({ kind: 'webhook', provider }, async (tx) => {
      const id = await this.events.add(tx, provider, event);
      if (id === undefined) return { isNew: false };
      await this.outbox.enqueue(tx, processPaymentEventJob, { eventId: id });
      return { isNew: true };
    });
  }
}
