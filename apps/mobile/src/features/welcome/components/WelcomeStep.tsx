import { StyleSheet, View } from 'react-native';

import { Icon, type IconName } from '../../../ui/Icon';
import { Text } from '../../../ui/Text';
import { useStyles, type Theme } from '../../../ui/theme/theme';
import { radius, space } from '../../../ui/theme/tokens';

export function WelcomeStep({ icon, title }: { icon: IconName; title: string }) {
  const styles = useStyles(createStyles);
  return (
    <View style={styles.step}>
      <View style={styles.icon}>
        <Icon name={icon} size={22} color="onAccentSoft" />
      </View>
      <Text variant="caption" align="center">
        {title}
      </Text>
    </View>
  );
}

const createStyles = ({ colors }: Theme) =>
  StyleSheet.create({
    step: { flex: 1, alignItems: 'center', gap: space.sm },
    icon: {
      width: 48,
      height: 48,
      borderRadius: radius.pill,
      alignItems: 'center',
      justifyContent: 'center',
      backgroundColor: colors.accentSoft,
    },
  });
