import type { FastifyRequest } from 'fastify';
import { describe, expect, it } from 'vitest';
import { clientInfo } from './client-info.js';

function request(headers: Record<string, string>, ips?: string[]): FastifyRequest {
  return { ip: '203.0.113.7', headers, ...(ips ? { ips } : {}) } as unknown as FastifyRequest;
}

describe('the country of a device', () => {
  const through = (country: string) => clientInfo(request({ 'cf-ipcountry': country }, ['::1']));

  it('is what the CDN says, where a proxy is trusted', () => {
    expect(through('MX').country).toBe('MX');
    expect(through('mx').country).toBe('MX');
  });

  it('is not told by a client itself', () => {
    expect(clientInfo(request({ 'cf-ipcountry': 'MX' })).country).toBeNull();
  });

  it('is unknown when the CDN does not know it, or says something else', () => {
    for (const said of ['XX', 'T1', '', 'MEX', "M'", '<b']) {
      expect(through(said).country).toBeNull();
    }
  });

  it('comes with the name of the browser, without what a database or a page would choke on', () => {
    const { userAgent } = clientInfo(request({ 'user-agent': 'Moz\u0000illa\u0007/5.0' }));
    expect(userAgent).toBe('Mozilla/5.0');
  });
});
