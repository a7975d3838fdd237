import { waitFor } from '@miinventario/devkit';
import { registerFreshUser, type Account } from '../../lib/client/account.js';
import { ApiClient } from '../../lib/client/api-client.js';
import type { Report, Session, Store, Wallet } from '../../lib/client/api.types.js';
import { enrolProducts, planEnrolment } from '../../lib/client/enrol.js';
import { countsByKey } from '../../lib/client/report-table.js';
import { uploadFilm } from '../../lib/client/upload-film.js';
import { waitForSession } from '../../lib/client/wait-session.js';
import type { TestFilm } from './test-film.js';

const SESSION_TIMEOUT_MS = 200_000;

/** A registered person with a store, credits and an enrolled catalogue. */
export class Shopkeeper {
  private constructor(
    readonly client: ApiClient,
    readonly account: Account,
    readonly storeId: string,
    private readonly keys: ReadonlyMap<string, string>,
  ) {}

  static async arrive(apiUrl: string, film: TestFilm): Promise<Shopkeeper> {
    const client = new ApiClient(apiUrl);
    const account = await registerFreshUser(client);
    const store = await client.post<Store>('/stores', { name: 'La Esperanza', giro: 'abarrotes' });
    const plan = await planEnrolment(film.refsDir, { counts: film.counts });
    const keys = await enrolProducts(client, store.id, plan);
    const shopkeeper = new Shopkeeper(client, account, store.id, keys);
    await waitFor(async () => (await shopkeeper.wallet()).balance > 0, {
      timeoutMs: 20_000,
      what: 'welcome credits',
    });
    return shopkeeper;
  }

  wallet(): Promise<Wallet> {
    return this.client.get<Wallet>('/credits/wallet');
  }

  async openSession(): Promise<string> {
    const session = await this.client.post<Session>(`/stores/${this.storeId}/sessions`, {});
    return session.id;
  }

  sessionPath(sessionId: string): string {
    return `/stores/${this.storeId}/sessions/${sessionId}`;
  }

  async send(sessionId: string, film: TestFilm): Promise<void> {
    const { storeId } = this;
    await uploadFilm(this.client, { storeId, sessionId, file: film.videoPath });
  }

  waitForEnd(sessionId: string): Promise<Session> {
    return waitForSession(this.client, this.sessionPath(sessionId), {
      timeoutMs: SESSION_TIMEOUT_MS,
    });
  }

  async counts(sessionId: string): Promise<Record<string, number>> {
    const report = await this.client.get<Report>(`${this.sessionPath(sessionId)}/report`);
    return countsByKey(report, this.keys);
  }
}
