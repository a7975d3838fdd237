import { Injectable } from '@nestjs/common';
import type { StoreActor } from '../../../platform/database/actor.js';
import { Db } from '../../../platform/database/database.service.js';
import { newId } from '../../../platform/database/ids.js';
import type { Tx } from '../../../platform/database/tx.js';
import { PlatformError } from '../../../platform/errors/platform.errors.js';
import { decodeCursor, toPage, type Page } from '../../../platform/http/cursor.js';
import { assertVersion } from '../../../platform/http/etag.js';
import { InventoryError } from '../inventory.errors.js';
import { SessionsRepository, type SessionRow } from '../sessions/sessions.repository.js';
import { Assignees } from './assignees.js';
import { isCounting, type CountKind, type CountStatus } from './count-states.js';
import { CountSettingsRepository, type CountSettings } from './count-settings.repository.js';
import { CountsRepository, type CountFields, type CountRow } from './counts.repository.js';

export type CountChange = Partial<CountFields>;

export interface CountRequest extends CountChange {
  readonly name: string;
  readonly kind: CountKind;
  readonly scopeValue?: string | null;
}

/** A count with the sessions in it. */
export interface CountView {
  readonly count: CountRow;
  readonly sessions: readonly SessionRow[];
}

/** Counts: planned, assigned, and the films that belong to them. */
@Injectable()
export class CountsService {
  constructor(
    private readonly db: Db,
    private readonly counts: CountsRepository,
    private readonly sessions: SessionsRepository,
    private readonly settings: CountSettingsRepository,
    private readonly assignees: Assignees,
  ) {}

  /** @throws AppError counts.assignee_unknown */
  async create(actor: StoreActor, request: CountRequest): Promise<CountView> {
    await this.assignees.assertMember(actor.storeId, request.assignedTo);
    return this.db.write(actor, async (tx) => {
      const settings = await this.settings.get(tx, actor.storeId);
      const id = newId();
      await this.counts.insert(tx, {
        id,
        storeId: actor.storeId,
        kind: request.kind,
        scopeValue: request.scopeValue ?? null,
        needsApproval: settings.needsApproval,
        createdBy: actor.userId,
        name: request.name,
        areas: request.areas ?? [],
        blind: request.blind ?? settings.blind,
        assignedTo: request.assignedTo ?? null,
        note: request.note ?? null,
        dueAt: request.dueAt ?? null,
      });
      return this.view(tx, actor, id);
    });
  }

  /** Changes what the request names. Only the owner may show what a blind count hides. */
  async update(
    actor: StoreActor,
    id: string,
    change: CountChange,
    version: number | undefined,
  ): Promise<CountView> {
    await this.assignees.assertMember(actor.storeId, change.assignedTo);
    return this.db.write(actor, async (tx) => {
      const count = await this.lockOrFail(tx, actor, id);
      assertVersion(version, count.version, () => ({ yours: change, current: fieldsOf(count) }));
      if (!isCounting(count.status)) throw InventoryError.countState(count.status);
      const unblinds = count.blind && change.blind === false;
      if (unblinds && actor.role !== 'OWNER') throw InventoryError.countOwnerOnly();
      await this.counts.update(tx, actor.storeId, id, { ...fieldsOf(count), ...change });
      return this.view(tx, actor, id);
    });
  }

  get(actor: StoreActor, id: string): Promise<CountView> {
    return this.db.read(actor, (tx) => this.view(tx, actor, id));
  }

  list(
    actor: StoreActor,
    filter: { status?: CountStatus | undefined; assignedTo?: string | undefined },
    query: { cursor?: string | undefined; limit: number },
  ): Promise<Page<CountRow>> {
    const page = { cursor: decodeCursor(query.cursor), limit: query.limit };
    return this.db.read(actor, async (tx) => {
      const rows = await this.counts.list(tx, actor.storeId, filter, page);
      return toPage(
        rows,
        query.limit,
        (row) => row,
        (row) => ({ key: '', id: row.id }),
      );
    });
  }

  /** Puts a film's session into the count; one that is in it stays. */
  addSession(actor: StoreActor, id: string, sessionId: string): Promise<CountView> {
    return this.db.write(actor, async (tx) => {
      const count = await this.lockOrFail(tx, actor, id);
      const session = await this.sessions.lock(tx, actor.storeId, sessionId);
      if (!session) throw PlatformError.notFound();
      if (!isCounting(count.status)) throw InventoryError.countState(count.status);
      const isElsewhere = session.count_id !== null && session.count_id !== id;
      if (isElsewhere || session.snapshot_id !== null) throw InventoryError.sessionTaken();
      const area = count.kind === 'ZONE' ? count.scope_value : null;
      await this.sessions.setCount(tx, actor.storeId, sessionId, { countId: id, area });
      return this.view(tx, actor, id);
    });
  }

  /** Takes a session out of the count; its report stays. */
  removeSession(actor: StoreActor, id: string, sessionId: string): Promise<CountView> {
    return this.db.write(actor, async (tx) => {
      const count = await this.lockOrFail(tx, actor, id);
      const session = await this.sessions.lock(tx, actor.storeId, sessionId);
      if (session?.count_id !== id) throw PlatformError.notFound();
      if (!isCounting(count.status)) throw InventoryError.countState(count.status);
      await this.sessions.setCount(tx, actor.storeId, sessionId, { countId: null, area: null });
      return this.view(tx, actor, id);
    });
  }

  /**
   * The count that a new film is for, and the area it shows by that.
   * @throws AppError resource.not_found, counts.state
   */
  async forNewSession(tx: Tx, actor: StoreActor, id: string): Promise<{ area: string | null }> {
    const count = await this.lockOrFail(tx, actor, id);
    if (!isCounting(count.status)) throw InventoryError.countState(count.status);
    return { area: count.kind === 'ZONE' ? count.scope_value : null };
  }

  readSettings(actor: StoreActor): Promise<CountSettings> {
    return this.db.read(actor, (tx) => this.settings.get(tx, actor.storeId));
  }

  writeSettings(
    actor: StoreActor,
    settings: { needsApproval: boolean; blind: boolean },
  ): Promise<CountSettings> {
    return this.db.write(actor, async (tx) => {
      await this.settings.put(tx, actor.storeId, settings);
      return this.settings.get(tx, actor.storeId);
    });
  }

  async view(tx: Tx, actor: StoreActor, id: string): Promise<CountView> {
    const count = await this.counts.find(tx, actor.storeId, id);
    if (!count) throw PlatformError.notFound();
    return { count, sessions: await this.sessions.ofCount(tx, actor.storeId, id) };
  }

  /** @throws AppError resource.not_found */
  async lockOrFail(tx: Tx, actor: StoreActor, id: string): Promise<CountRow> {
    const count = await this.counts.lock(tx, actor.storeId, id);
    if (!count) throw PlatformError.notFound();
    return count;
  }
}

function fieldsOf(count: CountRow): CountFields {
  return {
    name: count.name,
    areas: count.areas,
    blind: count.blind,
    assignedTo: count.assigned_to,
    note: count.note,
    dueAt: count.due_at,
  };
}
