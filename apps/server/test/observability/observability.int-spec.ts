import type { INestApplicationContext } from '@nestjs/common';
import {
  InMemorySpanExporter,
  SimpleSpanProcessor,
  type ReadableSpan,
} from '@opentelemetry/sdk-trace-node';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HealthChecks } from '../../src/platform/operations/health-checks.js';
import { newId } from '../../src/platform/database/ids.js';
import { collectors } from '../../src/platform/telemetry/collectors.js';
import { log } from '../../src/platform/telemetry/logger.js';
import { observeOutgoingHttp } from '../../src/platform/telemetry/outgoing-http.js';
import { startOpsServer } from '../../src/platform/telemetry/ops-server.js';
import { startTracing } from '../../src/platform/telemetry/tracing.js';
import { vendorHosts } from '../../src/platform/telemetry/vendor-hosts.js';
import { PaymentWorld, SECRET } from '../support/payment-world.js';
import { startWorker } from '../support/product-context.js';
import { staff } from '../support/staff.js';
import { TestApi } from '../support/test-api.js';
import { stripeSignature } from '../support/vendors/stripe-signature.js';

// Real: the whole API, a worker, PostgreSQL, the queue, Stripe's SDK. Faked over HTTP: Stripe.
const REMOTE_TRACE = '0af7651916cd43dd8448eb211c80319c';
const spans = new InMemorySpanExporter();
const lines: Array<Record<string, unknown>> = [];
let world: PaymentWorld;
let api: TestApi;
let worker: INestApplicationContext;
let endTracing: () => Promise<void>;
let endWatch: () => void;

beforeAll(async () => {
  world = await PaymentWorld.open();
  const env = { ...world.env, TRUST_PROXY: 'true', SLOW_QUERY_MS: '40', LOG_LEVEL: 'info' };
  const config = world.database.config(env);
  endTracing = startTracing('api', config, [new SimpleSpanProcessor(spans)]);
  endWatch = observeOutgoingHttp(vendorHosts(config));
  listen();
  api = await TestApi.start(world.database, env);
  worker = await startWorker(config);
});

afterAll(async () => {
  await worker.close();
  await api.stop();
  endWatch();
  await endTracing();
  log.level = 'silent';
  await world.close();
});

/** Takes the logger's lines instead of the terminal. */
function listen(): void {
  const logger = log as unknown as Record<symbol, { write: (line: string) => void }>;
  logger[pino.symbols.streamSym] = {
    write: (line) => lines.push(JSON.parse(line) as Record<string, unknown>),
  };
}

async function paidNotice() {
  const order = await world.buy(await world.buyer(), 'CARD');
  const ref = await world.vendorRef(order.id);
  world.stripe.pay(ref);
  await world.stripe.webhooks.idle();
  const body = JSON.stringify({
    id: `evt_${newId()}`,
    object: 'event',
    type: 'payment_intent.succeeded',
    data: { object: { id: ref, object: 'payment_intent', metadata: {} } },
  });
  return api.app.inject({
    method: 'POST',
    url: '/api/v1/payments/webhooks/stripe',
    headers: {
      'content-type': 'application/json',
      traceparent: `00-${REMOTE_TRACE}-b7ad6b7169203331-01`,
      ...stripeSignature(body, SECRET),
    },
    payload: body,
  });
}

const ofTrace = (): ReadableSpan[] =>
  spans.getFinishedSpans().filter((span) => span.spanContext().traceId === REMOTE_TRACE);
const spanNamed = (name: string) => ofTrace().find((span) => span.name === name);

describe('one request', () => {
  it('is one trace from HTTP through queue and worker to the vendor', async () => {
    const answer = await paidNotice();
    expect(answer.statusCode).toBe(200);
    await expect
      .poll(() => ofTrace().map((span) => span.name), { timeout: 20_000 })
      .toEqual(expect.arrayContaining(['process payments.process-payment-event', 'GET stripe']));
    const http = spanNamed('POST /api/v1/payments/webhooks/stripe');
    const send = spanNamed('send payments.process-payment-event');
    const process = spanNamed('process payments.process-payment-event');
    const vendor = spanNamed('GET stripe');
    expect(http?.parentSpanContext?.spanId).toBe('b7ad6b7169203331');
    expect(send?.parentSpanContext?.spanId).toBe(http?.spanContext().spanId);
    expect(process?.parentSpanContext?.spanId).toBe(send?.spanContext().spanId);
    expect(vendor?.parentSpanContext?.spanId).toBe(process?.spanContext().spanId);
    expect(vendor?.attributes['http.response.status_code']).toBe(200);
  });

  it('is told by the same request id in the lines of the API and of the worker', () => {
    const request = lines.find((line) => line['route'] === '/api/v1/payments/webhooks/stripe');
    const job = lines.find((line) => line['msg'] === 'job' && line['traceId'] === REMOTE_TRACE);
    expect(request).toMatchObject({ msg: 'request', status: 200, traceId: REMOTE_TRACE });
    expect(job).toMatchObject({
      job: 'payments.process-payment-event',
      outcome: 'completed',
      requestId: request?.['requestId'],
      traceId: REMOTE_TRACE,
    });
  });

  it('tells who asked and for which store, and nothing personal', async () => {
    const { accessToken, user } = await api.registered({ email: 'secreto@example.mx' });
    const store = await api.call('POST', '/stores', {
      token: accessToken,
      body: { name: 'Abarrotes', giro: 'abarrotes' },
    });
    await api.call('GET', `/stores/${String(store.body['id'])}`, { token: accessToken });
    const line = lines.findLast((each) => each['route'] === '/api/v1/stores/:storeId');
    expect(store.status).toBe(201);
    expect(line).toMatchObject({ userId: user.id, storeId: store.body['id'] });
    expect(JSON.stringify(lines)).not.toContain('secreto@');
  });
});

describe('metrics', () => {
  it('are refused without a key that may read them', async () => {
    expect((await api.app.inject('/metrics')).statusCode).toBe(401);
  });

  it('tell of routes, jobs, vendors, queue, database, disk and the business', async () => {
    const admin = await staff(world.database, api);
    const body = { name: 'prometheus', scopes: ['metrics:read'], reason: 'monitoreo' };
    const made = await api.call<{ key: string }>('POST', '/admin/api-keys', {
      token: admin.token,
      body,
    });
    const answer = await api.app.inject({
      url: '/metrics',
      headers: { authorization: `ApiKey ${made.body.key}` },
    });
    expect(answer.statusCode).toBe(200);
    for (const series of [
      'mi_http_request_duration_seconds_count{method="POST",route="/api/v1/payments/webhooks/stripe",status="200"} 1',
      'mi_job_duration_seconds_count{job="payments.process-payment-event",outcome="completed"}',
      'mi_orders_total{outcome="paid"} 1',
      'mi_queue_jobs{queue="films",state="waiting"} 0',
      'mi_collector_up{collector="database"} 1',
      'mi_collector_up{collector="queue"} 1',
      'mi_workers_present 0',
      'mi_backup_last_success_timestamp_seconds 0',
    ]) {
      expect(answer.payload).toContain(series);
    }
    expect(answer.payload).toMatch(
      /mi_vendor_request_duration_seconds_count\{vendor="stripe",outcome="ok"\} [1-9]/,
    );
    expect(answer.payload).toMatch(/mi_disk_free_bytes [1-9]/);
    expect(answer.payload).toMatch(/mi_db_pool_connections\{state="idle"\} [1-9]/);
  });

  it('of the operators’ port come with the health of each dependency', async () => {
    const health = worker.get(HealthChecks, { strict: false });
    const server = await startOpsServer(
      { host: '127.0.0.1', port: 0 },
      { ready: () => health.of(['database', 'queue', 'worker']) },
    );
    const at = (path: string) => fetch(`http://127.0.0.1:${server.port}${path}`);
    expect((await at('/health/live')).status).toBe(200);
    const ready = await at('/health/ready');
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({
      status: 'unavailable',
      checks: {
        database: { status: 'ok' },
        queue: { status: 'ok' },
        worker: { status: 'failing', problem: 'absent' },
      },
    });
    expect(await (await at('/metrics')).text()).toContain(
      '# TYPE mi_http_requests_in_flight gauge',
    );
    await server.close();
  });

  it('tell that a reading failed, and still give the others', async () => {
    const remove = collectors.add({
      name: 'broken',
      collect: () => Promise.reject(new Error('down')),
    });
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    const text = await collectors.exposition();
    remove();
    expect(text).toContain('mi_collector_up{collector="broken"} 0');
    expect(text).toContain('mi_collector_up{collector="queue"} 1');
  });
});

describe('a slow statement', () => {
  it('is logged without its values', async () => {
    await world.database.db.read({ kind: 'system', task: 'test' }, (tx) =>
      tx.query(`SELECT pg_sleep(0.6), $1::text AS secret`, ['valor-secreto']),
    );
    const line = lines.findLast((each) => each['msg'] === 'slow statement');
    expect(line?.['statement']).toContain('pg_sleep');
    expect(JSON.stringify(line)).not.toContain('valor-secreto');
  });
});
