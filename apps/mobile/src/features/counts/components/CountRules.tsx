import { useTranslation } from 'react-i18next';

import { Card } from '../../../ui/Card';
import { Checkbox } from '../../../ui/Checkbox';
import { Text } from '../../../ui/Text';
import { FailureBanner } from '../../shared/FailureBanner';
import type { CountSettings } from '../counts.calls';
import { useCountSettings, useSaveCountSettings } from '../counts.queries';

/** How this shop counts: who approves, and whether those who count see what is expected. */
export function CountRules({ storeId }: { storeId: string }) {
  const { t } = useTranslation();
  const settings = useCountSettings(storeId).data;
  const save = useSaveCountSettings(storeId);
  if (settings === undefined) return null;
  const shown = save.isPending ? save.variables : settings;
  const set = (change: Partial<CountSettings>) => save.mutate({ ...shown, ...change });
  return (
    <Card>
      <Text variant="heading" level={2}>
        {t('counts.rules')}
      </Text>
      <Checkbox
        testID="rule-approval"
        label={t('counts.ruleApproval')}
        isChecked={shown.needsApproval}
        onChange={(needsApproval) => set({ needsApproval })}
      />
      <Checkbox
        testID="rule-blind"
        label={t('counts.ruleBlind')}
        isChecked={shown.blind}
        onChange={(blind) => set({ blind })}
      />
      <FailureBanner error={save.error} />
    </Card>
  );
}
