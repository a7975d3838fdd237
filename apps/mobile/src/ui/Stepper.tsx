import { StyleSheet, View } from 'react-native';

import { formatNumber } from '../lib/format';
import { useLanguage } from '../lib/use-language';
import { IconButton } from './IconButton';
import { Text } from './Text';
import { useTheme } from './theme/theme';
import { space, touchTarget } from './theme/tokens';

export interface StepperProps {
  value: number;
  onChange: (value: number) => void;
  /** What the two buttons do, for screen readers. */
  labels: { less: string; more: string };
  size?: 'regular' | 'large';
  testID: string;
}

/** A number with one less and one more at its sides, each of a thumb's size. */
export function Stepper({ value, onChange, labels, size = 'regular', testID }: StepperProps) {
  const language = useLanguage();
  const { colors } = useTheme();
  return (
    <View style={styles.group}>
      <IconButton
        testID={`${testID}-minus`}
        icon="minus"
        label={labels.less}
        fill={colors.sunken}
        disabled={value === 0}
        onPress={() => onChange(value - 1)}
      />
      <View aria-live="polite" style={styles.value}>
        <Text
          testID={`${testID}-quantity`}
          variant={size === 'large' ? 'numeral' : 'title'}
          align="center"
        >
          {formatNumber(value, language)}
        </Text>
      </View>
      <IconButton
        testID={`${testID}-plus`}
        icon="plus"
        label={labels.more}
        fill={colors.sunken}
        onPress={() => onChange(value + 1)}
      />
    </View>
  );
}

const styles = StyleSheet.create({
  group: { flexDirection: 'row', alignItems: 'center', gap: space.xs },
  value: { minWidth: touchTarget, alignItems: 'center' },
});
