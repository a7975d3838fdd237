import { StyleSheet, View } from 'react-native';

import { Text } from './Text';
import { space } from './theme/tokens';

/** A small labelled value; several stand side by side. */
export function Fact({ label, value, testID }: { label: string; value: string; testID?: string }) {
  return (
    <View style={styles.fact}>
      <Text variant="caption" color="inkMuted">
        {label}
      </Text>
      <Text variant="bodyStrong" testID={testID}>
        {value}
      </Text>
    </View>
  );
}

const styles = StyleSheet.create({ fact: { flex: 1, gap: space.xxs } });
