import { apiKeysList, sendRequest, type ApiKeyResponse } from '@miinventario/contracts/client';
import { useTranslate } from 'react-admin';
import { ActButton } from '../../ui/ActButton';
import { Card } from '../../ui/Card';
import { Fetched } from '../../ui/Fetched';
import { Page } from '../../ui/Page';
import { SimpleTable } from '../../ui/SimpleTable';
import { useApi } from '../../ui/use-api';
import { useFormat } from '../../ui/use-format';
import { ApiKeyButton } from './ApiKeyButton';

/** Without a body of its own, the request says why in a header. */
function revoke(id: string, reason: string): Promise<void> {
  return sendRequest<undefined>({
    url: `/api/v1/admin/api-keys/${encodeURIComponent(id)}`,
    method: 'DELETE',
    headers: { 'X-Admin-Reason': encodeURIComponent(reason) },
  });
}

/** Keys by which other systems ask ours. */
export function ApiKeyPage() {
  const translate = useTranslate();
  const format = useFormat();
  const query = useApi(['api-keys'], apiKeysList);
  const none = translate('mi.none');
  const t = (name: string): string => translate(`mi.fields.${name}`);
  const title = translate('mi.pages.api-keys.title');
  return (
    <Page title={title} subtitle={translate('mi.pages.api-keys.about')} actions={<ApiKeyButton />}>
      <Card>
        <Fetched query={query}>
          {({ items }) => (
            <SimpleTable<ApiKeyResponse>
              label={title}
              empty={translate('mi.keys.none')}
              rows={items}
              keyOf={({ id }) => id}
              columns={[
                { title: t('name'), cell: ({ name }) => name },
                { title: t('prefix'), cell: ({ prefix }) => <code>{prefix}…</code> },
                {
                  title: t('scopes'),
                  cell: ({ scopes }) =>
                    scopes.map((scope) => translate(`mi.scope.${scope}`, { _: scope })).join(', '),
                },
                {
                  title: t('lastUsedAt'),
                  cell: ({ lastUsedAt }) =>
                    lastUsedAt === null ? none : format.moment(lastUsedAt),
                },
                {
                  title: t('expiresAt'),
                  cell: ({ expiresAt }) => (expiresAt === null ? none : format.date(expiresAt)),
                },
                {
                  title: t('acts'),
                  cell: ({ id, name }) => (
                    <ActButton
                      isGrave
                      label={translate('mi.keys.revoke')}
                      title={translate('mi.keys.revoke_title', { name })}
                      text={translate('mi.keys.revoke_text')}
                      confirm={translate('mi.keys.revoke')}
                      onConfirm={(reason) => revoke(id, reason)}
                    />
                  ),
                },
              ]}
            />
          )}
        </Fetched>
      </Card>
    </Page>
  );
}
