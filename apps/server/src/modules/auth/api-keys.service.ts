import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../platform/audit/audit-log.js';
import type {
  AdminActor,
  AnonymousActor,
  ApiKeyActor,
  ApiKeyScope,
} from '../../platform/database/actor.js';
import { Db } from '../../platform/database/database.service.js';
import { newId } from '../../platform/database/ids.js';
import { PlatformError } from '../../platform/errors/platform.errors.js';
import type { ApiKeyVerifier } from '../../platform/http/ports.js';
import { hashRefreshToken } from './refresh-token.js';

export interface ApiKeyRow {
  readonly id: string;
  readonly name: string;
  readonly prefix: string;
  readonly scopes: readonly ApiKeyScope[];
  readonly expires_at: Date | null;
  readonly last_used_at: Date | null;
  readonly created_at: Date;
}

export interface NewApiKey {
  readonly name: string;
  readonly scopes: readonly ApiKeyScope[];
  readonly expiresAt: Date | undefined;
}

const PREFIX_LENGTH = 8;
const COLUMNS = `id, name, prefix, scopes, expires_at, last_used_at, created_at`;
/** A key's last use is told to the minute; a write per request would be a waste. */
const USE_RESOLUTION = `interval '1 minute'`;

/** Keys of services: made and revoked by staff, shown once, kept as a hash. */
@Injectable()
export class ApiKeysService implements ApiKeyVerifier {
  constructor(
    private readonly db: Db,
    private readonly audit: AuditLog,
  ) {}

  /** The row, and the key itself, which is not to be had again. */
  async create(actor: AdminActor, wanted: NewApiKey): Promise<{ row: ApiKeyRow; key: string }> {
    const key = `mi-${randomBytes(32).toString('base64url')}`;
    const { name, scopes, expiresAt } = wanted;
    const row = await this.db.write(actor, async (tx) => {
      const created = await tx.find<ApiKeyRow>(
        `INSERT INTO auth.api_keys (id, name, prefix, key_hash, scopes, created_by, expires_at)
         VALUES ($1, $2, $3, $4, $5, platform.ctx_user(), $6) RETURNING ${COLUMNS}`,
        [
          newId(),
          name,
          key.slice(0, PREFIX_LENGTH),
          hashRefreshToken(key),
          [...scopes],
          expiresAt ?? null,
        ],
      );
      if (!created) throw PlatformError.conflict();
      const target = `api_key:${created.id}`;
      await this.audit.record(tx, { action: 'api_key.created', target, after: { name, scopes } });
      return created;
    });
    return { row, key };
  }

  /** Keys that have not been revoked, newest first. */
  list(actor: AdminActor): Promise<ApiKeyRow[]> {
    return this.db.read(actor, (tx) =>
      tx.query<ApiKeyRow>(
        `SELECT ${COLUMNS} FROM auth.api_keys WHERE revoked_at IS NULL ORDER BY id DESC LIMIT 200`,
      ),
    );
  }

  /** @throws AppError resource.not_found */
  async revoke(actor: AdminActor, id: string): Promise<void> {
    await this.db.write(actor, async (tx) => {
      const changed = await tx.run(
        `UPDATE auth.api_keys SET revoked_at = now() WHERE id = $1 AND revoked_at IS NULL`,
        [id],
      );
      if (changed === 0) throw PlatformError.notFound();
      await this.audit.record(tx, { action: 'api_key.revoked', target: `api_key:${id}` });
    });
  }

  async verifyApiKey(key: string): Promise<ApiKeyActor | undefined> {
    const hash = hashRefreshToken(key);
    const actor: AnonymousActor = { kind: 'anonymous', purpose: 'api-key', subject: hash };
    const row = await this.db.write(actor, async (tx) => {
      await tx.run(
        `UPDATE auth.api_keys SET last_used_at = now()
          WHERE key_hash = $1 AND revoked_at IS NULL
            AND (last_used_at IS NULL OR last_used_at < now() - ${USE_RESOLUTION})`,
        [hash],
      );
      return tx.find<ApiKeyRow>(
        `SELECT ${COLUMNS} FROM auth.api_keys
          WHERE key_hash = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())`,
        [hash],
      );
    });
    return row && { kind: 'api_key', apiKeyId: row.id, scopes: row.scopes };
  }
}
