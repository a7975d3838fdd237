import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import { Button } from '../../../ui/Button';
import { Chip } from '../../../ui/Chip';
import { Field } from '../../../ui/Field';
import { Sheet } from '../../../ui/Sheet';
import { space } from '../../../ui/theme/tokens';
import { FailureBanner } from '../../shared/FailureBanner';
import { adjustReasons, deltaOf, type AdjustReason } from '../adjust.model';
import { useAdjustStock } from '../stock.queries';

export interface AdjustSheetProps {
  storeId: string;
  productId: string;
  isOpen: boolean;
  onClose: () => void;
}

/** Units that came or went without a count: what was bought, sold, spoilt or given back. */
export function AdjustSheet({ storeId, productId, isOpen, onClose }: AdjustSheetProps) {
  const { t } = useTranslation();
  const adjust = useAdjustStock(storeId, productId);
  const [reason, setReason] = useState<AdjustReason>('PURCHASE');
  const [units, setUnits] = useState('');
  const delta = deltaOf(reason, units);
  const close = () => {
    setUnits('');
    adjust.reset();
    onClose();
  };
  return (
    <Sheet isOpen={isOpen} title={t('history.adjust')} close={t('common.cancel')} onClose={close}>
      <View role="radiogroup" aria-label={t('history.adjustWhy')} style={styles.chips}>
        {adjustReasons.map((each) => (
          <Chip
            key={each}
            testID={`adjust-${each}`}
            label={t(`history.reason.${each}`)}
            isChosen={each === reason}
            onPress={() => setReason(each)}
          />
        ))}
      </View>
      <Field
        testID="adjust-units"
        label={t('history.adjustUnits')}
        placeholder={t('history.adjustExample')}
        inputMode="numeric"
        value={units}
        onChangeText={setUnits}
      />
      <FailureBanner error={adjust.error} testID="adjust-error" />
      <Button
        testID="adjust-submit"
        label={t('history.adjustSave')}
        busy={adjust.isPending}
        disabled={delta === undefined}
        onPress={() => {
          if (delta !== undefined) adjust.mutate({ reason, delta }, { onSuccess: close });
        }}
      />
    </Sheet>
  );
}

const styles = StyleSheet.create({
  chips: { flexDirection: 'row', flexWrap: 'wrap', gap: space.sm },
});
