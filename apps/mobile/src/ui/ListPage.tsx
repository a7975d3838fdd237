import type { ReactElement, ReactNode } from 'react';
import { FlatList, StyleSheet, View } from 'react-native';
import { useSafeAreaInsets } from 'react-native-safe-area-context';

import { useStyles, type Theme } from './theme/theme';
import { contentWidth, space } from './theme/tokens';

export interface ListPageProps<T> {
  header: ReactNode;
  items: readonly T[];
  keyOf: (item: T) => string;
  renderItem: (item: T, index: number) => ReactElement;
  /** Scrolls with the list, above it. */
  top?: ReactElement | undefined;
  /** In place of the items when there are none. */
  empty?: ReactElement | undefined;
  /** Stays in thumb's reach. */
  footer?: ReactNode;
  onEnd?: (() => void) | undefined;
  testID: string;
}

/** A screen whose list may be long: only what is seen is drawn. */
export function ListPage<T>(props: ListPageProps<T>) {
  const styles = useStyles(createStyles);
  const insets = useSafeAreaInsets();
  const { footer } = props;
  return (
    <View testID={props.testID} role="main" style={[styles.page, { paddingTop: insets.top }]}>
      <View style={styles.column}>{props.header}</View>
      <FlatList
        data={props.items}
        keyExtractor={(item) => props.keyOf(item)}
        initialNumToRender={12}
        keyboardShouldPersistTaps="handled"
        contentContainerStyle={[
          styles.list,
          { paddingBottom: space.xl + (footer === undefined ? insets.bottom : 0) },
        ]}
        ListHeaderComponent={
          props.top === undefined ? null : <View style={styles.top}>{props.top}</View>
        }
        ListEmptyComponent={props.empty ?? null}
        onEndReachedThreshold={0.6}
        onEndReached={props.onEnd}
        renderItem={({ item, index }) => props.renderItem(item, index)}
      />
      {footer !== undefined && (
        <View style={[styles.footer, { paddingBottom: insets.bottom + space.md }]}>
          <View style={styles.footerColumn}>{footer}</View>
        </View>
      )}
    </View>
  );
}

const createStyles = ({ colors }: Theme) =>
  StyleSheet.create({
    page: { flex: 1, backgroundColor: colors.background },
    column: { width: '100%', maxWidth: contentWidth, alignSelf: 'center' },
    top: { gap: space.md, paddingBottom: space.xs },
    list: {
      flexGrow: 1,
      width: '100%',
      maxWidth: contentWidth,
      alignSelf: 'center',
      paddingHorizontal: space.xl - 4,
      paddingTop: space.sm,
      gap: space.sm + space.xxs,
    },
    footer: {
      paddingTop: space.md,
      paddingHorizontal: space.xl - 4,
      borderTopWidth: 1,
      borderTopColor: colors.border,
      backgroundColor: colors.background,
    },
    footerColumn: {
      width: '100%',
      maxWidth: contentWidth - 2 * (space.xl - 4),
      alignSelf: 'center',
      gap: space.sm,
    },
  });
