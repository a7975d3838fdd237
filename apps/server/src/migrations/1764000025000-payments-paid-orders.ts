import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Paid orders by when their vendor was last asked: reconciliation asks about each now and then. */
export class PaymentsPaidOrders1764000025000 implements MigrationInterface {
  name = 'PaymentsPaidOrders1764000025000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX payment_orders_paid_idx ON payments.payment_orders (checked_at)
        WHERE status = 'PAID'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX payments.payment_orders_paid_idx');
  }
}
