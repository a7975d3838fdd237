import type { ReactNode } from 'react';
import { Pressable, StyleSheet, View } from 'react-native';

import { Icon, type IconName } from './Icon';
import { Text } from './Text';
import { useStyles, useTheme, type Theme } from './theme/theme';
import { radius, space, touchTarget, type Colors } from './theme/tokens';

export interface ListRowProps {
  title: string;
  detail?: string;
  icon?: IconName;
  /** A picture in place of the icon. */
  start?: ReactNode;
  /** Soft fill behind the icon and the colour on it. */
  fill?: keyof Colors;
  color?: keyof Colors;
  onPress?: () => void;
  /** Stands at the right end, before the arrow. */
  end?: ReactNode;
  isChosen?: boolean;
  testID?: string;
}

/** One line of a menu or a list: what it is, a word about it, and the way in. */
export function ListRow(props: ListRowProps) {
  const {
    title,
    detail,
    icon,
    fill = 'primarySoft',
    color = 'onPrimarySoft',
    onPress,
    end,
  } = props;
  const { colors } = useTheme();
  const styles = useStyles(createStyles);
  const content = (
    <>
      {props.start}
      {icon !== undefined && (
        <View style={[styles.icon, { backgroundColor: colors[fill] }]}>
          <Icon name={icon} size={22} color={color} />
        </View>
      )}
      <View style={styles.text}>
        <Text variant="bodyStrong">{title}</Text>
        {detail !== undefined && detail !== '' && (
          <Text variant="caption" color="inkMuted">
            {detail}
          </Text>
        )}
      </View>
      {end !== undefined && <View style={styles.end}>{end}</View>}
      {props.isChosen === true && <Icon name="check" size={22} color="primary" />}
      {onPress !== undefined && props.isChosen === undefined && (
        <Icon name="chevron-right" size={20} color="inkMuted" />
      )}
    </>
  );
  if (onPress === undefined) {
    return (
      <View testID={props.testID} style={styles.row}>
        {content}
      </View>
    );
  }
  return (
    <Pressable
      testID={props.testID}
      role={props.isChosen === undefined ? 'button' : 'radio'}
      aria-checked={props.isChosen}
      aria-label={detail === undefined || detail === '' ? title : `${title}, ${detail}`}
      onPress={onPress}
      style={({ pressed }) => [styles.row, pressed && styles.pressed]}
    >
      {content}
    </Pressable>
  );
}

const createStyles = ({ colors }: Theme) =>
  StyleSheet.create({
    row: {
      minHeight: touchTarget + space.lg,
      flexDirection: 'row',
      alignItems: 'center',
      gap: space.md,
      paddingVertical: space.sm,
      paddingHorizontal: space.lg,
    },
    pressed: { backgroundColor: colors.sunken },
    icon: {
      width: 44,
      height: 44,
      borderRadius: radius.md,
      alignItems: 'center',
      justifyContent: 'center',
    },
    text: { flex: 1, gap: space.xxs },
    end: { flexDirection: 'row', alignItems: 'center' },
  });
