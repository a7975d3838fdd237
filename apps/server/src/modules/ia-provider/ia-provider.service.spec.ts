import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { OpenAiServer } from '../../../test/support/vendors/ai-openai.js';
import { drawScene, type Scene } from '../../../test/support/vendors/ai-scene.js';
import { CATALOGUE } from '../../../test/support/vendors/ai-subject.js';
import { loadConfig } from '../../config/app-config.js';
import { errorCatalogue } from '@miinventario/contracts';
import {
  settingDefinitions,
  type SettingKey,
} from '../../platform/settings/setting-definitions.js';
import type { Settings } from '../../platform/settings/settings.service.js';
import { log } from '../../platform/telemetry/logger.js';
import { PlainFramePreparer, type FramePreparer } from './frame-preparer.port.js';
import { failureCode } from './ia-provider.errors.js';
import { IaProviderService } from './ia-provider.service.js';
import { PROVIDER_FAULTS, ProviderError, type ProviderFault } from './provider-error.js';
import { ProviderPolicies } from './provider-policy.js';
import { ProvidersRegistry } from './providers.registry.js';

/** Real: the service, its chain and adapters. Faked: the stored settings and the vendor's server. */
const server = new OpenAiServer();
let url: string;
let scene: Scene;
let stored: Partial<Record<SettingKey, unknown>>;

beforeAll(async () => {
  log.level = 'silent';
  [url, scene] = await Promise.all([server.listen(), drawScene(2, 640, 360)]);
});
beforeEach(() => {
  stored = {};
  server.requests.length = 0;
  server.forget();
});
afterAll(async () => {
  await server.close();
  await scene.remove();
});

function service(preparer: FramePreparer = new PlainFramePreparer()): IaProviderService {
  const config = loadConfig({
    DATABASE_URL: 'postgres://mi_app@localhost/x',
    OPENAI_API_KEY: 'test-key',
    OPENAI_BASE_URL: `${url}/v1`,
  });
  const get = async (key: SettingKey): Promise<unknown> =>
    key in stored ? stored[key] : settingDefinitions[key].initial;
  const policies = new ProviderPolicies({ get } as unknown as Settings);
  return new IaProviderService(new ProvidersRegistry(config, preparer, policies), policies);
}

function request() {
  const { signal } = new AbortController();
  return { frames: scene.frames, catalogue: CATALOGUE, signal, onProgress: () => undefined };
}

describe('the service of AI providers', () => {
  it('uses the first provider of the default order that has its keys', async () => {
    const providers = service();
    expect(await providers.getProvider()).toBe('openai');
    const { usage, detections } = await providers.detectProducts(request());
    expect(usage).toMatchObject({ provider: 'openai', frames: 2, requests: 1 });
    expect(detections.some(({ productId }) => productId === 'coke')).toBe(true);
    expect(server.checker.violations).toEqual([]);
  });

  it('estimates a film before it is sent, about as dear as it turns out', async () => {
    const estimate = await service().getCost(40);
    // 40 frames at the cheap models: some US cents.
    expect(estimate).toBeGreaterThan(10_000);
    expect(estimate).toBeLessThan(100_000);
  });

  it('turns to this machine when a provider is switched off, at once', async () => {
    const providers = service();
    stored['providers.disabled'] = ['openai'];
    expect(await providers.getProvider()).toBe('local');
    expect(await providers.getCost(40)).toBe(0);
    expect(await providers.status()).toEqual([
      { name: 'local', isConfigured: true, isDisabled: false, position: 4, state: 'closed' },
      { name: 'openai', isConfigured: true, isDisabled: true, position: 3, state: 'closed' },
      { name: 'claude', isConfigured: false, isDisabled: false, position: 2, state: null },
      { name: 'custom', isConfigured: false, isDisabled: false, position: 1, state: null },
    ]);
  });

  it('keeps to the cap of the session', async () => {
    stored['providers.order'] = ['openai'];
    stored['providers.session_cap_micro_usd'] = 500;
    const asked = service().detectProducts({ ...request(), spentMicroUsd: 400 });
    await expect(asked).rejects.toMatchObject({ fault: 'over_budget' });
    expect(server.requests).toHaveLength(0);
  });

  it('sends no frame to a vendor that was not prepared first', async () => {
    const prepared: number[] = [];
    const plain = new PlainFramePreparer();
    const preparer: FramePreparer = {
      prepare: (frame, signal) => {
        prepared.push(frame.frameIndex);
        return plain.prepare(frame, signal);
      },
    };
    await service(preparer).detectProducts(request());
    expect(prepared.sort((a, b) => a - b)).toEqual(scene.frames.map((frame) => frame.frameIndex));
    const failing: FramePreparer = { prepare: () => Promise.reject(new Error('no face blur')) };
    stored['providers.order'] = ['openai'];
    server.requests.length = 0;
    await expect(service(failing).detectProducts(request())).rejects.toMatchObject({
      fault: 'unreadable_frame',
    });
    expect(server.requests).toHaveLength(0);
  });

  it('has words for every failure', () => {
    for (const fault of Object.keys(PROVIDER_FAULTS) as ProviderFault[]) {
      const code = failureCode(new ProviderError('openai', fault, 'as told'));
      expect(errorCatalogue[code].es.detail.length).toBeGreaterThan(10);
    }
    expect(failureCode(new ProviderError('openai', 'overloaded', ''))).toBe('provider.busy');
    expect(failureCode(new ProviderError('openai', 'unpriced', ''))).toBe('provider.unavailable');
  });
});
