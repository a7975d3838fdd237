import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Boxes that staff have drawn on the frames of a confirmed report, with the products in them. */
export class FeedbackAnnotations1764000022000 implements MigrationInterface {
  name = 'FeedbackAnnotations1764000022000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE feedback.ground_truth ADD COLUMN annotations jsonb
        CONSTRAINT ground_truth_annotations_check CHECK (jsonb_typeof(annotations) = 'array');`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE feedback.ground_truth DROP COLUMN annotations;`);
  }
}
