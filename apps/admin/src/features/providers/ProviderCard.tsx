import { staffSettingsChange, type StaffProviderResponse } from '@miinventario/contracts/client';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { ActButton } from '../../ui/ActButton';
import { Card } from '../../ui/Card';
import { StatusChip } from '../../ui/StatusChip';
import { useFormat } from '../../ui/use-format';
import { useTokens } from '../../ui/use-tokens';
import { DISABLED_KEY, movedUp, ORDER_KEY, toggled, type ProviderPolicy } from './provider.model';

function stateOf({ isDisabled, isConfigured, position }: StaffProviderResponse): string {
  if (isDisabled) return 'STOPPED';
  if (!isConfigured) return 'NO_KEYS';
  return position === null ? 'NOT_ASKED' : 'ASKED';
}

/** One provider: its place, how it fared in the last day, and its switch. */
export function ProviderCard({
  provider,
  policy,
}: {
  readonly provider: StaffProviderResponse;
  readonly policy: ProviderPolicy;
}) {
  const translate = useTranslate();
  const format = useFormat();
  const color = useTokens();
  const { name, position, latencyP95Ms, lastAnswerAt } = provider;
  const none = translate('mi.none');
  const facts = [
    ['answered', format.number(provider.answered)],
    ['calls', format.number(provider.calls)],
    ['cost', format.usd(provider.costMicroUsd)],
    ['p95', latencyP95Ms === null ? none : format.seconds(latencyP95Ms)],
    ['lastAnswer', lastAnswerAt === null ? none : format.moment(lastAnswerAt)],
  ] as const;
  return (
    <Box sx={{ mb: 1.5 }} data-testid={`provider-${name}`}>
      <Card>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2 }}>
          <Box
            sx={{
              width: 40,
              height: 40,
              borderRadius: '50%',
              display: 'grid',
              placeItems: 'center',
              fontWeight: 700,
              bgcolor: position === null ? color.sunken : color.primarySoft,
              color: position === null ? color.ink : color.onPrimarySoft,
            }}
          >
            {position ?? none}
          </Box>
          <Box sx={{ minWidth: 190, flex: 1 }}>
            <Typography variant="h2">{translate(`mi.provider.${name}`, { _: name })}</Typography>
            <Box sx={{ mt: 0.5 }}>
              <StatusChip status={stateOf(provider)} />
            </Box>
          </Box>
          <Box component="dl" sx={{ display: 'flex', flexWrap: 'wrap', gap: 3, m: 0 }}>
            {facts.map(([fact, value]) => (
              <div key={fact}>
                <Box component="dt" sx={{ color: 'text.secondary', fontSize: '0.8rem' }}>
                  {translate(`mi.fields.${fact}`)}
                </Box>
                <Box component="dd" sx={{ m: 0, fontVariantNumeric: 'tabular-nums' }}>
                  {value}
                </Box>
              </div>
            ))}
          </Box>
          <ProviderActs provider={provider} policy={policy} />
        </Box>
      </Card>
    </Box>
  );
}

function ProviderActs({
  provider: { name, isDisabled, position },
  policy,
}: {
  readonly provider: StaffProviderResponse;
  readonly policy: ProviderPolicy;
}) {
  const translate = useTranslate();
  const label = translate(`mi.provider.${name}`, { _: name });
  const { order, disabled } = policy;
  const change = (key: string, version: number, value: readonly string[]) => (reason: string) =>
    staffSettingsChange(key, { value: [...value], version, reason });
  return (
    <Box sx={{ display: 'flex', gap: 1 }}>
      <ActButton
        label={translate('mi.providers.up')}
        title={translate('mi.providers.up_title', { name: label })}
        text={translate('mi.providers.up_text')}
        confirm={translate('mi.providers.up')}
        isDisabled={position === 1}
        onConfirm={change(ORDER_KEY, order.version, movedUp(order.value, name))}
      />
      <ActButton
        isGrave={!isDisabled}
        variant={isDisabled ? 'contained' : 'outlined'}
        label={translate(isDisabled ? 'mi.providers.resume' : 'mi.providers.stop')}
        title={translate(isDisabled ? 'mi.providers.resume_title' : 'mi.providers.stop_title', {
          name: label,
        })}
        text={translate(isDisabled ? 'mi.providers.resume_text' : 'mi.providers.stop_text')}
        confirm={translate(isDisabled ? 'mi.providers.resume' : 'mi.providers.stop')}
        onConfirm={change(
          DISABLED_KEY,
          disabled.version,
          toggled(disabled.value, name, !isDisabled),
        )}
      />
    </Box>
  );
}
