import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { given } from '../../../../test/support/builders.js';
import { LedgerWorld } from '../../../../test/support/ledger-world.js';
import { newId } from '../../../platform/database/ids.js';
import type { ProviderUsage } from '../../ia-provider/index.js';
import { sessionJobActor } from '../jobs/session-payload.js';
import { UsageBook } from './usage-book.js';

let world: LedgerWorld;

beforeAll(async () => {
  world = await LedgerWorld.open();
});
afterAll(() => world.close());

function usage(provider: ProviderUsage['provider'], costMicroUsd: number): ProviderUsage {
  return {
    provider,
    model: 'm',
    frames: 24,
    requests: 6,
    tokensIn: 9_000,
    tokensOut: 1_200,
    costMicroUsd,
    latencyMs: 2_000,
    isEstimated: false,
  };
}

/** A run over a new session of a new store: one attempt of its job. */
async function session() {
  const { id } = await given.user(world.database);
  const ids = { sessionId: newId(), storeId: newId(), payerUserId: id };
  const actor = sessionJobActor('inventory.test', ids);
  return () => new UsageBook(world.database.db, world.at.credits, { actor, ids });
}

describe('the book of provider costs', () => {
  it('has nothing for a session that asked nobody', async () => {
    const attempt = await session();
    expect(await attempt().spentMicroUsd()).toBe(0);
  });

  it('keeps what failed attempts cost, and tells it to the next one', async () => {
    const attempt = await session();
    const first = attempt();
    first.note(usage('claude', 30_000));
    first.note(usage('openai', 20_000));
    await first.settleQuietly();
    const second = attempt();
    expect(await second.spentMicroUsd()).toBe(50_000);
    // The same again is paid again.
    second.note(usage('claude', 30_000));
    await second.settle();
    expect(await attempt().spentMicroUsd()).toBe(80_000);
  });

  it('keeps sessions apart', async () => {
    const [one, other] = [await session(), await session()];
    const book = one();
    book.note(usage('openai', 7));
    await book.settle();
    expect(await other().spentMicroUsd()).toBe(0);
  });

  it('tells of a cost that could not be written', async () => {
    const book = (await session())();
    book.note(usage('openai', -1));
    await expect(book.settle()).rejects.toMatchObject({ constraint: 'cogs_records_cost_check' });
  });
});
