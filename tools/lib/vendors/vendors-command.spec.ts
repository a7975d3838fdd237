import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { VendorServer } from '../../../apps/server/test/support/vendors/vendor-server.js';
import { VendorDesk } from './vendor-desk.js';
import { runVendorsCommand } from './vendors-command.js';

const asked: Array<{ vendor: string; path: string; body: Record<string, string> }> = [];
let servers: VendorServer[] = [];
let desk: VendorDesk;

/** A vendor that knows the orders of its name alone. */
function vendor(name: string): VendorServer {
  return new VendorServer((request) => {
    const body = JSON.parse(request.rawBody) as Record<string, string>;
    if (body['order'] !== `${name}-order`) return Promise.resolve({ status: 404, body: {} });
    asked.push({ vendor: name, path: request.path, body });
    return Promise.resolve({ status: 200, body: { ok: true } });
  });
}

beforeEach(async () => {
  asked.length = 0;
  servers = ['stripe', 'conekta', 'push', 'twilio'].map(vendor);
  const [stripe = '', conekta = '', push = '', twilio = ''] = await Promise.all(
    servers.map((server) => server.listen()),
  );
  desk = new VendorDesk({ stripe, conekta, push, twilio });
});

afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
});

describe('npm run vendors', () => {
  it('acts at the vendor that knows the order', async () => {
    await runVendorsCommand(desk, ['pay', 'conekta-order']);
    expect(asked).toMatchObject([{ vendor: 'conekta', path: '/_control/pay' }]);
    await runVendorsCommand(desk, ['refund', 'stripe-order', '5000']);
    expect(asked[1]).toMatchObject({ vendor: 'stripe', body: { amount: '5000' } });
  });

  it('says so when no vendor knows the order, and how it is used when it is misused', async () => {
    await expect(runVendorsCommand(desk, ['pay', 'nobody'])).rejects.toThrow('Ningún proveedor');
    await expect(runVendorsCommand(desk, ['pay'])).rejects.toThrow('npm run vendors -- orders');
    await expect(runVendorsCommand(desk, ['refund', 'stripe-order', '-1'])).rejects.toThrow(
      'ORDER',
    );
    expect(asked).toEqual([]);
  });

  it('tells how to start the simulators where none run', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mi-vendors-'));
    await expect(VendorDesk.find(folder)).rejects.toThrow('npm start -- --vendors');
    await rm(folder, { recursive: true });
  });
});
