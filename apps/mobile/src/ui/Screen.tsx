import type { ReactNode } from 'react';
import {
  KeyboardAvoidingView,
  Platform,
  RefreshControl,
  ScrollView,
  StyleSheet,
  View,
} from 'react-native';
import { useSafeAreaInsets } from 'react-native-safe-area-context';

import { useStyles, type Theme } from './theme/theme';
import { contentWidth, space } from './theme/tokens';

export interface ScreenProps {
  children: ReactNode;
  header?: ReactNode;
  /** Stays at the bottom, above the keyboard: the screen's main action. */
  footer?: ReactNode;
  isRefreshing?: boolean;
  onRefresh?: () => void;
  /** Nothing inside takes the focus: the keyboard then scrolls the screen itself. */
  isReadOnly?: boolean;
  testID?: string;
}

/** A scrolling screen of one readable column. */
export function Screen({
  children,
  header,
  footer,
  isRefreshing,
  onRefresh,
  isReadOnly,
  testID,
}: ScreenProps) {
  const styles = useStyles(createStyles);
  const insets = useSafeAreaInsets();
  return (
    <KeyboardAvoidingView
      testID={testID}
      role="main"
      style={styles.page}
      behavior={Platform.OS === 'ios' ? 'padding' : undefined}
    >
      <View style={{ paddingTop: insets.top }}>
        {header !== undefined && <View style={styles.column}>{header}</View>}
      </View>
      <ScrollView
        style={styles.scroll}
        tabIndex={isReadOnly === true ? 0 : undefined}
        contentContainerStyle={[
          styles.content,
          footer === undefined && { paddingBottom: insets.bottom + space.xl },
        ]}
        keyboardShouldPersistTaps="handled"
        refreshControl={
          onRefresh === undefined ? undefined : (
            <RefreshControl refreshing={isRefreshing === true} onRefresh={onRefresh} />
          )
        }
      >
        <View style={[styles.column, styles.body]}>{children}</View>
      </ScrollView>
      {footer !== undefined && (
        <View style={[styles.footer, { paddingBottom: insets.bottom + space.lg }]}>
          <View style={[styles.column, styles.footerColumn]}>{footer}</View>
        </View>
      )}
    </KeyboardAvoidingView>
  );
}

const createStyles = ({ colors }: Theme) =>
  StyleSheet.create({
    page: { flex: 1, backgroundColor: colors.background },
    scroll: { flex: 1 },
    content: { flexGrow: 1 },
    column: { width: '100%', maxWidth: contentWidth, alignSelf: 'center' },
    body: {
      flexGrow: 1,
      paddingHorizontal: space.xl - 4,
      paddingTop: space.sm,
      paddingBottom: space.lg,
      gap: space.lg,
    },
    footer: {
      paddingTop: space.md,
      paddingHorizontal: space.xl - 4,
      backgroundColor: colors.background,
      borderTopWidth: 1,
      borderTopColor: colors.border,
    },
    footerColumn: { gap: space.sm, maxWidth: contentWidth - 2 * (space.xl - 4) },
  });
