import type {
  PlatformRole,
  StoreActor,
  StoreId,
  StoreRole,
  StoreScope,
  UserActor,
  UserId,
} from '../../src/platform/database/actor.js';
import { STORE_SCOPES } from '../../src/platform/database/actor.js';
import { newId } from '../../src/platform/database/ids.js';
import type { TestDatabase } from './test-database.js';

export interface BuiltUser {
  readonly id: UserId;
  readonly name: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly passwordHash: string | null;
  readonly role: PlatformRole;
}

export interface BuiltStore {
  readonly id: StoreId;
  readonly ownerId: UserId;
  readonly name: string;
  readonly giro: string;
}

export interface BuiltMember {
  readonly userId: UserId;
  readonly storeId: StoreId;
  readonly role: StoreRole;
  readonly scopes: readonly StoreScope[];
}

let counter = 0;

/** Valid plain objects; a test names only what matters to it. */
export const build = {
  user(overrides: Partial<BuiltUser> = {}): BuiltUser {
    counter += 1;
    const id = newId<UserId>();
    return {
      id,
      name: `Persona ${counter}`,
      phone: null,
      email: `persona-${counter}-${id.slice(-6)}@example.mx`,
      passwordHash: null,
      role: 'USER',
      ...overrides,
    };
  },

  store(overrides: Partial<BuiltStore> = {}): BuiltStore {
    counter += 1;
    return {
      id: newId<StoreId>(),
      ownerId: newId<UserId>(),
      name: `Tienda ${counter}`,
      giro: 'abarrotes',
      ...overrides,
    };
  },
} as const;

/** The same objects, inserted with the rows they stand on, past the policies. */
export const given = {
  /** A verified, active user. */
  async user(
    database: TestDatabase,
    overrides: Partial<BuiltUser> = {},
  ): Promise<BuiltUser & { actor: UserActor }> {
    const user = build.user(overrides);
    await database.superuser(
      `INSERT INTO auth.users
         (id, name, phone, email, password_hash, role, phone_verified_at, email_verified_at)
       VALUES ($1, $2, $3, $4, $5, $6,
               CASE WHEN $3::text IS NULL THEN NULL ELSE now() END,
               CASE WHEN $4::text IS NULL THEN NULL ELSE now() END)`,
      [user.id, user.name, user.phone, user.email, user.passwordHash, user.role],
    );
    return { ...user, actor: { kind: 'user', userId: user.id, role: user.role } };
  },

  /** A store with its owner, who may do everything in it: `actor` is that owner in that store. */
  async store(
    database: TestDatabase,
    overrides: Partial<BuiltStore> = {},
  ): Promise<BuiltStore & { actor: StoreActor }> {
    const ownerId = overrides.ownerId ?? (await given.user(database)).id;
    const store = build.store({ ...overrides, ownerId });
    await database.superuser(
      `INSERT INTO tenancy.stores (id, owner_id, name, giro) VALUES ($1, $2, $3, $4)`,
      [store.id, store.ownerId, store.name, store.giro],
    );
    const owner = { storeId: store.id, userId: ownerId, role: 'OWNER' } as const;
    const { actor } = await given.member(database, { ...owner, scopes: [...STORE_SCOPES] });
    return { ...store, actor };
  },

  /** A member of an existing store: `actor` is that member, whose owner pays. */
  async member(
    database: TestDatabase,
    { storeId, ...overrides }: Partial<BuiltMember> & { storeId: StoreId },
  ): Promise<BuiltMember & { actor: StoreActor }> {
    const userId = overrides.userId ?? (await given.user(database)).id;
    const role = overrides.role ?? 'OPERATOR';
    const scopes = overrides.scopes ?? ['inventory:read', 'inventory:write'];
    await database.superuser(
      `INSERT INTO tenancy.store_users (store_id, user_id, role, scopes, display_name)
       SELECT $1, $2, $3, $4, name FROM auth.users WHERE id = $2`,
      [storeId, userId, role, scopes],
    );
    const [store] = await database.superuser<{ owner_id: UserId }>(
      `SELECT owner_id FROM tenancy.stores WHERE id = $1`,
      [storeId],
    );
    const payerUserId = store!.owner_id;
    const member = { userId, storeId, role, scopes };
    return { ...member, actor: { kind: 'store', ...member, payerUserId } };
  },
} as const;
