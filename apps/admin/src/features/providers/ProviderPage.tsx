import { staffProvidersList, staffSettingsList } from '@miinventario/contracts/client';
import { useTranslate } from 'react-admin';
import { Fetched } from '../../ui/Fetched';
import { Page } from '../../ui/Page';
import { useApi } from '../../ui/use-api';
import { CostCap } from './CostCap';
import { ProviderCard } from './ProviderCard';
import { policyOf } from './provider.model';

const WATCH_MS = 30_000;

/** AI providers: in which order they are asked, how they fare, and how to stop one. */
export function ProviderPage() {
  const translate = useTranslate();
  const query = useApi(
    ['providers'],
    async () => {
      const [providers, settings] = await Promise.all([staffProvidersList(), staffSettingsList()]);
      return { providers: providers.items, policy: policyOf(settings.items) };
    },
    { everyMs: WATCH_MS },
  );
  return (
    <Page
      title={translate('mi.pages.providers.title')}
      subtitle={translate('mi.pages.providers.about')}
    >
      <Fetched query={query}>
        {({ providers, policy }) => (
          <>
            <CostCap cap={policy.cap} />
            {providers.map((provider) => (
              <ProviderCard key={provider.name} provider={provider} policy={policy} />
            ))}
          </>
        )}
      </Fetched>
    </Page>
  );
}
