import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When the receipt of an order went out by e-mail, so that it goes out once. */
export class PaymentsReceipts1764000011000 implements MigrationInterface {
  name = 'PaymentsReceipts1764000011000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE payments.payment_orders ADD COLUMN receipt_sent_at timestamptz`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE payments.payment_orders DROP COLUMN receipt_sent_at`);
  }
}
