import { StyleSheet, View } from 'react-native';

import { Text } from './Text';
import { space } from './theme/tokens';

export interface FactRowProps {
  label: string;
  value: string;
  /** The sum under the others. */
  isTotal?: boolean;
  testID?: string;
}

/** A name on the left and its value on the right, as on a receipt. */
export function FactRow({ label, value, isTotal, testID }: FactRowProps) {
  return (
    <View style={styles.row}>
      <View style={styles.label}>
        <Text
          variant={isTotal === true ? 'heading' : 'body'}
          color={isTotal === true ? 'ink' : 'inkMuted'}
        >
          {label}
        </Text>
      </View>
      <Text
        testID={testID}
        variant={isTotal === true ? 'heading' : 'bodyStrong'}
        align="right"
        style={styles.value}
      >
        {value}
      </Text>
    </View>
  );
}

const styles = StyleSheet.create({
  row: {
    flexDirection: 'row',
    alignItems: 'baseline',
    justifyContent: 'space-between',
    gap: space.md,
  },
  label: { flexShrink: 0, maxWidth: '70%' },
  value: { flexShrink: 1 },
});
