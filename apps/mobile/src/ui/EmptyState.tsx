import type { ReactNode } from 'react';
import { StyleSheet, View } from 'react-native';

import { Text } from './Text';
import { space } from './theme/tokens';

export interface EmptyStateProps {
  drawing: ReactNode;
  title: string;
  message: string;
  action?: ReactNode;
  testID?: string;
}

export function EmptyState({ drawing, title, message, action, testID }: EmptyStateProps) {
  return (
    <View testID={testID} style={styles.state}>
      {drawing}
      <Text variant="title" align="center" level={2}>
        {title}
      </Text>
      <Text color="inkMuted" align="center" style={styles.message}>
        {message}
      </Text>
      {action !== undefined && <View style={styles.action}>{action}</View>}
    </View>
  );
}

const styles = StyleSheet.create({
  state: {
    alignItems: 'center',
    justifyContent: 'center',
    paddingVertical: space.xl,
    gap: space.sm,
  },
  message: { maxWidth: 340 },
  action: { alignSelf: 'stretch', marginTop: space.lg },
});
