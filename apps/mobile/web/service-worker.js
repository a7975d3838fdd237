/*
 * Keeps the app itself on the device, so that it opens without network, and shows what is pushed.
 * It never answers for the API: answers of the API carry a person's data and belong to the app's
 * own store. The export puts the two constants in front of this file.
 *
 * VERSION: hash of everything below SHELL. SHELL: the files of the app, all named by their content
 * but the page itself.
 */
/* global VERSION, SHELL, self, caches, Request */

const CACHE = `app-${VERSION}`;
const PAGE = '/app.html';
const CONFIG = '/config.json';

function cacheModeOf(path) {
  return path.startsWith('/_expo/') || path.startsWith('/assets/') ? 'default' : 'reload';
}

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches.open(CACHE).then((cache) =>
      // `reload` passes the browser's own cache by: an old page would name files that are gone.
      cache.addAll(
        [...SHELL, CONFIG].map((path) => new Request(path, { cache: cacheModeOf(path) })),
      ),
    ),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(
          names
            .filter((name) => name.startsWith('app-') && name !== CACHE)
            .map((name) => caches.delete(name)),
        ),
      )
      .then(() => self.clients.claim()),
  );
});

/** The person has agreed to the new version. */
self.addEventListener('message', (event) => {
  if (event.data === 'take-over') self.skipWaiting();
});

/** Where the API is: the newest word, or the last one known while there is no network. */
async function answerConfig(request) {
  const cache = await caches.open(CACHE);
  try {
    const answer = await fetch(request);
    if (answer.ok) await cache.put(CONFIG, answer.clone());
    return answer;
  } catch (error) {
    const known = await cache.match(CONFIG);
    if (known === undefined) throw error;
    return known;
  }
}

/** A file of this version, from the device if it is there. */
async function answerFromShell(request, path) {
  const cache = await caches.open(CACHE);
  return (await cache.match(path)) ?? fetch(request);
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (url.pathname === CONFIG) event.respondWith(answerConfig(request));
  // The welcome page is a page of its own; without network the app stands in for it.
  else if (request.mode === 'navigate' && !url.pathname.startsWith('/api/')) {
    event.respondWith(
      url.pathname === '/'
        ? fetch(request).catch(() => answerFromShell(request, PAGE))
        : answerFromShell(request, PAGE),
    );
  } else if (SHELL.includes(url.pathname)) {
    event.respondWith(answerFromShell(request, url.pathname));
  }
});

/** The screen that a message is about. */
function addressOf(data) {
  if (typeof data.url === 'string' && data.url.startsWith('/')) return data.url;
  if (data.orderId) return `/compras/${data.orderId}`;
  if (data.sessionId && data.kind === 'REPORT_READY') return `/reportes/${data.sessionId}`;
  if (data.countId) return `/conteos/${data.countId}`;
  if (data.exportId) return '/archivos';
  if (data.kind === 'INVITATION') return '/invitaciones';
  if (data.sessionId) return `/conteo?sessionId=${data.sessionId}`;
  return '/avisos';
}

function readPush(event) {
  try {
    return event.data?.json() ?? null;
  } catch {
    return null;
  }
}

self.addEventListener('push', (event) => {
  const message = readPush(event);
  if (message === null) return;
  const data = message.data ?? {};
  event.waitUntil(
    self.registration.showNotification(message.title ?? 'MiInventario', {
      body: message.body ?? '',
      icon: '/icon-192.png',
      badge: '/badge-96.png',
      lang: 'es-MX',
      // The same message told twice replaces itself.
      tag: message.notificationId,
      data: { address: addressOf(data) },
    }),
  );
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const address = event.notification.data?.address ?? '/inicio';
  event.waitUntil(
    self.clients.matchAll({ type: 'window', includeUncontrolled: true }).then(async (windows) => {
      const open = windows[0];
      if (open === undefined) return self.clients.openWindow(address);
      await open.focus();
      open.postMessage({ type: 'open', address });
    }),
  );
});
