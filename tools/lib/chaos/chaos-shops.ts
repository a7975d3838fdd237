import { setTimeout as sleep } from 'node:timers/promises';
import { waitFor } from '@miinventario/devkit';
import { registerFreshUser, type Account } from '../client/account.js';
import { ApiClient, ApiRefusal } from '../client/api-client.js';
import type { Report, Session, Store, Wallet } from '../client/api.types.js';
import { uploadFilm } from '../client/upload-film.js';
import { waitForSession } from '../client/wait-session.js';

/** A session whose film the API has said it has: from now on it must come to an end. */
export interface AcceptedSession {
  readonly client: ApiClient;
  readonly storeId: string;
  readonly sessionId: string;
}

export interface Customer {
  readonly client: ApiClient;
  readonly account: Account;
}

/** What the shops saw. */
export interface Tally {
  accounts: number;
  readonly accepted: AcceptedSession[];
  /** The shops, and what they log in with: a run may be longer than their access lives. */
  readonly customers: Customer[];
  reportsRead: number;
  /** Calls that were given up after all their tries, by what was said last. */
  readonly givenUp: Map<string, number>;
}

export function newTally(): Tally {
  return { accounts: 0, accepted: [], customers: [], reportsRead: 0, givenUp: new Map() };
}

/**
 * One shop after another at one place: registers, films until the gift is used up, reads its reports,
 * and goes on through every fault as an app would. Ends when the signal says so.
 */
export async function keepShopping(
  apiUrl: string,
  film: string,
  tally: Tally,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await oneShop(apiUrl, film, tally, signal);
    } catch (error) {
      const said = error instanceof ApiRefusal ? `${error.status} ${error.code}` : faultOf(error);
      tally.givenUp.set(said, (tally.givenUp.get(said) ?? 0) + 1);
      await sleep(500);
    }
  }
}

async function oneShop(
  apiUrl: string,
  film: string,
  tally: Tally,
  signal: AbortSignal,
): Promise<void> {
  const client = new ApiClient(apiUrl);
  const account = await registerFreshUser(client);
  tally.accounts += 1;
  tally.customers.push({ client, account });
  const body = { name: 'Abarrotes El Temblor', giro: 'abarrotes' };
  const store = await client.post<Store>('/stores', body);
  const wallet = (): Promise<Wallet> => client.get<Wallet>('/credits/wallet');
  await waitFor(async () => (await wallet()).balance > 0, {
    timeoutMs: 120_000,
    what: 'welcome credits',
  });
  while (!signal.aborted && (await wallet()).available > 0) {
    await oneSession(client, store.id, film, tally);
  }
}

async function oneSession(
  client: ApiClient,
  storeId: string,
  film: string,
  tally: Tally,
): Promise<void> {
  const { id: sessionId } = await client.post<Session>(`/stores/${storeId}/sessions`, {});
  await uploadFilm(client, { storeId, sessionId, file: film });
  tally.accepted.push({ client, storeId, sessionId });
  const path = `/stores/${storeId}/sessions/${sessionId}`;
  const session = await waitForSession(client, path, { timeoutMs: 240_000 });
  if (session.status !== 'READY') return;
  await client.get<Report>(`${path}/report`);
  tally.reportsRead += 1;
}

function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error && 'code' in error.cause ? error.cause.code : '';
  return `${error.message} ${String(cause)}`.trim().slice(0, 120);
}
