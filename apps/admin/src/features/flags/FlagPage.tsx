import { staffFlagsList, staffFlagsTurn } from '@miinventario/contracts/client';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { ActButton } from '../../ui/ActButton';
import { Card } from '../../ui/Card';
import { Fetched } from '../../ui/Fetched';
import { Page } from '../../ui/Page';
import { StatusChip } from '../../ui/StatusChip';
import { useApi } from '../../ui/use-api';
import { useFormat } from '../../ui/use-format';

/** What may be shut and opened while the product runs. */
export function FlagPage() {
  const translate = useTranslate();
  const format = useFormat();
  const query = useApi(['flags'], staffFlagsList);
  return (
    <Page title={translate('mi.pages.flags.title')} subtitle={translate('mi.pages.flags.about')}>
      <Fetched query={query}>
        {({ items }) => (
          <Box sx={{ display: 'grid', gap: 1.5 }}>
            {items.map(({ key, about, isOn, updatedAt }) => {
              const name = translate(`mi.flag.${key}`, { _: about });
              const act = translate(isOn ? 'mi.flags.off' : 'mi.flags.on');
              return (
                <Card key={key}>
                  <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2 }}>
                    <Box sx={{ flex: 1, minWidth: 260 }}>
                      <Typography variant="h2">{name}</Typography>
                      <Typography variant="body2" sx={{ color: 'text.secondary', mt: 0.5 }}>
                        <code>{key}</code>
                        {updatedAt === null
                          ? ''
                          : ` · ${translate('mi.flags.since', { moment: format.moment(updatedAt) })}`}
                      </Typography>
                    </Box>
                    <StatusChip status={isOn ? 'ON' : 'OFF'} />
                    <ActButton
                      isGrave={isOn}
                      variant={isOn ? 'outlined' : 'contained'}
                      label={act}
                      title={`${act}: ${name}`}
                      text={translate(isOn ? 'mi.flags.off_text' : 'mi.flags.on_text')}
                      confirm={act}
                      onConfirm={(reason) => staffFlagsTurn(key, { isOn: !isOn, reason })}
                    />
                  </Box>
                </Card>
              );
            })}
          </Box>
        )}
      </Fetched>
    </Page>
  );
}
