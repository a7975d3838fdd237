import {
  staffStoresSessions,
  staffStoresStores,
  type StaffStoreResponse,
} from '@miinventario/contracts/client';
import { useTranslate } from 'react-admin';
import { ApiProblem } from '../../lib/api/problem';
import { Card } from '../../ui/Card';
import { Facts } from '../../ui/Facts';
import { Fetched } from '../../ui/Fetched';
import { Figure } from '../../ui/Figure';
import { Grid } from '../../ui/Grid';
import { Page } from '../../ui/Page';
import { RecordLink } from '../../ui/RecordLink';
import { SessionTable } from '../../ui/SessionTable';
import { StatusChip } from '../../ui/StatusChip';
import { useApi } from '../../ui/use-api';
import { useFile } from '../../ui/use-file';
import { useFormat } from '../../ui/use-format';

const SHOWN = 20;

/** A store is found by its id, as by any other words. */
async function readStore(id: string): Promise<StaffStoreResponse> {
  const { items } = await staffStoresStores({ search: id });
  const store = items.find((item) => item.id === id);
  if (!store) throw new ApiProblem(404, 'resource.not_found', 'mi.error.gone');
  return store;
}

/** One store and its latest sessions. */
export function StoreShow() {
  const query = useFile('stores', readStore);
  return <Fetched query={query}>{(store) => <StoreFile store={store} />}</Fetched>;
}

function StoreFile({ store }: { readonly store: StaffStoreResponse }) {
  const translate = useTranslate();
  const format = useFormat();
  const sessions = useApi(['store-sessions', store.id], () =>
    staffStoresSessions({ storeId: store.id, limit: SHOWN }),
  );
  const t = (name: string): string => translate(`mi.fields.${name}`);
  return (
    <Page title={store.name} subtitle={store.giro}>
      <Grid minWidth={200}>
        <Figure label={t('sessions')} value={format.number(store.sessions)} />
        <Figure label={t('products')} value={format.number(store.products)} />
        <Figure label={t('members')} value={format.number(store.members)} />
      </Grid>
      <Grid minWidth={340}>
        <Card title={translate('mi.users.person')}>
          <Facts
            facts={[
              [
                t('owner'),
                <RecordLink key="o" to="users" id={store.ownerId}>
                  {store.ownerName}
                </RecordLink>,
              ],
              [
                t('status'),
                <StatusChip key="s" status={store.isArchived ? 'ARCHIVED' : 'ACTIVE'} />,
              ],
              [t('createdAt'), format.moment(store.createdAt)],
              ['ID', store.id],
            ]}
          />
        </Card>
      </Grid>
      <Card title={translate('mi.users.latest_sessions')}>
        <Fetched query={sessions}>{({ items }) => <SessionTable rows={items} />}</Fetched>
      </Card>
    </Page>
  );
}
