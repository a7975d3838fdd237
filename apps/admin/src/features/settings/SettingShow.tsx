import {
  staffSettingsHistory,
  staffSettingsList,
  type SettingResponse,
} from '@miinventario/contracts/client';
import { useTranslate } from 'react-admin';
import { ApiProblem } from '../../lib/api/problem';
import { Card } from '../../ui/Card';
import { Facts } from '../../ui/Facts';
import { Fetched } from '../../ui/Fetched';
import { Grid } from '../../ui/Grid';
import { Page } from '../../ui/Page';
import { SimpleTable } from '../../ui/SimpleTable';
import { useApi } from '../../ui/use-api';
import { useFile } from '../../ui/use-file';
import { useFormat } from '../../ui/use-format';
import { SettingForm } from './SettingForm';
import { SettingValue } from './SettingValue';

async function readSetting(key: string): Promise<SettingResponse> {
  const { items } = await staffSettingsList();
  const setting = items.find((item) => item.key === key);
  if (!setting) throw new ApiProblem(404, 'admin.setting_unknown', 'mi.error.gone');
  return setting;
}

/** One setting: its value, its rule, and who changed it when and why. */
export function SettingShow() {
  const query = useFile('settings', readSetting);
  return <Fetched query={query}>{(setting) => <SettingFile setting={setting} />}</Fetched>;
}

function SettingFile({ setting }: { readonly setting: SettingResponse }) {
  const translate = useTranslate();
  const format = useFormat();
  const { key, about, initial, updatedAt } = setting;
  const t = (name: string): string => translate(`mi.fields.${name}`);
  return (
    <Page title={translate(`mi.setting.${key}`, { _: about })} subtitle={<code>{key}</code>}>
      <Grid minWidth={360}>
        <Card title={translate('mi.settings.value')}>
          <SettingForm key={setting.version} setting={setting} />
        </Card>
        <Card title={translate('mi.settings.about')}>
          <Facts
            facts={[
              [t('initial'), <SettingValue key="i" name={key} value={initial} />],
              [
                t('changedAt'),
                updatedAt === null ? translate('mi.settings.never') : format.moment(updatedAt),
              ],
              [t('version'), format.number(setting.version)],
            ]}
          />
        </Card>
      </Grid>
      <SettingHistory name={key} />
    </Page>
  );
}

function SettingHistory({ name }: { readonly name: string }) {
  const translate = useTranslate();
  const format = useFormat();
  const query = useApi(['setting-history', name], () => staffSettingsHistory(name));
  const title = translate('mi.settings.history');
  const t = (field: string): string => translate(`mi.fields.${field}`);
  return (
    <Card title={title}>
      <Fetched query={query}>
        {({ items }) => (
          <SimpleTable
            label={title}
            empty={translate('mi.settings.no_history')}
            rows={items}
            keyOf={({ id }) => id}
            columns={[
              { title: t('date'), cell: ({ at }) => format.moment(at) },
              { title: t('who'), cell: ({ by }) => by ?? translate('mi.none') },
              {
                title: t('before'),
                cell: (row) => <SettingValue name={name} value={row.before} />,
              },
              { title: t('after'), cell: (row) => <SettingValue name={name} value={row.after} /> },
              { title: t('reason'), cell: ({ reason }) => reason ?? translate('mi.none') },
            ]}
          />
        )}
      </Fetched>
    </Card>
  );
}
