import { staffPackagesList, type StaffPackageResponse } from '@miinventario/contracts/client';
import { useTranslate } from 'react-admin';
import { Card } from '../../ui/Card';
import { Fetched } from '../../ui/Fetched';
import { Page } from '../../ui/Page';
import { SimpleTable } from '../../ui/SimpleTable';
import { StatusChip } from '../../ui/StatusChip';
import { useApi } from '../../ui/use-api';
import { useFormat } from '../../ui/use-format';
import { PackageButton } from './PackageButton';

/** What is sold, and what no longer is. */
export function PackageList() {
  const translate = useTranslate();
  const format = useFormat();
  const query = useApi(['packages'], staffPackagesList);
  const t = (name: string): string => translate(`mi.fields.${name}`);
  const title = translate('mi.pages.packages.title');
  return (
    <Page
      title={title}
      subtitle={translate('mi.pages.packages.about')}
      actions={<PackageButton label={translate('mi.packages.add')} />}
    >
      <Card>
        <Fetched query={query}>
          {({ items }) => (
            <SimpleTable<StaffPackageResponse>
              label={title}
              empty={translate('mi.packages.none')}
              rows={items}
              keyOf={({ id }) => id}
              columns={[
                { title: t('name'), cell: ({ name }) => <strong>{name}</strong> },
                { title: t('code'), cell: ({ code }) => <code>{code}</code> },
                { title: t('credits'), isNumber: true, cell: (row) => format.number(row.credits) },
                {
                  title: t('price'),
                  isNumber: true,
                  cell: ({ priceCentavos }) => format.money(priceCentavos),
                },
                {
                  title: t('perCredit'),
                  isNumber: true,
                  cell: ({ priceCentavos, credits }) => format.money(priceCentavos / credits),
                },
                {
                  title: t('status'),
                  cell: ({ isActive }) => <StatusChip status={isActive ? 'SOLD' : 'UNSOLD'} />,
                },
                {
                  title: t('acts'),
                  cell: (row) => (
                    <PackageButton label={translate('ra.action.edit')} current={row} />
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
