import { Pressable, StyleSheet, View } from 'react-native';

import { Text } from './Text';
import { useStyles, type Theme } from './theme/theme';
import { radius, space, touchTarget } from './theme/tokens';

export interface SegmentsProps<V extends string> {
  label: string;
  value: V;
  options: ReadonlyArray<{ value: V; label: string; testID?: string }>;
  onChange: (value: V) => void;
}

export function Segments<V extends string>({ label, value, options, onChange }: SegmentsProps<V>) {
  const styles = useStyles(createStyles);
  return (
    <View role="radiogroup" aria-label={label} style={styles.track}>
      {options.map((option) => {
        const isChosen = option.value === value;
        return (
          <Pressable
            key={option.value}
            testID={option.testID}
            role="radio"
            aria-checked={isChosen}
            aria-label={option.label}
            onPress={() => onChange(option.value)}
            style={[styles.option, isChosen && styles.chosen]}
          >
            <Text variant="label" color={isChosen ? 'ink' : 'inkMuted'}>
              {option.label}
            </Text>
          </Pressable>
        );
      })}
    </View>
  );
}

const createStyles = ({ colors }: Theme) =>
  StyleSheet.create({
    track: {
      flexDirection: 'row',
      backgroundColor: colors.sunken,
      borderRadius: radius.lg,
      padding: space.xs,
      gap: space.xs,
    },
    option: {
      flex: 1,
      minHeight: touchTarget,
      borderRadius: radius.md,
      borderWidth: 1.5,
      borderColor: colors.sunken,
      alignItems: 'center',
      justifyContent: 'center',
    },
    chosen: {
      backgroundColor: colors.surface,
      borderColor: colors.primary,
      boxShadow: `0 1px 4px ${colors.shadow}`,
    },
  });
