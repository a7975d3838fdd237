import { backoffMs } from '../upload/backoff';

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 300_000;

/**
 * Registers the service worker, and again until one is at work: on `online` and after growing waits.
 * An installation keeps all files of the app or none, so a line that drops in its middle leaves no
 * worker, and the browser itself tries again at the next load only.
 * `onRegistered` is told of each new registration. Gives what ends the trying.
 */
export function registerWorker(
  script: string,
  onRegistered: (registration: ServiceWorkerRegistration) => void,
): () => void {
  let known: ServiceWorkerRegistration | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let faults = 0;
  let isTrying = false;
  let isOver = false;

  const stop = () => {
    isOver = true;
    clearTimeout(timer);
    window.removeEventListener('online', onOnline);
  };
  const tryLater = () => {
    isTrying = false;
    if (isOver) return;
    faults += 1;
    const limits = { firstMs: FIRST_WAIT_MS, longestMs: LONGEST_WAIT_MS };
    timer = setTimeout(attempt, backoffMs(faults, limits));
  };
  const follow = (registration: ServiceWorkerRegistration) => {
    if (isOver) return;
    if (registration !== known) onRegistered(registration);
    known = registration;
    const worker = registration.installing ?? registration.waiting;
    const settle = () => {
      if (registration.active !== null) stop();
      else if (worker === null || worker.state === 'redundant') tryLater();
      else return;
      worker?.removeEventListener('statechange', settle);
    };
    worker?.addEventListener('statechange', settle);
    settle();
  };
  function attempt() {
    clearTimeout(timer);
    isTrying = true;
    navigator.serviceWorker.register(script).then(follow).catch(tryLater);
  }
  function onOnline() {
    faults = 0;
    if (!isTrying) attempt();
  }

  window.addEventListener('online', onOnline);
  attempt();
  return stop;
}
