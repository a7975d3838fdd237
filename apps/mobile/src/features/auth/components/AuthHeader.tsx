import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import { Awning } from '../../../ui/drawings/Awning';
import { IconButton } from '../../../ui/IconButton';
import { Text } from '../../../ui/Text';
import { useStyles, type Theme } from '../../../ui/theme/theme';
import { contentWidth, radius, space } from '../../../ui/theme/tokens';

export interface AuthHeaderProps {
  title: string;
  onBack: () => void;
}

/** The shop's front over the doors of the app: register, log in, code. */
export function AuthHeader({ title, onBack }: AuthHeaderProps) {
  const { t } = useTranslation();
  const styles = useStyles(createStyles);
  return (
    <View style={styles.front}>
      <View style={styles.awning}>
        <Awning width={contentWidth} height={26} stripes={20} />
      </View>
      <View style={styles.bar}>
        <IconButton
          testID="header-back"
          icon="arrow-left"
          label={t('common.back')}
          color="onHero"
          onPress={onBack}
        />
      </View>
      <View style={styles.titles}>
        <Text variant="label" color="onHeroMuted">
          {t('common.appName')}
        </Text>
        <Text variant="display" color="onHero" level={1}>
          {title}
        </Text>
      </View>
    </View>
  );
}

const createStyles = ({ colors }: Theme) =>
  StyleSheet.create({
    front: {
      backgroundColor: colors.hero,
      borderBottomLeftRadius: radius.xl,
      borderBottomRightRadius: radius.xl,
      overflow: 'hidden',
      marginBottom: space.md,
    },
    awning: { height: 26, overflow: 'hidden' },
    bar: { flexDirection: 'row', paddingHorizontal: space.sm, paddingTop: space.xs },
    titles: { paddingHorizontal: space.xl - 4, paddingBottom: space.xl - 4 },
  });
