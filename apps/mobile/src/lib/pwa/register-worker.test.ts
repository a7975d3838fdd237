import { registerWorker } from './register-worker';

const LONGEST_WAIT_MS = 300_000;

/** A worker as far as the page sees it: a state, and who listens to it. */
class Worker {
  state: ServiceWorkerState = 'installing';
  readonly listeners = new Set<() => void>();

  addEventListener(_type: string, listener: () => void): void {
    this.listeners.add(listener);
  }

  removeEventListener(_type: string, listener: () => void): void {
    this.listeners.delete(listener);
  }
}

/** What a browser makes of `register`: a fresh registration, unless one has an active worker. */
class Registration {
  installing: Worker | null = new Worker();
  waiting: Worker | null = null;
  active: Worker | null = null;

  private become(worker: Worker, state: ServiceWorkerState): void {
    worker.state = state;
    for (const listener of [...worker.listeners]) listener();
  }

  /** The files could not all be fetched. */
  failInstall(): void {
    const worker = this.installing!;
    this.installing = null;
    this.become(worker, 'redundant');
  }

  install(): void {
    const worker = this.installing!;
    this.installing = null;
    this.waiting = worker;
    this.become(worker, 'installed');
    this.waiting = null;
    this.active = worker;
    this.become(worker, 'activating');
    this.become(worker, 'activated');
  }
}

type Answer = () => Registration;

const onlineListeners = new Set<() => void>();
let answer: Answer;
const register = jest.fn(async (_script: string) => answer());

function comeOnline(): void {
  for (const listener of [...onlineListeners]) listener();
}

/** Registers, and lets the first answer arrive. */
async function start() {
  const onRegistered = jest.fn();
  const stop = registerWorker('/sw.js', onRegistered);
  await jest.advanceTimersByTimeAsync(0);
  return { onRegistered, stop };
}

/** Nothing is left that would try again. */
function expectQuiet(): void {
  expect(jest.getTimerCount()).toBe(0);
  expect(onlineListeners.size).toBe(0);
}

beforeEach(() => {
  jest.useFakeTimers();
  register.mockClear();
  onlineListeners.clear();
  Object.defineProperty(globalThis, 'navigator', {
    configurable: true,
    value: { serviceWorker: { register } },
  });
  Object.assign(window, {
    addEventListener: (type: string, listener: () => void) =>
      type === 'online' && onlineListeners.add(listener),
    removeEventListener: (_type: string, listener: () => void) => onlineListeners.delete(listener),
  });
});

afterEach(() => jest.useRealTimers());

describe('the worker that keeps the app on the device', () => {
  it('is registered once when its installation succeeds', async () => {
    const registration = new Registration();
    answer = () => registration;
    const { onRegistered } = await start();
    registration.install();
    expect(onRegistered).toHaveBeenCalledTimes(1);
    expect(register).toHaveBeenCalledTimes(1);
    expect(register).toHaveBeenCalledWith('/sw.js');
    expectQuiet();
  });

  it('is asked for no second time when it is at work already', async () => {
    const registration = new Registration();
    registration.install();
    // A new version is being installed beside it, and may fail.
    registration.installing = new Worker();
    answer = () => registration;
    await start();
    expectQuiet();
    registration.failInstall();
    expectQuiet();
  });

  it('is tried again after growing waits while its installation fails', async () => {
    const made: Registration[] = [];
    answer = () => {
      made.push(new Registration());
      return made.at(-1)!;
    };
    const { onRegistered } = await start();
    const waits: number[] = [];
    for (let round = 0; round < 10; round += 1) {
      const failedAt = Date.now();
      made.at(-1)!.failInstall();
      const before = made.length;
      while (made.length === before) await jest.advanceTimersToNextTimerAsync();
      waits.push(Date.now() - failedAt);
    }
    expect(waits[0]).toBeLessThanOrEqual(2_000);
    expect(waits[4]).toBeGreaterThan(waits[0]!);
    expect(Math.max(...waits)).toBeLessThanOrEqual(LONGEST_WAIT_MS);
    made.at(-1)!.install();
    expect(onRegistered).toHaveBeenCalledTimes(11);
    expectQuiet();
  });

  it('is tried again at once when the network is back', async () => {
    let registration = new Registration();
    answer = () => registration;
    await start();
    registration.failInstall();
    registration = new Registration();
    comeOnline();
    await jest.advanceTimersByTimeAsync(0);
    expect(register).toHaveBeenCalledTimes(2);
    registration.install();
    expectQuiet();
  });

  it('is not registered twice while an installation is under way', async () => {
    answer = () => new Registration();
    const { stop } = await start();
    comeOnline();
    await jest.advanceTimersByTimeAsync(LONGEST_WAIT_MS);
    expect(register).toHaveBeenCalledTimes(1);
    stop();
    expectQuiet();
  });

  it('is tried again when the registration itself fails', async () => {
    const registration = new Registration();
    answer = () => {
      throw new TypeError('Failed to fetch the script');
    };
    await start();
    answer = () => registration;
    await jest.advanceTimersByTimeAsync(2_000);
    expect(register).toHaveBeenCalledTimes(2);
    registration.install();
    expectQuiet();
  });

  it('is tried again when it has failed before the page could look at it', async () => {
    let registration = new Registration();
    registration.failInstall();
    answer = () => registration;
    await start();
    registration = new Registration();
    await jest.advanceTimersByTimeAsync(2_000);
    registration.install();
    expect(register).toHaveBeenCalledTimes(2);
    expectQuiet();
  });

  it('is left alone once the trying has been ended', async () => {
    answer = () => {
      throw new TypeError('Failed to fetch the script');
    };
    const { stop } = await start();
    stop();
    expectQuiet();
    await jest.advanceTimersByTimeAsync(LONGEST_WAIT_MS);
    expect(register).toHaveBeenCalledTimes(1);
  });

  it('is told of once per registration', async () => {
    const registration = new Registration();
    answer = () => registration;
    const { onRegistered } = await start();
    registration.failInstall();
    registration.installing = new Worker();
    await jest.advanceTimersByTimeAsync(2_000);
    registration.install();
    expect(register).toHaveBeenCalledTimes(2);
    expect(onRegistered).toHaveBeenCalledTimes(1);
  });
});
