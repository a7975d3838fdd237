import { Children, isValidElement, type ReactNode } from 'react';
import { StyleSheet, View } from 'react-native';

import { Text } from './Text';
import { useStyles, type Theme } from './theme/theme';
import { radius, space } from './theme/tokens';

export interface ListGroupProps {
  title?: string;
  /** Rows of which one holds are a radio group. */
  isChoice?: boolean;
  children: ReactNode;
  testID?: string;
}

/** Rows on one sheet, under their heading. */
export function ListGroup({ title, isChoice, children, testID }: ListGroupProps) {
  const styles = useStyles(createStyles);
  const rows = Children.toArray(children).filter((child) => isValidElement(child));
  if (rows.length === 0) return null;
  return (
    <View testID={testID} style={styles.group}>
      {title !== undefined && (
        <Text variant="heading" level={2}>
          {title}
        </Text>
      )}
      <View
        role={isChoice === true ? 'radiogroup' : undefined}
        aria-label={isChoice === true ? title : undefined}
        style={styles.sheet}
      >
        {rows.map((row, index) => (
          <View key={row.key} style={index > 0 && styles.divided}>
            {row}
          </View>
        ))}
      </View>
    </View>
  );
}

const createStyles = ({ colors }: Theme) =>
  StyleSheet.create({
    group: { gap: space.sm },
    sheet: {
      backgroundColor: colors.surface,
      borderRadius: radius.lg,
      borderWidth: 1,
      borderColor: colors.border,
      overflow: 'hidden',
      boxShadow: `0 2px 10px ${colors.shadow}`,
    },
    divided: { borderTopWidth: 1, borderTopColor: colors.border },
  });
