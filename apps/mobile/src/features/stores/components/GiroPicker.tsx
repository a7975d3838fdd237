import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import { Chip } from '../../../ui/Chip';
import { Text } from '../../../ui/Text';
import { space } from '../../../ui/theme/tokens';
import { giros } from '../giros';

export interface GiroPickerProps {
  value: string;
  onChange: (giro: string) => void;
}

/** What kind of shop it is. */
export function GiroPicker({ value, onChange }: GiroPickerProps) {
  const { t } = useTranslation();
  return (
    <View style={styles.group}>
      <Text variant="label">{t('stores.giro')}</Text>
      <View role="radiogroup" aria-label={t('stores.giro')} style={styles.chips}>
        {giros.map((giro) => (
          <Chip
            key={giro}
            testID={`store-giro-${giro}`}
            label={t(`stores.giros.${giro}`)}
            isChosen={giro === value}
            onPress={() => onChange(giro)}
          />
        ))}
      </View>
    </View>
  );
}

const styles = StyleSheet.create({
  group: { gap: space.sm },
  chips: { flexDirection: 'row', flexWrap: 'wrap', gap: space.sm },
});
