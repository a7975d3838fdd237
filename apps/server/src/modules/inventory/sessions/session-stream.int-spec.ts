import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StoreApi } from '../../../../test/support/store-api.js';
import { TestDatabase } from '../../../../test/support/test-database.js';
import { newId } from '../../../platform/database/ids.js';

// Over a real socket: a stream takes the answer over, which a call without one cannot show.
describe('the stream of a session', () => {
  let database: TestDatabase;
  let shop: StoreApi;
  let base: string;

  beforeAll(async () => {
    database = await TestDatabase.create();
    shop = await StoreApi.open(database);
    await shop.api.app.listen(0, '127.0.0.1');
    base = await shop.api.app.getUrl();
  });
  afterAll(async () => {
    await shop.api.stop();
    await database.drop();
  });

  async function open(sessionId: string, token: string): Promise<IncomingMessage> {
    const url = `${base}/api/v1/stores/${shop.storeId}/sessions/${sessionId}/events`;
    const request = get(url, { headers: { authorization: `Bearer ${token}` } });
    const [answer] = (await once(request, 'response')) as [IncomingMessage];
    return answer.setEncoding('utf8');
  }

  async function begin(): Promise<string> {
    const answer = await shop.call<{ id: string }>('POST', '/sessions', { body: {} });
    return answer.body.id;
  }

  it('tells what the session is and what becomes of it, and ends when it is at rest', async () => {
    const id = await begin();
    const answer = await open(id, shop.token);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('text/event-stream');
    let text = '';
    answer.on('data', (chunk: string) => {
      text += chunk;
    });
    await once(answer, 'data');
    await shop.call('POST', `/sessions/${id}/cancel`);
    await once(answer, 'end');
    const told = [...text.matchAll(/^event: session\nid: (\d+)\ndata: (.*)$/gm)];
    const states = told.map(([, , data]) => (JSON.parse(data ?? '') as { status: string }).status);
    expect(states).toEqual(['CREATED', 'CANCELED']);
    expect(Number(told[1]?.[1])).toBeGreaterThan(Number(told[0]?.[1]));
  });

  it('is refused before it begins, for a session that is not there and without a name', async () => {
    for (const [id, token, status, code] of [
      [newId(), shop.token, 404, 'resource.not_found'],
      ['nothing', shop.token, 404, 'resource.not_found'],
      [await begin(), 'nobody', 401, 'auth.unauthenticated'],
    ] as const) {
      const answer = await open(id, token);
      let text = '';
      for await (const chunk of answer) text += String(chunk);
      expect(answer.statusCode).toBe(status);
      expect(JSON.parse(text)).toMatchObject({ status, code });
    }
  });
});
