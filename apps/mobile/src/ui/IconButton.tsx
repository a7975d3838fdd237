import { Pressable, StyleSheet } from 'react-native';

import { Icon, type IconName } from './Icon';
import { useTheme } from './theme/theme';
import { radius, touchTarget, type Colors } from './theme/tokens';

export interface IconButtonProps {
  icon: IconName;
  /** What it does, for screen readers. */
  label: string;
  onPress: () => void;
  color?: keyof Colors;
  tint?: string;
  fill?: string;
  size?: number;
  disabled?: boolean;
  testID?: string;
}

export function IconButton(props: IconButtonProps) {
  const { icon, label, onPress, color = 'ink', tint, fill, size = 24, disabled, testID } = props;
  const { colors } = useTheme();
  return (
    <Pressable
      testID={testID}
      role="button"
      aria-label={label}
      aria-disabled={disabled === true}
      disabled={disabled}
      onPress={onPress}
      style={({ pressed }) => [
        styles.target,
        fill !== undefined && { backgroundColor: fill },
        pressed && { backgroundColor: fill ?? colors.sunken, opacity: 0.8 },
        disabled === true && styles.disabled,
      ]}
    >
      <Icon name={icon} size={size} color={color} tint={tint} />
    </Pressable>
  );
}

const styles = StyleSheet.create({
  target: {
    minWidth: touchTarget,
    minHeight: touchTarget,
    borderRadius: radius.pill,
    alignItems: 'center',
    justifyContent: 'center',
  },
  disabled: { opacity: 0.5 },
});
