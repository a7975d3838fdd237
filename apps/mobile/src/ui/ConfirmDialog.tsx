import { StyleSheet, View } from 'react-native';
import { Dialog, Portal } from 'react-native-paper';

import { Button } from './Button';
import { Text } from './Text';
import { useTheme } from './theme/theme';
import { radius, space } from './theme/tokens';

export interface ConfirmDialogProps {
  isOpen: boolean;
  title: string;
  message: string;
  confirm: string;
  cancel: string;
  /** What is asked; most questions are about what cannot be taken back. */
  tone?: 'danger' | 'primary';
  onConfirm: () => void;
  onCancel: () => void;
}

/** Asks before what cannot be taken back. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { colors } = useTheme();
  return (
    <Portal>
      <Dialog
        visible={props.isOpen}
        onDismiss={props.onCancel}
        style={[styles.dialog, { backgroundColor: colors.surface }]}
      >
        <Dialog.Content>
          <View style={styles.content}>
            <Text variant="title" level={2}>
              {props.title}
            </Text>
            <Text color="inkMuted">{props.message}</Text>
            <Button
              testID="dialog-confirm"
              label={props.confirm}
              tone={props.tone ?? 'danger'}
              onPress={props.onConfirm}
            />
            <Button
              testID="dialog-cancel"
              label={props.cancel}
              tone="quiet"
              onPress={props.onCancel}
            />
          </View>
        </Dialog.Content>
      </Dialog>
    </Portal>
  );
}

const styles = StyleSheet.create({
  dialog: { borderRadius: radius.xl, width: '90%', maxWidth: 420, alignSelf: 'center' },
  content: { gap: space.md },
});
