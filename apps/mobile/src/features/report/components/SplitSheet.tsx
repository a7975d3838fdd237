import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import { Button } from '../../../ui/Button';
import { Sheet } from '../../../ui/Sheet';
import { Stepper } from '../../../ui/Stepper';
import { Text } from '../../../ui/Text';

export interface SplitSheetProps {
  isOpen: boolean;
  /** At most so many units can go: one stays. */
  most: number;
  onClose: () => void;
  onSplit: (visibleUnits: number) => void;
}

/** How many of the line's units are of another product; they become a line of their own. */
export function SplitSheet({ isOpen, most, onClose, onSplit }: SplitSheetProps) {
  const { t } = useTranslation();
  const [units, setUnits] = useState(1);
  return (
    <Sheet
      isOpen={isOpen}
      title={t('review.splitTitle')}
      close={t('common.cancel')}
      onClose={onClose}
    >
      <Text color="inkMuted">{t('review.splitIntro')}</Text>
      <View style={styles.stepper}>
        <Stepper
          testID="split"
          size="large"
          value={units}
          labels={{ less: t('review.splitLess'), more: t('review.splitMore') }}
          onChange={(value) => setUnits(Math.min(most, Math.max(1, value)))}
        />
      </View>
      <Button testID="split-submit" label={t('review.split')} onPress={() => onSplit(units)} />
    </Sheet>
  );
}

const styles = StyleSheet.create({ stepper: { alignItems: 'center' } });
