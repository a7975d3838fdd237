import { staffSettingsList } from '@miinventario/contracts/client';
import { useTranslate } from 'react-admin';
import { Card } from '../../ui/Card';
import { Fetched } from '../../ui/Fetched';
import { Page } from '../../ui/Page';
import { RecordLink } from '../../ui/RecordLink';
import { SimpleTable } from '../../ui/SimpleTable';
import { StatusChip } from '../../ui/StatusChip';
import { useApi } from '../../ui/use-api';
import { Grid } from '../../ui/Grid';
import { bySubject, isChanged } from './setting.model';
import { SettingValue } from './SettingValue';

/** Every setting with its value, by subject. */
export function SettingList() {
  const translate = useTranslate();
  const query = useApi(['settings'], staffSettingsList);
  return (
    <Page
      title={translate('mi.pages.settings.title')}
      subtitle={translate('mi.pages.settings.about')}
    >
      <Fetched query={query}>
        {({ items }) => (
          <Grid minWidth={460}>
            {bySubject(items).map(([subject, settings]) => (
              <Card key={subject} title={translate(`mi.subject.${subject}`, { _: subject })}>
                <SimpleTable
                  label={translate(`mi.subject.${subject}`, { _: subject })}
                  empty=""
                  rows={settings}
                  keyOf={({ key }) => key}
                  columns={[
                    {
                      title: translate('mi.fields.setting'),
                      cell: ({ key, about }) => (
                        <RecordLink to="settings" id={key}>
                          {translate(`mi.setting.${key}`, { _: about })}
                        </RecordLink>
                      ),
                    },
                    {
                      title: translate('mi.fields.value'),
                      isNumber: true,
                      cell: (setting) => (
                        <>
                          {isChanged(setting) ? <StatusChip status="CHANGED" /> : null}{' '}
                          <SettingValue name={setting.key} value={setting.value} />
                        </>
                      ),
                    },
                  ]}
                />
              </Card>
            ))}
          </Grid>
        )}
      </Fetched>
    </Page>
  );
}
