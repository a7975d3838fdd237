/*
 * The welcome page stands by itself. The app is fetched when somebody goes on, when somebody is
 * signed in already, at the first touch, or after ten seconds.
 */
/* global document, localStorage, location, history, window, navigator */
(() => {
  const PATIENCE_MS = 10_000;
  const sources = JSON.parse(document.getElementById('app-scripts').textContent);
  const tags = (rel) =>
    sources.map((href) => {
      const link = document.createElement('link');
      Object.assign(link, { rel, as: 'script', href });
      document.head.append(link);
    });
  const start = () => {
    for (const src of sources) {
      const script = document.createElement('script');
      script.src = src;
      // In their order, although they are added by code.
      script.async = false;
      document.body.append(script);
    }
  };
  const isSignedIn = () => {
    try {
      return localStorage.getItem('miinventario.signedIn') === '1';
    } catch {
      return false;
    }
  };
  // A page of another language is drawn by the app.
  const speaksSpanish = () => {
    try {
      const kept = JSON.parse(localStorage.getItem('miinventario.settings') ?? 'null');
      const chosen = kept?.state?.language ?? null;
      return (chosen ?? navigator.language).startsWith('es');
    } catch {
      return true;
    }
  };
  const leave = (path) => (event) => {
    event.preventDefault();
    event.currentTarget.setAttribute('aria-busy', 'true');
    history.pushState(null, '', path + location.search);
    start();
  };
  if (location.pathname !== '/' || isSignedIn() || !speaksSpanish()) {
    start();
    return;
  }
  for (const [testId, path] of [
    ['welcome-register', '/registro'],
    ['welcome-login', '/entrar'],
  ]) {
    const button = document.querySelector(`[data-testid="${testId}"]`);
    button?.addEventListener('click', leave(path), { once: true });
    button?.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' || event.key === ' ') leave(path)(event);
    });
  }
  // Not while the page is still being read on a slow line: a touch is the sign, or a long look.
  let isFetched = false;
  const prefetch = () => {
    if (!isFetched) tags('prefetch');
    isFetched = true;
  };
  for (const sign of ['pointerdown', 'keydown', 'scroll']) {
    window.addEventListener(sign, prefetch, { once: true, passive: true, capture: true });
  }
  window.addEventListener('load', () => setTimeout(prefetch, PATIENCE_MS));
})();
