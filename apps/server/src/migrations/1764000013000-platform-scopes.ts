import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from './app-role.js';

/**
 * What the actor may do in the store of the context, whatever the row: a policy that asks for it in
 * a sub-select is answered once per statement and not once per row, which counts in big tables.
 */
export class PlatformScopes1764000013000 implements MigrationInterface {
  name = 'PlatformScopes1764000013000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION platform.has_scope(VARIADIC any_of text[]) RETURNS boolean
        LANGUAGE sql STABLE PARALLEL SAFE AS $$
          SELECT platform.ctx_actor() = 'job' OR (
            platform.ctx_actor() = 'store'
            AND any_of && string_to_array(platform.ctx('scopes'), ',')) $$;
      GRANT EXECUTE ON FUNCTION platform.has_scope(text[]) TO ${appRole()};`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION platform.has_scope(text[])`);
  }
}
