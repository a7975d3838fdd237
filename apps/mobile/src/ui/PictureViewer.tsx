import type { ReactNode } from 'react';
import { Modal, StyleSheet, View } from 'react-native';
import { SafeAreaView } from 'react-native-safe-area-context';

import { IconButton } from './IconButton';
import { Text } from './Text';
import { sceneColors, space } from './theme/tokens';
import { ZoomView } from './ZoomView';

export interface PictureViewerProps {
  isOpen: boolean;
  title: string;
  hint: string;
  close: string;
  onClose: () => void;
  children: ReactNode;
}

/** A picture over the whole screen, to be looked at closely. */
export function PictureViewer(props: PictureViewerProps) {
  return (
    <Modal
      transparent
      visible={props.isOpen}
      animationType="fade"
      aria-label={props.title}
      onRequestClose={props.onClose}
    >
      <SafeAreaView style={styles.page}>
        <View style={styles.bar}>
          <View style={styles.text}>
            <Text variant="heading" level={2} style={styles.title}>
              {props.title}
            </Text>
            <Text variant="caption" style={styles.hint}>
              {props.hint}
            </Text>
          </View>
          <IconButton
            testID="viewer-close"
            icon="close"
            label={props.close}
            tint={sceneColors.text}
            fill={sceneColors.scrim}
            onPress={props.onClose}
          />
        </View>
        <ZoomView testID="viewer">{props.children}</ZoomView>
      </SafeAreaView>
    </Modal>
  );
}

const styles = StyleSheet.create({
  page: { flex: 1, backgroundColor: sceneColors.black },
  bar: { flexDirection: 'row', alignItems: 'center', padding: space.md, gap: space.md },
  text: { flex: 1 },
  title: { color: sceneColors.text },
  hint: { color: sceneColors.textMuted },
});
