import type { ReactNode } from 'react';
import { ScrollView, StyleSheet, useWindowDimensions, View } from 'react-native';
import { Dialog, Portal } from 'react-native-paper';

import { Button } from './Button';
import { Text } from './Text';
import { useTheme } from './theme/theme';
import { radius, space } from './theme/tokens';

export interface SheetProps {
  isOpen: boolean;
  title: string;
  close: string;
  onClose: () => void;
  children: ReactNode;
}

/** A small page over the screen, for a choice that belongs to it. */
export function Sheet({ isOpen, title, close, onClose, children }: SheetProps) {
  const { colors } = useTheme();
  const { height } = useWindowDimensions();
  return (
    <Portal>
      <Dialog
        visible={isOpen}
        onDismiss={onClose}
        style={[styles.sheet, { backgroundColor: colors.surface }]}
      >
        <View style={[styles.content, { maxHeight: height * 0.7 }]}>
          <Text variant="title" level={2}>
            {title}
          </Text>
          <ScrollView style={styles.scroll} contentContainerStyle={styles.body}>
            {children}
          </ScrollView>
          <Button testID="sheet-close" label={close} tone="quiet" onPress={onClose} />
        </View>
      </Dialog>
    </Portal>
  );
}

const styles = StyleSheet.create({
  sheet: { borderRadius: radius.xl, width: '92%', maxWidth: 460, alignSelf: 'center' },
  content: { paddingHorizontal: space.xl, gap: space.md },
  scroll: { flexGrow: 0 },
  // Room for the ring around what has the focus.
  body: { gap: space.md, padding: space.xs },
});
