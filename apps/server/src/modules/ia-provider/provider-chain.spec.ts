import { describe, expect, it, vi } from 'vitest';
import type {
  DetectionProvider,
  DetectionRequest,
  ProviderAnswer,
  ProviderName,
  ProviderRequest,
  ProviderUsage,
} from './detection-provider.port.js';
import { ProviderChain, type GuardedProvider } from './provider-chain.js';
import { ProviderError, type ProviderFault } from './provider-error.js';
import { LOCAL_GUARD, ProviderGuard, VENDOR_GUARD } from './provider-guard.js';
import type { ProviderPolicy } from './provider-policy.js';

function usage(provider: ProviderName, costMicroUsd: number): ProviderUsage {
  return {
    provider,
    model: 'm',
    frames: 1,
    requests: 1,
    tokensIn: 1,
    tokensOut: 1,
    costMicroUsd,
    latencyMs: 1,
    isEstimated: false,
  };
}

interface Play {
  readonly cost?: number;
  readonly estimate?: number;
  readonly fails?: ProviderFault;
  readonly does?: (request: ProviderRequest) => Promise<void>;
}

/** A provider of the port that costs and fails as it is told. */
function play(name: ProviderName, { cost = 0, estimate = cost, fails, does }: Play = {}) {
  const asked = vi.fn();
  const provider: DetectionProvider = {
    getProvider: () => name,
    getCost: async () => estimate,
    close: async () => undefined,
    detectProducts: async (request): Promise<ProviderAnswer> => {
      asked(request.capMicroUsd);
      await does?.(request);
      if (fails) throw new ProviderError(name, fails, 'as told', { usage: usage(name, cost) });
      return { detections: [], usage: usage(name, cost) };
    },
  };
  return { name, provider, asked };
}

const policy: ProviderPolicy = {
  order: ['claude', 'openai', 'local'],
  disabled: [],
  sessionCapMicroUsd: 1_000,
};

function request(rest: Partial<DetectionRequest> = {}): DetectionRequest {
  return {
    frames: [{ frameIndex: 0, width: 1, height: 1, path: '' }],
    catalogue: [],
    signal: new AbortController().signal,
    onProgress: () => undefined,
    ...rest,
  };
}

type Played = ReturnType<typeof play>;

function chain(
  played: readonly Played[],
  some: Partial<ProviderPolicy> = {},
  rest: Partial<DetectionRequest> = {},
  guards = new Map<ProviderName, ProviderGuard>(),
) {
  const passedOver: string[] = [];
  const providers = new Map<ProviderName, GuardedProvider>(
    played.map(({ name, provider }) => [
      name,
      { provider, guard: guards.get(name) ?? new ProviderGuard(name, VENDOR_GUARD) },
    ]),
  );
  const made = new ProviderChain(providers, { ...policy, ...some }, request(rest), (name, error) =>
    passedOver.push(`${name} ${error.fault}`),
  );
  return { detect: () => made.detect(), passedOver };
}

describe('the chain of providers', () => {
  it('uses the first of the order and asks no other', async () => {
    const [claude, local] = [play('claude', { cost: 10 }), play('local')];
    const answer = await chain([local, claude]).detect();
    expect(answer.usage.provider).toBe('claude');
    expect(answer.otherUsage).toEqual([]);
    expect(local.asked).not.toHaveBeenCalled();
  });

  it('passes over providers without keys and those that are switched off', async () => {
    const [claude, local] = [play('claude'), play('local')];
    const answer = await chain([claude, local], { disabled: ['claude'] }).detect();
    expect(answer.usage.provider).toBe('local');
    expect(claude.asked).not.toHaveBeenCalled();
  });

  it('tells the cost of a provider that failed while the film was given up', async () => {
    const costs: number[] = [];
    const controller = new AbortController();
    const claude = play('claude', {
      cost: 30,
      fails: 'cut',
      does: async () => controller.abort(new Error('given up')),
    });
    const { detect } = chain(
      [claude],
      {},
      {
        signal: controller.signal,
        onUsage: ({ costMicroUsd }) => costs.push(costMicroUsd),
      },
    );
    await expect(detect()).rejects.toThrow('given up');
    expect(costs).toEqual([30]);
  });

  it('falls back and tells the cost of those that failed', async () => {
    const costs: number[] = [];
    const { detect, passedOver } = chain(
      [
        play('claude', { cost: 30, fails: 'overloaded' }),
        play('openai', { cost: 20, fails: 'refused' }),
        play('local'),
      ],
      {},
      { onUsage: ({ costMicroUsd }) => costs.push(costMicroUsd) },
    );
    const answer = await detect();
    expect(answer.usage.provider).toBe('local');
    expect(answer.otherUsage.map(({ costMicroUsd }) => costMicroUsd)).toEqual([30, 20]);
    expect(costs).toEqual([30, 20, 0]);
    expect(passedOver).toEqual(['claude overloaded', 'openai refused']);
  });

  it('gives each provider what is left of the cap of the session', async () => {
    const claude = play('claude', { cost: 300, fails: 'cut' });
    const openai = play('openai', { cost: 100 });
    await chain([claude, openai], {}, { spentMicroUsd: 200 }).detect();
    expect(claude.asked).toHaveBeenCalledWith(800);
    expect(openai.asked).toHaveBeenCalledWith(500);
  });

  it('does not begin what is likely to cost more than is left; what is free is always used', async () => {
    const claude = play('claude', { estimate: 900 });
    const { detect, passedOver } = chain([claude, play('local')], {}, { spentMicroUsd: 2_000 });
    expect((await detect()).usage.provider).toBe('local');
    expect(claude.asked).not.toHaveBeenCalled();
    expect(passedOver).toEqual(['claude over_budget']);
  });

  it('tells the failure that may pass when all have failed', async () => {
    const made = chain([
      play('claude', { fails: 'overloaded' }),
      play('openai', { fails: 'refused' }),
    ]);
    await expect(made.detect()).rejects.toMatchObject({ fault: 'overloaded', retryable: true });
    await expect(chain([]).detect()).rejects.toMatchObject({ fault: 'unavailable' });
  });

  it('asks nobody else when the film is given up', async () => {
    const controller = new AbortController();
    const does = async (): Promise<void> => controller.abort(new Error('canceled'));
    const local = play('local');
    const made = chain(
      [play('claude', { fails: 'cut', does }), local],
      {},
      { signal: controller.signal },
    );
    await expect(made.detect()).rejects.toThrow('canceled');
    expect(local.asked).not.toHaveBeenCalled();
  });

  it('does not swallow a fault of our own', async () => {
    const does = async (): Promise<void> => {
      throw new TypeError('a bug');
    };
    await expect(chain([play('claude', { does }), play('local')]).detect()).rejects.toThrow(
      'a bug',
    );
  });

  it('shows a progress that does not go back when the next provider begins anew', async () => {
    const shares: number[] = [];
    const claude = play('claude', { fails: 'cut', does: async (r) => r.onProgress(0.8) });
    const does = async (r: ProviderRequest): Promise<void> => {
      r.onProgress(0.2);
      r.onProgress(1);
    };
    await chain(
      [claude, play('local', { does })],
      {},
      { onProgress: (s) => shares.push(s) },
    ).detect();
    expect(shares).toEqual([0.8, 0.8, 1]);
  });
});

describe('the guard of a provider', () => {
  const guardOf = (options = VENDOR_GUARD) =>
    new Map([['claude' as const, new ProviderGuard('claude', options)]]);

  it('leaves a provider alone after outages in a row, and tries it again after its rest', async () => {
    const guards = guardOf({ ...VENDOR_GUARD, failures: 2, restMs: 40 });
    const broken = play('claude', { fails: 'unavailable' });
    for (let film = 0; film < 4; film += 1)
      await chain([broken, play('local')], {}, {}, guards).detect();
    expect(broken.asked).toHaveBeenCalledTimes(2);
    expect(guards.get('claude')!.state).toBe('open');
    await new Promise((resolve) => setTimeout(resolve, 60));
    const answer = await chain([play('claude'), play('local')], {}, {}, guards).detect();
    expect(answer.usage.provider).toBe('claude');
    expect(guards.get('claude')!.state).toBe('closed');
  });

  it('does not blame a provider for a film that it may refuse', async () => {
    const guards = guardOf({ ...VENDOR_GUARD, failures: 2 });
    for (const fails of ['refused', 'truncated', 'over_budget', 'rejected'] as const) {
      await chain([play('claude', { fails }), play('local')], {}, {}, guards).detect();
    }
    expect(guards.get('claude')!.state).toBe('closed');
  });

  it('sends a film on when enough are with a slow provider', async () => {
    const guards = guardOf({ ...VENDOR_GUARD, films: 2, waiting: 1 });
    let release = (): void => undefined;
    const slow = new Promise<void>((resolve) => {
      release = resolve;
    });
    const claude = play('claude', { does: () => slow });
    const films = Array.from({ length: 5 }, () =>
      chain([claude, play('local')], {}, {}, guards).detect(),
    );
    const used = Promise.all(films.map(async (film) => (await film).usage.provider));
    await expect.poll(() => claude.asked.mock.calls.length).toBe(2);
    release();
    expect(await used).toEqual(['claude', 'claude', 'claude', 'local', 'local']);
  });

  it('lets every film wait for this machine and never rests it', async () => {
    const guards = new Map([['local' as const, new ProviderGuard('local', LOCAL_GUARD)]]);
    for (let film = 0; film < 10; film += 1) {
      await chain([play('local', { fails: 'unavailable' })], {}, {}, guards)
        .detect()
        .catch(() => undefined);
    }
    expect(guards.get('local')!.state).toBe('closed');
    const films = Array.from({ length: 50 }, () => chain([play('local')], {}, {}, guards).detect());
    await expect(Promise.all(films)).resolves.toHaveLength(50);
  });
});
