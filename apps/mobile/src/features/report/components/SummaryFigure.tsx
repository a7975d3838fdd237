import { StyleSheet, View } from 'react-native';

import { formatNumber } from '../../../lib/format';
import { useLanguage } from '../../../lib/use-language';
import { Text } from '../../../ui/Text';
import { useStyles, type Theme } from '../../../ui/theme/theme';
import { radius, space } from '../../../ui/theme/tokens';

export function SummaryFigure({
  value,
  label,
  testID,
}: {
  value: number;
  label: string;
  testID: string;
}) {
  const language = useLanguage();
  const styles = useStyles(createStyles);
  return (
    <View style={styles.figure}>
      <Text testID={testID} variant="heading" color="onHero">
        {formatNumber(value, language)}
      </Text>
      <Text variant="caption" color="onHeroMuted">
        {label}
      </Text>
    </View>
  );
}

const createStyles = ({ colors }: Theme) =>
  StyleSheet.create({
    figure: {
      flex: 1,
      backgroundColor: colors.heroRaised,
      borderRadius: radius.md,
      paddingVertical: space.sm + space.xxs,
      paddingHorizontal: space.md,
    },
  });
