/*
 * The welcome page stands by itself. The app is fetched when somebody goes on, when somebody is
 * signed in already, or once the page has come to rest.
 */
/* global document, localStorage, location, history, window, navigator, requestIdleCallback */
(() => {
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
  const rest = () => tags('prefetch');
  window.addEventListener('load', () =>
    typeof requestIdleCallback === 'function' ? requestIdleCallback(rest) : setTimeout(rest, 2000),
  );
})();
