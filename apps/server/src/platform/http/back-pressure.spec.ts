import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { registerBackPressure } from './back-pressure.js';

describe('more requests than can be answered', () => {
  let server: FastifyInstance;
  let release: () => void;
  let address: string;

  beforeEach(async () => {
    server = Fastify({ forceCloseConnections: true });
    registerBackPressure(server, 2);
    const held = new Promise<void>((resolve) => (release = resolve));
    server.get('/slow', async () => {
      await held;
      return 'done';
    });
    server.get('/health/live', () => 'alive');
    server.get('/notifications/stream', () => 'open');
    address = await server.listen({ port: 0, host: '127.0.0.1' });
  });
  afterEach(async () => {
    release();
    await server.close();
  });

  it('are told when to come back, and those under way are still answered', async () => {
    const first = [fetch(`${address}/slow`), fetch(`${address}/slow`)];
    await expect.poll(async () => (await fetch(`${address}/slow-not`)).status).toBe(503);
    const refused = await fetch(`${address}/slow`);
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('2');
    expect(await refused.json()).toMatchObject({
      code: 'service.unavailable',
      detail: 'Inténtalo de nuevo en unos momentos.',
    });
    expect((await fetch(`${address}/health/live`)).status).toBe(200);
    expect((await fetch(`${address}/notifications/stream`)).status).toBe(200);
    release();
    const answers = await Promise.all(first);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    await expect.poll(async () => (await fetch(`${address}/slow`)).status).toBe(200);
  });

  it('give their place back when they hang up', async () => {
    const impatient = new AbortController();
    const left = [1, 2].map(() =>
      fetch(`${address}/slow`, { signal: impatient.signal }).catch(() => 'left'),
    );
    await expect.poll(async () => (await fetch(`${address}/slow-not`)).status).toBe(503);
    impatient.abort();
    expect(await Promise.all(left)).toEqual(['left', 'left']);
    await expect.poll(async () => (await fetch(`${address}/slow-not`)).status).toBe(404);
  });
});
