import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/database/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import type { ProviderName, SignedEvent } from './payment-provider.port.js';

export interface PaymentEventRow {
  id: string;
  provider: ProviderName;
  event_id: string;
  type: string;
  payload: Record<string, unknown>;
  processed_at: Date | null;
}

/** All SQL of what vendors told us. */
@Injectable()
export class PaymentEventsRepository {
  /** Stores an event; undefined when it was stored before. */
  async add(tx: Tx, provider: ProviderName, event: SignedEvent): Promise<string | undefined> {
    const id = newId();
    const added = await tx.run(
      `INSERT INTO payments.payment_events (id, provider, event_id, type, payload)
       VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
      [id, provider, event.eventId, event.type, JSON.stringify(event.payload)],
    );
    return added === 1 ? id : undefined;
  }

  find(tx: Tx, id: string): Promise<PaymentEventRow | undefined> {
    return tx.find<PaymentEventRow>(
      `SELECT id, provider, event_id, type, payload, processed_at
         FROM payments.payment_events WHERE id = $1`,
      [id],
    );
  }

  async finish(tx: Tx, id: string, outcome: string, orderId: string | undefined): Promise<void> {
    await tx.run(
      `UPDATE payments.payment_events
          SET processed_at = now(), outcome = $2, order_id = $3
        WHERE id = $1 AND processed_at IS NULL`,
      [id, outcome, orderId ?? null],
    );
  }

  /** Events whose job was lost: stored a while ago and not worked on. */
  async listForgotten(tx: Tx, olderThanSeconds: number): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT id FROM payments.payment_events
        WHERE processed_at IS NULL AND received_at < now() - $1 * interval '1 second'
        ORDER BY received_at LIMIT 200`,
      [olderThanSeconds],
    );
    return rows.map((row) => row.id);
  }
}
