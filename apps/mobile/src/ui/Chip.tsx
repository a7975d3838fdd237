import { Pressable, StyleSheet } from 'react-native';

import { Text } from './Text';
import { useStyles, type Theme } from './theme/theme';
import { radius, space, touchTarget } from './theme/tokens';

export interface ChipProps {
  label: string;
  isChosen: boolean;
  onPress: () => void;
  testID?: string;
}

/** One of several choices, of which one holds. */
export function Chip({ label, isChosen, onPress, testID }: ChipProps) {
  const styles = useStyles(createStyles);
  return (
    <Pressable
      testID={testID}
      role="radio"
      aria-checked={isChosen}
      aria-label={label}
      onPress={onPress}
      style={[styles.chip, isChosen && styles.chosen]}
    >
      <Text variant="label" color={isChosen ? 'onPrimarySoft' : 'ink'}>
        {label}
      </Text>
    </Pressable>
  );
}

const createStyles = ({ colors }: Theme) =>
  StyleSheet.create({
    chip: {
      minHeight: touchTarget,
      paddingHorizontal: space.lg,
      borderRadius: radius.pill,
      borderWidth: 1.5,
      borderColor: colors.borderStrong,
      backgroundColor: colors.surface,
      alignItems: 'center',
      justifyContent: 'center',
    },
    chosen: { backgroundColor: colors.primarySoft, borderColor: colors.primary },
  });
