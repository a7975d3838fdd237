import { usePwaStore } from './pwa.store';
import { registerWorker } from './register-worker';

/** What Chromium hands over before it offers to install; the DOM types do not know it. */
interface InstallPromptEvent extends Event {
  prompt: () => Promise<unknown>;
}

function isInstallPrompt(event: Event): event is InstallPromptEvent {
  return 'prompt' in event && typeof event.prompt === 'function';
}

function offerUpdate(waiting: ServiceWorker): void {
  usePwaStore.getState().setUpdate(() => {
    // Only who asked for it is reloaded: another window may be filming.
    navigator.serviceWorker.addEventListener('controllerchange', () => window.location.reload(), {
      once: true,
    });
    waiting.postMessage('take-over');
  });
}

function watch(registration: ServiceWorkerRegistration): void {
  // The first worker of all takes nothing over from anybody.
  const offer = (worker: ServiceWorker | null) => {
    if (worker !== null && navigator.serviceWorker.controller !== null) offerUpdate(worker);
  };
  offer(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing;
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed') offer(worker);
    });
  });
}

/** A message that was tapped opens its screen in the window that is open already. */
function followMessages(): void {
  navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (typeof data !== 'object' || data === null) return;
    if (!('type' in data) || data.type !== 'open') return;
    if (!('address' in data) || typeof data.address !== 'string') return;
    if (data.address.startsWith('/')) window.location.assign(data.address);
  });
}

/** Keeps the app on the device, tells of new versions and lets the browser install it. */
export function startPwa(): void {
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    if (!isInstallPrompt(event)) return;
    usePwaStore.getState().setInstall(async () => {
      usePwaStore.getState().setInstall(null);
      await event.prompt();
    });
  });
  // Plain-http addresses have none, and the development server has no worker to give.
  if (!('serviceWorker' in navigator) || __DEV__) return;
  followMessages();
  registerWorker('/sw.js', watch);
}
