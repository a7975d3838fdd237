import '@fontsource-variable/figtree/wght.css';
import '@fontsource-variable/bricolage-grotesque/wght.css';
import createCache from '@emotion/cache';
import { CacheProvider } from '@emotion/react';
import { setApiTransport } from '@miinventario/contracts/client';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { sendByFetch } from './lib/api/transport';

setApiTransport(sendByFetch);

/** The server gives each answer of the page a nonce; styles made by scripts have to carry it. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
const styles = createCache({ key: 'mi', prepend: true, ...(nonce ? { nonce } : {}) });

const root = document.getElementById('root');
if (!root) throw new Error('the page has no root');
createRoot(root).render(
  <StrictMode>
    <CacheProvider value={styles}>
      <App />
    </CacheProvider>
  </StrictMode>,
);
