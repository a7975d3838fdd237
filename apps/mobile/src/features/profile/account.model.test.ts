import { deviceNameOf, wantsMarketing } from './account.model';

const android =
  'Mozilla/5.0 (Linux; Android 14; moto g34) AppleWebKit/537.36 Chrome/142.0.0.0 Mobile Safari/537.36';

describe('a device', () => {
  it('is called by its own name, else by its browser and system', () => {
    expect(deviceNameOf({ deviceName: 'Caja 1', userAgent: android })).toBe('Caja 1');
    expect(deviceNameOf({ deviceName: null, userAgent: android })).toBe('Chrome · Android');
    expect(deviceNameOf({ deviceName: '', userAgent: 'curl/8.5.0' })).toBeNull();
    expect(deviceNameOf({ deviceName: null, userAgent: null })).toBeNull();
  });
});

describe('offers', () => {
  const consent = { document: 'marketing', version: '2026-11', givenAt: '' } as const;
  it('are welcome while the consent has not been withdrawn', () => {
    expect(wantsMarketing([{ ...consent, withdrawnAt: null }])).toBe(true);
    expect(wantsMarketing([{ ...consent, withdrawnAt: '2026-11-20T00:00:00.000Z' }])).toBe(false);
    expect(wantsMarketing([{ ...consent, document: 'privacy', withdrawnAt: null }])).toBe(false);
  });
});
